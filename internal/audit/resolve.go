package audit

import (
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// resolve checks the references that go from one kind of file to another. Each
// that nobody defined is an error at its place; the rest is judged all the same.
func resolve(p *policy.Policy, inv *inventory.Inventory) []source.Problem {
	r := resolver{policy: p, manifest: inv.Manifest, known: map[string]map[string]bool{}, names: map[string][]string{}, guesses: maxGuesses}
	for _, s := range p.Subjects {
		r.define("subject", s.Key)
	}
	for _, purpose := range p.Purposes {
		r.define("purpose", purpose.Key)
	}
	for _, s := range p.Scopes {
		r.define("consent scope", s.Key)
	}
	for _, recipient := range inv.Manifest.Recipients {
		r.define("recipient", recipient.Key)
	}
	for _, c := range inv.Manifest.Collections {
		r.define("collection", c.ID)
	}
	for _, purpose := range p.Purposes {
		r.references("recipient", purpose.Recipients...)
	}
	for _, s := range p.Scopes {
		r.gates(s)
	}
	for _, recipient := range inv.Manifest.Recipients {
		r.references("purpose", recipient.Purposes...)
		for _, c := range recipient.Categories {
			r.category(c, source.Text{})
		}
	}
	for _, c := range inv.Manifest.Collections {
		r.references("subject", c.Subjects...)
		r.references("consent scope", c.Asks...)
	}
	for _, f := range inv.Fields {
		r.field(f)
	}
	for _, s := range inv.Manifest.Columns {
		r.category(s.Category, source.Text{})
	}
	for _, d := range inv.Datasets {
		for _, t := range d.Tables {
			for _, c := range t.Columns {
				if c.Annotation != nil {
					r.annotation(c.Annotation)
				}
			}
		}
	}
	return r.problems
}

// resolveCategories checks those that annotations name, and nothing else of them.
func resolveCategories(p *policy.Policy, datasets []*inventory.Dataset) []source.Problem {
	r := resolver{policy: p}
	for _, d := range datasets {
		for _, t := range d.Tables {
			for _, c := range t.Columns {
				if c.Annotation != nil {
					r.category(c.Annotation.Category, c.Annotation.Precision)
				}
			}
		}
	}
	return r.problems
}

type resolver struct {
	policy   *policy.Policy
	manifest *inventory.Manifest
	known    map[string]map[string]bool
	names    map[string][]string
	guesses  int
	problems []source.Problem
}

// maxGuesses bounds the references for which a likely meaning is looked for:
// each costs a look at every name, and who has so many reads the first.
const maxGuesses = 100

func (r *resolver) define(kind string, key source.Text) {
	if r.known[kind] == nil {
		r.known[kind] = map[string]bool{}
	}
	r.known[kind][key.Value] = true
	r.names[kind] = append(r.names[kind], key.Value)
}

// definedUnder says where each kind of thing is defined.
func definedUnder(kind string) string {
	switch kind {
	case "subject":
		return "subjects: in a rules file"
	case "purpose":
		return "purposes: in a rules file"
	case "consent scope":
		return "consent_scopes: in a rules file"
	case "collection":
		return "collections: in a manifest"
	}
	return "recipients: in a manifest"
}

func (r *resolver) references(kind string, refs ...source.Text) {
	for _, ref := range refs {
		if ref.Given() && !r.known[kind][ref.Value] && !r.maybeDefined(kind) {
			r.undefined(kind, ref, r.names[kind], definedUnder(kind))
		}
	}
}

// gates checks the service that a scope is a condition of. It may be named in
// words; but what nearly is the key of a purpose is a slip of the pen.
func (r *resolver) gates(s *policy.Scope) {
	name := s.Gates
	if name.Value == "" || r.known["purpose"][name.Value] || r.maybeDefined("purpose") {
		return
	}
	if near := source.Closest(name.Value, r.names["purpose"]); near != "" {
		r.problems = append(r.problems, source.Problem{
			Kind: source.Error, Span: name.Span,
			Msg: "“gates” in a consent scope is “" + name.Value + "”, which no purpose is called", Hint: "did you mean “" + near + "”?",
		})
	}
}

func (r *resolver) category(category, precision source.Text) {
	if r.policy.Partial && r.policy.Categories.Get(category.Value) == nil {
		return
	}
	if p := r.policy.Categories.CheckCategory(category, precision); p != nil {
		r.problems = append(r.problems, *p)
	}
}

// maybeDefined reports whether a thing may be defined in a file that could not
// be read: then nothing can be said of a reference to it.
func (r *resolver) maybeDefined(kind string) bool {
	switch kind {
	case "recipient", "collection":
		return r.manifest.Partial
	}
	return r.policy.Partial
}

func (r *resolver) undefined(kind string, ref source.Text, names []string, where string) {
	hint := ""
	if r.guesses > 0 {
		r.guesses--
		hint = source.DidYouMean(ref.Value, names)
	}
	if hint == "" {
		hint = "define it under " + where
		if len(names) > 0 && len(names) <= 12 {
			hint += "; known: " + strings.Join(names, ", ")
		}
	}
	r.problems = append(r.problems, source.Problem{
		Kind: source.Error, Span: ref.Span,
		Msg: "unknown " + kind + " “" + ref.Value + "”", Hint: hint,
	})
}

func (r *resolver) field(f *inventory.Field) {
	if f.Annotated {
		return // checked with the other annotations
	}
	r.references("purpose", f.Purposes...)
	r.references("purpose", f.CollectedFor...)
	for _, p := range f.Places {
		r.references("purpose", p.Purposes...)
	}
	r.category(f.Category, f.Precision)
}

func (r *resolver) annotation(a *inventory.Annotation) {
	r.references("purpose", a.Purposes...)
	r.references("collection", a.ConsentAt)
	r.category(a.Category, a.Precision)
}
