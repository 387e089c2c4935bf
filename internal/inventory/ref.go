package inventory

import (
	"errors"
	"strings"
)

// Ref names a table, a column, or a path inside a column:
// dataset.table, dataset.table.column, dataset.schema.table.column#/path.
// Schema is empty where the table stands in its database's default one. Any
// part but Dataset may hold "*", which matches any run of characters in that
// part.
type Ref struct {
	Dataset, Schema, Table, Column, Path string
}

var errRef = errors.New("expected dataset.table.column, or dataset.schema.table.column, with #/path after it for a path inside the column")
var errTableRef = errors.New("expected dataset.table, or dataset.schema.table")

// ParseRef reads a reference to a column or to a path inside one. A part that
// holds a dot, a # or a quote is written in double quotes: shop."odd.name".id.
func ParseRef(s string) (Ref, error) {
	parts, path, ok := splitRef(s)
	if !ok {
		return Ref{}, errRef
	}
	switch len(parts) {
	case 3:
		return Ref{Dataset: parts[0], Table: parts[1], Column: parts[2], Path: path}, nil
	case 4:
		return Ref{Dataset: parts[0], Schema: parts[1], Table: parts[2], Column: parts[3], Path: path}, nil
	}
	return Ref{}, errRef
}

// ParseTableRef reads a reference to a table.
func ParseTableRef(s string) (Ref, error) {
	parts, path, ok := splitRef(s)
	if !ok || path != "" {
		return Ref{}, errTableRef
	}
	switch len(parts) {
	case 2:
		return Ref{Dataset: parts[0], Table: parts[1]}, nil
	case 3:
		return Ref{Dataset: parts[0], Schema: parts[1], Table: parts[2]}, nil
	}
	return Ref{}, errTableRef
}

// splitRef cuts a reference at its dots outside quotes. The path is kept with
// its leading slash.
func splitRef(s string) (parts []string, path string, ok bool) {
	var part strings.Builder
	quoted, inQuotes := false, false
	end := func() bool {
		if part.Len() == 0 {
			return false
		}
		parts = append(parts, part.String())
		part.Reset()
		quoted = false
		return true
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case inQuotes && c == '"' && i+1 < len(s) && s[i+1] == '"':
			part.WriteByte('"')
			i++
		case c == '"' && inQuotes:
			inQuotes = false
		case c == '"' && part.Len() == 0 && !quoted:
			inQuotes, quoted = true, true
		case inQuotes:
			part.WriteByte(c)
		case c == '"' || quoted && c != '.' && c != '#':
			return nil, "", false
		case c == '.':
			if !end() {
				return nil, "", false
			}
		case c == '#':
			path = s[i+1:]
			if len(path) < 2 || path[0] != '/' {
				return nil, "", false
			}
			return parts, path, end()
		default:
			part.WriteByte(c)
		}
	}
	if inQuotes || !end() {
		return nil, "", false
	}
	return parts, "", true
}

// String writes the reference as ParseRef reads it.
func (r Ref) String() string {
	var b strings.Builder
	b.WriteString(quotePart(r.Dataset))
	for _, part := range [...]string{r.Schema, r.Table, r.Column} {
		if part != "" {
			b.WriteByte('.')
			b.WriteString(quotePart(part))
		}
	}
	if r.Path != "" {
		b.WriteByte('#')
		b.WriteString(r.Path)
	}
	return b.String()
}

func quotePart(s string) string {
	if !strings.ContainsAny(s, `."#`) {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// IsPattern reports whether the reference holds a "*".
func (r Ref) IsPattern() bool {
	return strings.Contains(r.Dataset+r.Schema+r.Table+r.Column, "*")
}

// OfTable is the reference to the table alone.
func (r Ref) OfTable() Ref {
	r.Column, r.Path = "", ""
	return r
}

// Glob reports whether the whole of s fits the pattern, in which "*" stands for
// any run of characters. It takes time linear in len(pattern) × len(s).
func Glob(pattern, s string) bool {
	star, retry := -1, 0
	p, i := 0, 0
	for i < len(s) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			if last := pattern[p+1:]; !strings.Contains(last, "*") {
				return strings.HasSuffix(s[i:], last)
			}
			star, retry = p, i
			p++
		case p < len(pattern) && pattern[p] == s[i]:
			p++
			i++
		case star >= 0:
			retry++
			p, i = star+1, retry
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
