// Package manifest reads what a product declares about its collection of data:
// collections, recipients and what columns are.
package manifest

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Read reads all manifest files together. What they say of each other is
// checked; the purposes, scopes, subjects, categories and recipients that they
// name are not, for only the rules files define them. The manifest is never nil:
// it holds what could be read beside the problems.
func Read(files []source.File) (*inventory.Manifest, []source.Problem) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b source.File) int { return cmp.Compare(a.Name, b.Name) })
	files = slices.CompactFunc(files, func(a, b source.File) bool { return a.Name == b.Name })

	x := &reader{
		m:           &inventory.Manifest{},
		recipients:  map[string]source.Span{},
		collections: map[string]source.Span{},
		columns:     map[string]source.Span{},
		fields:      map[string]*inventory.Field{},
	}
	for _, f := range files {
		docs, problems := yamlsrc.Parse(f)
		x.Problems = append(x.Problems, problems...)
		x.m.Partial = x.m.Partial || len(problems) > 0
		if len(docs) == 0 && len(problems) == 0 {
			x.Fail(f.Start(), "a manifest is empty, expected collections or the like", "write it, or no longer name it")
		}
		for _, doc := range docs {
			x.document(doc)
		}
	}
	if !x.m.Partial {
		x.checkReferences()
	}
	x.checkCycles()
	return x.m, source.SortProblems(x.Problems)
}

// reader is a manifest that is being read, and what was defined so far.
type reader struct {
	yamlsrc.Reader
	m           *inventory.Manifest
	recipients  map[string]source.Span
	collections map[string]source.Span
	columns     map[string]source.Span      // statements, by reference
	fields      map[string]*inventory.Field // by collection.field
	read        []*inventory.Field          // all of them, those of a collection defined twice too
	guesses     int                         // unknown names that were compared with all others
}

func (x *reader) document(doc yamlsrc.Node) {
	m := x.Map(doc, "a manifest")
	x.controller(m.Node("controller"))
	for _, e := range m.Entries("recipients") {
		x.Name(e.Key, "a recipient")
		if rec := x.recipient(e); x.First(x.recipients, e.Key, "recipient") {
			x.m.Recipients = append(x.m.Recipients, rec)
		}
	}
	for _, n := range m.Items("collections") {
		if c := x.collection(n); c.ID.Value != "" && x.First(x.collections, c.ID, "collection") {
			x.m.Collections = append(x.m.Collections, c)
		}
	}
	for _, n := range m.Items("columns") {
		x.column(n)
	}
	m.Done()
}

// controller reads who decides about the data. Files may repeat it, in the same
// words.
func (x *reader) controller(n yamlsrc.Node) {
	if n.IsZero() {
		return
	}
	m := x.Map(n, "“controller” in a manifest")
	c := inventory.Controller{Name: m.Text("name"), Contact: m.Text("contact"), Span: n.Span()}
	m.Must("name")
	m.Done()
	if len(x.m.Controllers) == 0 {
		x.m.Controllers = append(x.m.Controllers, c)
		return
	}
	if first := x.m.Controllers[0]; first.Name.Value != c.Name.Value || first.Contact.Value != c.Contact.Value {
		x.Fail(c.Span, "the controller differs from the first one, at "+first.Span.Pos.String(), "keep one of the two; a collection names a controller of its own")
	}
}

func roles() []string { return []string{"processor", "controller", "joint"} }

func (x *reader) recipient(e yamlsrc.Entry) *inventory.Recipient {
	m := x.Map(e.Value, "a recipient")
	rec := &inventory.Recipient{
		Key:        e.Key,
		Title:      m.Text("title"),
		Role:       m.Enum("role", roles()),
		Country:    x.country(m.Text("country")),
		Safeguard:  m.Text("safeguard"),
		Purposes:   m.Texts("purposes"),
		Categories: m.Texts("categories"),
	}
	m.Must("title")
	m.Done()
	return rec
}
