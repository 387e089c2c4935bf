package manifest

import (
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

func kinds() []string {
	return []string{"form", "api", "event", "sdk", "import", "third_party", "inferred"}
}

func (x *reader) collection(n yamlsrc.Node) *inventory.Collection {
	m := x.Map(n, "a collection")
	c := &inventory.Collection{
		ID:         m.Text("id"),
		Title:      m.Text("title"),
		Kind:       m.Enum("kind", kinds()),
		Controller: m.Text("controller"),
		Role:       m.Enum("role", roles()),
		Subjects:   m.Texts("subjects"),
		Asks:       m.Texts("asks"),
		Table:      m.Text("table"),
		Notice:     m.Text("notice"),
		Span:       n.Span(),
	}
	x.Name(c.ID, "a collection")
	if c.Table.Given() {
		c.TableRef = x.tableRef(c.Table)
	}
	if s := m.Node("source"); !s.IsZero() {
		sub := x.Map(s, "“source” in a collection")
		c.Source = &inventory.Origin{Name: sub.Text("name"), Refreshed: sub.Date("refreshed"), Correct: sub.Text("correct"), Span: s.Span()}
		sub.Done()
	}
	names := map[string]source.Span{}
	for _, item := range m.Items("fields") {
		f := x.field(item, c)
		if f.Name.Value != "" && x.First(names, f.Name, "field") {
			c.Fields = append(c.Fields, f)
		}
	}
	m.Must("id")
	m.Done()
	return c
}

func (x *reader) field(n yamlsrc.Node, c *inventory.Collection) *inventory.Field {
	m := x.Map(n, "a field")
	f := &inventory.Field{
		Collection:   c,
		Name:         m.Text("name"),
		Category:     m.Text("category"),
		Precision:    m.Text("precision"),
		Purposes:     m.Texts("purposes"),
		CollectedFor: m.Texts("collected_for"),
		Required:     m.Bool("required"),
		Preselected:  m.Bool("preselected"),
		Label:        m.Text("label"),
		Explain:      m.Text("explain"),
		Retention:    m.Retention("retention"),
		ConsentAt:    m.Text("consent_at"),
		DerivedFrom:  m.Texts("derived_from"),
		Reviewed:     m.Date("reviewed"),
	}
	switch stored := m.Node("stored_in"); {
	case !stored.IsZero():
		f.Places, f.NotStored = x.places(stored)
	case c.TableRef.Table != "" && f.Name.Value != "":
		at := c.TableRef
		at.Column = f.Name.Value
		f.Places = []*inventory.Place{{At: at, Span: f.Name.Span}}
	}
	m.Must("name", "category")
	m.Done()
	if f.Name.Value != "" {
		x.read = append(x.read, f)
		if c.ID.Value != "" && x.fields[f.Ref()] == nil {
			x.fields[f.Ref()] = f
		}
	}
	return f
}

// places reads where a field is kept: none, or a list of references and
// mappings.
func (x *reader) places(n yamlsrc.Node) (places []*inventory.Place, none bool) {
	const label = "“stored_in” in a field"
	if n.IsScalar() {
		t := x.Text(n, label)
		if t.Value == "none" {
			return nil, true
		}
		hint := "write [" + t.Value + "]"
		if strings.EqualFold(t.Value, "none") {
			hint = "write none"
		}
		x.Fail(t.Span, label+" is “"+t.Value+"”, expected none or a list", hint)
		return nil, false
	}
	items := x.Items(n, label)
	if n.IsList() && len(items) == 0 {
		x.Fail(n.Span(), label+" is empty, expected none or a list", "write none where it is not kept")
	}
	first := map[inventory.Ref]source.Span{}
	for _, item := range items {
		p := &inventory.Place{Span: item.Span()}
		var at source.Text
		if item.IsScalar() {
			at = x.Text(item, "a place")
		} else {
			m := x.Map(item, "a place")
			at = m.Text("at")
			p.Purposes = m.Texts("purposes")
			p.Retention = m.Retention("retention")
			p.When = m.Text("when")
			p.Deletion = m.Text("deletion")
			m.Must("at")
			m.Done()
		}
		var ok bool
		if p.At, ok = x.columnRef(at); !ok {
			continue
		}
		p.Span = at.Span
		if was, ok := first[p.At]; ok {
			x.Fail(at.Span, "the place “"+at.Value+"” appears twice in a field, first at "+was.Pos.String(), "keep one of the two")
			continue
		}
		first[p.At] = at.Span
		places = append(places, p)
	}
	return places, false
}

// column reads a statement of what columns are.
func (x *reader) column(n yamlsrc.Node) {
	m := x.Map(n, "an item of “columns”")
	at := m.Text("at")
	s := &inventory.ColumnStatement{
		Span:         n.Span(),
		Category:     m.Text("category"),
		Complete:     isTrue(m.Bool("complete")),
		NotPersonal:  isTrue(m.Bool("not_personal")),
		Because:      m.Text("because"),
		Pseudonymous: isTrue(m.Bool("pseudonymous")),
		Reviewed:     m.Date("reviewed"),
	}
	m.Must("at")
	says := m.Has("category") || m.Has("complete") || m.Has("not_personal") || m.Has("pseudonymous") || m.Has("reviewed")
	switch {
	case n.IsMap() && !says:
		x.Fail(n.Span(), "an item of “columns” says nothing of its columns", "add category, complete, not_personal, pseudonymous or reviewed")
	case s.NotPersonal && s.Category.Given():
		x.Fail(m.KeySpan("not_personal"), "an item of “columns” has both “category” and “not_personal”", "keep one of the two")
	case s.NotPersonal && s.Because.Value == "":
		x.Fail(m.KeySpan("not_personal"), "an item of “columns” has “not_personal” and no “because”", "add because: with the reason")
	}
	m.Done()
	var ok bool
	if s.At, ok = x.columnRef(at); !ok {
		return
	}
	if s.At.Path != "" {
		x.Fail(at.Span, "“"+at.Value+"” in “columns” names a path, expected a whole column", "declare what is at the path as a field that is stored_in there")
		return
	}
	s.Span = at.Span
	at.Value = s.At.String()
	if x.First(x.columns, at, "the statement on columns") {
		x.m.Columns = append(x.m.Columns, s)
	}
}

func isTrue(b *bool) bool { return b != nil && *b }
