package inventory

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// Inventory is what is declared and what the schemas have, bound to each other.
type Inventory struct {
	Manifest *Manifest
	Datasets []*Dataset
	Fields   []*Field // those of the manifest, then those that annotations declare

	bindings   map[*Column][]Binding
	statements map[*Column]*ColumnStatement
}

// Binding is a field that is kept in a column, and which of its places says so.
type Binding struct {
	Field *Field
	Place *Place
}

// Bindings lists the fields kept in a column, in the order of Fields.
func (inv *Inventory) Bindings(c *Column) []Binding { return inv.bindings[c] }

// Statement is what columns: says of a column, or nil. Where several statements
// reach it, each says what the ones nearer to it leave open: a whole reference
// is nearer than a pattern, a long pattern nearer than a short one.
func (inv *Inventory) Statement(c *Column) *ColumnStatement { return inv.statements[c] }

// Bind joins a manifest to the datasets. The problems are references to
// datasets that nobody named and statements that reach no column.
func Bind(m *Manifest, datasets []*Dataset) (*Inventory, []source.Problem) {
	inv := &Inventory{
		Manifest:   m,
		Datasets:   datasets,
		bindings:   map[*Column][]Binding{},
		statements: map[*Column]*ColumnStatement{},
	}
	b := binder{inv: inv, index: newIndex(datasets), unknown: map[string]bool{}}
	for _, c := range m.Collections {
		if c.TableRef.Dataset != "" && len(datasets) > 0 {
			b.knowsDataset(c.TableRef, c.Table.Span)
		}
		inv.Fields = append(inv.Fields, c.Fields...)
	}
	for _, f := range inv.Fields {
		for _, p := range f.Places {
			b.place(f, p)
		}
	}
	b.statements(m.Columns)
	b.annotations()
	return inv, b.problems
}

type binder struct {
	inv      *Inventory
	index    *index
	unknown  map[string]bool // datasets that nobody named
	problems []source.Problem
}

func (b *binder) place(f *Field, p *Place) {
	p.State = Unchecked
	if len(b.inv.Datasets) == 0 || !b.knowsDataset(p.At, p.Span) {
		return
	}
	p.Columns = b.index.columns(p.At)
	switch {
	case len(p.Columns) > 0:
		p.State = Found
	case !b.index.unread(p.At):
		p.State = Stale
		p.Near = b.index.closest(p.At, "")
	}
	for _, c := range p.Columns {
		b.inv.bindings[c] = append(b.inv.bindings[c], Binding{f, p})
	}
}

// knowsDataset notes a reference into a dataset that no schema describes: it is
// a slip of the pen or a schema left out, and either way nobody looked.
func (b *binder) knowsDataset(r Ref, at source.Span) bool {
	if strings.Contains(r.Dataset, "*") {
		return true
	}
	if b.index.byName[r.Dataset] != nil {
		return true
	}
	if b.unknown[r.Dataset] {
		return false // said once; the hint mends all
	}
	b.unknown[r.Dataset] = true
	hint := source.DidYouMean(r.Dataset, b.index.names)
	if hint == "" {
		hint = "name it under schemas: in pare.yaml or with --schema " + r.Dataset + "=PATH; known: " + strings.Join(b.index.names, ", ")
	}
	b.problems = append(b.problems, source.Problem{
		Kind: source.Error, Span: at,
		Msg:  "no schema is called “" + r.Dataset + "”, so “" + r.String() + "” cannot be looked up",
		Hint: hint,
	})
	return false
}

func (b *binder) statements(list []*ColumnStatement) {
	if len(b.inv.Datasets) == 0 {
		return
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(x, y *ColumnStatement) int { return nearness(y.At) - nearness(x.At) })
	for _, s := range sorted {
		if !b.knowsDataset(s.At, s.Span) {
			continue
		}
		columns := b.index.columns(s.At)
		if len(columns) == 0 && !b.index.unread(s.At) {
			b.problems = append(b.problems, source.Problem{
				Kind: source.Warning, Span: s.Span,
				Msg:  "“" + s.At.String() + "” reaches no column of the schema",
				Hint: b.index.closest(s.At, "remove the statement, or correct the reference"),
			})
		}
		for _, c := range columns {
			b.inv.statements[c] = merge(b.inv.statements[c], s)
		}
	}
}

// nearness orders statements: whole references above patterns, then by length.
func nearness(r Ref) int {
	n := len(r.String())
	if !r.IsPattern() {
		n += 1 << 20
	}
	return n
}

// merge adds to what is known what a statement further away says besides.
func merge(near, far *ColumnStatement) *ColumnStatement {
	if near == nil {
		return far
	}
	both := *near
	if !both.Category.Given() && !both.NotPersonal {
		both.Category, both.NotPersonal, both.Because = far.Category, far.NotPersonal, far.Because
	}
	both.Complete = both.Complete || far.Complete
	both.Pseudonymous = both.Pseudonymous || far.Pseudonymous
	if !both.Reviewed.Given() {
		both.Reviewed = far.Reviewed
	}
	return &both
}

// annotations makes fields of the columns that declare themselves. Such a field
// belongs to a collection named after its table, of which nothing else is
// known. A column that a manifest's field is bound to is declared there; the
// manifest decides.
func (b *binder) annotations() {
	for _, d := range b.inv.Datasets {
		for _, t := range d.Tables {
			var collection *Collection
			for _, c := range t.Columns {
				a := c.Annotation
				if a == nil || len(a.Purposes) == 0 || len(b.inv.bindings[c]) > 0 {
					continue
				}
				category := b.annotatedCategory(c)
				if !category.Given() {
					continue
				}
				if collection == nil {
					collection = &Collection{ID: source.Text{Value: t.Ref().String(), Span: t.Span}, Span: t.Span}
				}
				f := &Field{
					Collection: collection,
					Name:       source.Text{Value: c.Name, Span: c.Span},
					Category:   category,
					Precision:  a.Precision,
					Purposes:   a.Purposes,
					ConsentAt:  a.ConsentAt,
					Annotated:  true,
				}
				p := &Place{At: c.Ref(), Span: c.Span, Columns: []*Column{c}, State: Found}
				f.Places = []*Place{p}
				collection.Fields = append(collection.Fields, f)
				b.inv.Fields = append(b.inv.Fields, f)
				b.inv.bindings[c] = append(b.inv.bindings[c], Binding{f, p})
			}
		}
	}
}

// annotatedCategory is what an annotation with purposes is about: the category
// it names, else the one that columns: states. The classifier is not asked,
// since what is declared must not change when it learns.
func (b *binder) annotatedCategory(c *Column) source.Text {
	if c.Annotation.Category.Given() {
		return c.Annotation.Category
	}
	if s := b.inv.statements[c]; s != nil && s.Category.Given() {
		return s.Category
	}
	b.problems = append(b.problems, source.Problem{
		Kind: source.Error, Span: c.Annotation.Span,
		Msg:  "the annotation names purposes and no category",
		Hint: "add category=, such as category=user.contact.email",
	})
	return source.Text{}
}
