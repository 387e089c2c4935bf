package schema

import (
	"cmp"
	"strings"
)

// property follows the extended properties of tables and columns. MS_Description
// is what other databases call a comment; an annotation may stand in any.
func (f *batchFlow) property(st *statement, args []given, dropped bool) {
	at := 2
	if dropped {
		at = 1
	}
	text := func(i int, names ...string) string {
		if a := argOf(args, i, names...); a != nil && a.kind == knownValue {
			return a.text
		}
		return ""
	}
	name := text(0, "@name")
	comment, exact := f.propertyText(st, argOf(args, 1, "@value"))
	if dropped {
		comment, exact = annotated{s: comment.s, at: comment.at, end: comment.end, exact: -1}, true
	}
	described := strings.EqualFold(name, "MS_Description")
	if !described && !hasAnnotation(comment.value) {
		return
	}
	schema, table := text(at+1, "@level0name"), text(at+3, "@level1name")
	column := text(at+5, "@level2name")
	kind, level := text(at+2, "@level1type"), text(at+4, "@level2type")
	if level0 := text(at, "@level0type"); !strings.EqualFold(level0, "schema") && !strings.EqualFold(level0, "user") || !strings.EqualFold(kind, "table") {
		f.c.noColumn(comment)
		return
	}
	t := f.c.find(bare(schema), bare(table))
	if level == "" {
		if t != nil && described && exact {
			t.comment = plainText(comment.value)
		}
		f.c.noColumn(comment)
		return
	}
	if !strings.EqualFold(level, "column") || t == nil || t.notTable {
		f.c.noColumn(comment)
		return
	}
	f.c.commentColumn(f.s, st, t, bare(column), comment)
}

// propertyText is a property's text and where it stands. It is exact where the
// file tells it wholly.
func (f *batchFlow) propertyText(st *statement, a *given) (annotated, bool) {
	o := f.originOf(st, value{})
	out := annotated{s: &script{file: f.s.file, lines: f.s.lines}, at: o.from, end: o.to, exact: -1}
	if a == nil || a.kind != knownValue {
		return out, false
	}
	out.value = a.text
	if len(a.from) == 1 && a.from[0].src >= 0 {
		out.exact = a.from[0].src
	}
	return out, true
}

// bare is a name without the brackets that it does not need there.
func bare(name string) string {
	if in, ok := strings.CutPrefix(name, "["); ok && strings.HasSuffix(in, "]") {
		return cmp.Or(strings.TrimSuffix(in, "]"), name)
	}
	return name
}
