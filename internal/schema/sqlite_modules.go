package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// argument is one of those in USING module (…): a name, or name=value.
type argument struct {
	toks   []lex.Token
	name   string
	option bool
	value  string
}

// argument reads one argument of a module.
func (s *script) argument(item []lex.Token) argument {
	a := argument{toks: item, name: s.fold(item[0])}
	if len(item) < 2 || item[1].Kind != lex.Operator || s.src[item[1].Start] != '=' {
		return a
	}
	a.option = true
	if len(item) > 2 {
		if a.value = s.fold(item[2]); a.value == "" && item[2].Kind != lex.String {
			a.value = item[2].Text(s.src)
		}
	}
	return a
}

// unwritten makes columns that a module adds, which nobody writes: they stand at
// the table's name.
func unwritten(t *table, names ...string) (cols []*column) {
	for _, name := range names {
		cols = append(cols, &column{name: name, span: t.span, local: true})
	}
	return cols
}

// fts5 is a full-text index, version 5.
func (s *script) fts5(t *table, args []argument) *virtual {
	v := &virtual{}
	content, sizes := "normal", true
	docsize := "id INTEGER PRIMARY KEY, sz BLOB"
	for _, a := range args {
		switch name := strings.ToLower(a.name); {
		case !a.option && len(a.toks) == 1:
			v.add(s, a.toks, a.toks[0], "")
		case !a.option && len(a.toks) == 2 && a.toks[1].Is(s.src, "unindexed"):
			v.add(s, a.toks, a.toks[0], "")
		case name == "content":
			content = a.value
		case name == "columnsize":
			sizes = a.value != "0"
		case name == "contentless_delete":
			if a.value == "1" {
				docsize += ", origin INTEGER"
			}
		case name == "prefix", name == "tokenize", name == "content_rowid", name == "detail", name == "tokendata":
		default:
			v.unknown = "module “fts5”, with “" + s.written(a.toks) + "”, which is not known"
			return v
		}
	}
	n := len(v.cols)
	v.cols = append(v.cols, unwritten(t, t.key.name, "rank")...)
	v.shadows = []shadow{
		{"_data", "id INTEGER PRIMARY KEY, block BLOB"},
		{"_idx", "segid, term, pgno, PRIMARY KEY (segid, term)) WITHOUT ROWID"},
	}
	if content == "normal" {
		columns := "id INTEGER PRIMARY KEY"
		for i := range n {
			columns += fmt.Sprintf(", c%d", i)
		}
		v.shadows = append(v.shadows, shadow{"_content", columns})
	}
	if sizes {
		v.shadows = append(v.shadows, shadow{"_docsize", docsize})
	}
	v.shadows = append(v.shadows, shadow{"_config", "k PRIMARY KEY, v) WITHOUT ROWID"})
	return v
}

// fts4 is a full-text index, version 3 or 4.
func (c *catalog) fts4(s *script, t *table, four bool, args []argument) *virtual {
	v := &virtual{}
	content, hasContent, sizes, language := "", false, four, ""
	for _, a := range args {
		name := strings.ToLower(a.name)
		switch {
		case name == "tokenize" && len(a.toks) > 1:
		case !four || !a.option:
			v.add(s, a.toks, a.toks[0], "")
		case name == "content":
			content, hasContent = a.value, true
		case name == "languageid":
			language = a.value
		case name == "matchinfo":
			sizes = sizes && !strings.EqualFold(a.value, "fts3")
		case name == "prefix", name == "compress", name == "uncompress", name == "order", name == "notindexed":
		default:
			v.unknown = "module “fts4”, with “" + s.written(a.toks) + "”, which is not known"
			return v
		}
	}
	if len(v.cols) == 0 && content != "" {
		from := c.at(relKey{t.key.schema, content})
		if from == nil || from.unread {
			v.unknown = "module “fts4” and takes its columns from “" + content + "”, whose columns are not known"
			return v
		}
		if !c.mayCopy(t, len(from.cols)) {
			return nil
		}
		for _, col := range from.cols {
			if !c.d.sameColumn(col.name, language) {
				v.cols = append(v.cols, &column{name: col.name, span: col.span, made: t.span.File, local: true})
			}
		}
	}
	if len(v.cols) == 0 {
		v.cols = unwritten(t, "content")
	}
	own := slices.Clone(v.cols)
	v.cols = append(v.cols, unwritten(t, t.key.name, "docid")...)
	if language == "" {
		v.cols = append(v.cols, unwritten(t, "__langid")...)
	} else {
		v.cols = append(v.cols, unwritten(t, language)...)
	}
	if !hasContent {
		columns := "docid INTEGER PRIMARY KEY"
		for i, col := range own {
			columns += ", " + quoteName(fmt.Sprintf("c%d%s", i, col.name))
		}
		if language != "" {
			columns += ", langid"
		}
		v.shadows = append(v.shadows, shadow{"_content", columns})
	}
	v.shadows = append(v.shadows,
		shadow{"_segments", "blockid INTEGER PRIMARY KEY, block BLOB"},
		shadow{"_segdir", "level INTEGER, idx INTEGER, start_block INTEGER, leaves_end_block INTEGER, end_block INTEGER, root BLOB, PRIMARY KEY (level, idx)"})
	if sizes {
		v.shadows = append(v.shadows, shadow{"_docsize", "docid INTEGER PRIMARY KEY, size BLOB"})
	}
	if four {
		v.shadows = append(v.shadows, shadow{"_stat", "id INTEGER PRIMARY KEY, value BLOB"})
	}
	return v
}

// rtree is an index of ranges: a number, pairs of bounds, and columns that are
// only kept, which begin with a plus sign.
func (s *script) rtree(bound string, args []argument) *virtual {
	v := &virtual{}
	rowid := "rowid INTEGER PRIMARY KEY, nodeno"
	kept := 0
	for i, a := range args {
		typ := bound
		name := a.toks[0]
		switch {
		case i == 0:
			typ = "INT"
		case name.Text(s.src) == "+" && len(a.toks) > 1:
			name, typ = a.toks[1], ""
			rowid += fmt.Sprintf(", a%d", kept)
			kept++
		}
		v.add(s, a.toks, name, typ)
	}
	v.shadows = []shadow{
		{"_rowid", rowid},
		{"_node", "nodeno INTEGER PRIMARY KEY, data"},
		{"_parent", "nodeno INTEGER PRIMARY KEY, parentnode"},
	}
	return v
}

// vocabulary lists the words of a full-text index.
func vocabulary(t *table, args []argument) *virtual {
	kind := ""
	if len(args) > 0 {
		kind = strings.ToLower(args[len(args)-1].name)
	}
	switch kind {
	case "row":
		return &virtual{cols: unwritten(t, "term", "doc", "cnt")}
	case "col":
		return &virtual{cols: unwritten(t, "term", "col", "doc", "cnt")}
	case "instance":
		return &virtual{cols: unwritten(t, "term", "doc", "col", "offset")}
	}
	return &virtual{unknown: "module “fts5vocab”, of a kind that is not known"}
}

func quoteName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
