package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// alias is a type that a script makes of another one.
type alias struct {
	typ     string
	notNull bool
}

// addType follows sp_addtype name, 'type', 'NOT NULL'.
func (f *batchFlow) addType(args []given) {
	name, typ, null := argOf(args, 0, "@typename"), argOf(args, 1, "@phystype"), argOf(args, 2, "@nulltype")
	if name == nil || typ == nil || name.kind != knownValue || typ.kind != knownValue {
		return
	}
	notNull := null != nil && strings.HasPrefix(strings.ToLower(null.text), "not") || null != nil && strings.EqualFold(null.text, "nonull")
	f.c.aliases[strings.ToLower(name.text)] = alias{plainType(typ.text), notNull}
}

// createType follows CREATE TYPE name FROM type [NOT NULL].
func (c *catalog) createType(s *script, st *statement) {
	w := &words{s.src, st.toks}
	w.all("create", "type")
	n, rest, ok := s.name(w.toks)
	if !ok || len(rest) < 2 || !rest[0].Is(s.src, "from") {
		return
	}
	typ := rest[1:]
	notNull := false
	for i, t := range typ {
		if t.Is(s.src, "not") || t.Is(s.src, "null") {
			notNull = t.Is(s.src, "not")
			typ = typ[:i]
			break
		}
	}
	if len(typ) > 0 {
		c.aliases[strings.ToLower(n.name)] = alias{plainType(s.written(typ)), notNull}
	}
}

// settleTypes gives columns of a script's own types what these stand for, and
// tells which may be NULL where neither their definition nor NULL says so.
func (c *catalog) settleTypes() {
	for _, t := range c.rels {
		for _, col := range t.cols {
			col.typ = plainType(col.typ)
			name, _, _ := strings.Cut(col.typ, "(")
			name = strings.ToLower(strings.TrimSpace(name[strings.LastIndexByte(name, '.')+1:]))
			a, own := c.aliases[name]
			switch {
			case own:
				col.typ = a.typ
			case name == "sysname" || name == "timestamp" || name == "rowversion":
				a.notNull = true
			}
			col.notNull = col.notNull || a.notNull && !col.said
		}
	}
}

// plainType is a type without the quotes around its names.
func plainType(typ string) string {
	if !strings.ContainsAny(typ, `["`) {
		return typ
	}
	d := lex.Dialect{Quotes: `"[`, KeepCase: true, NameSigns: "@#"}
	var b strings.Builder
	end := int32(0)
	for sc := lex.New(typ, d); sc.Scan(); {
		for _, t := range sc.Statement().Tokens {
			b.WriteString(typ[end:t.Start])
			if t.Kind == lex.Quoted {
				b.WriteString(d.Name(typ, t))
			} else {
				b.WriteString(t.Text(typ))
			}
			end = t.End
		}
	}
	return b.String() + typ[end:]
}
