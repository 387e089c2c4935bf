package policy

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Read reads all rules files together; what they refer to may stand in any of
// them. The policy is never nil: it holds what could be read beside the
// problems.
func Read(builtin *Categories, files []source.File) (*Policy, []source.Problem) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b source.File) int { return cmp.Compare(a.Name, b.Name) })
	files = slices.CompactFunc(files, func(a, b source.File) bool { return a.Name == b.Name })

	r := &yamlsrc.Reader{}
	p := &Policy{}
	subjects, purposes, scopes := map[string]source.Span{}, map[string]source.Span{}, map[string]source.Span{}
	var categories []yamlsrc.Entry
	for _, f := range files {
		docs, problems := yamlsrc.Parse(f)
		r.Problems = append(r.Problems, problems...)
		p.Partial = p.Partial || len(problems) > 0
		if len(docs) == 0 && len(problems) == 0 {
			r.Fail(f.Start(), "a rules file is empty, expected purposes, consent scopes or the like", "write it, or no longer name it")
		}
		for _, doc := range docs {
			m := r.Map(doc, "a rules file")
			for _, e := range m.Entries("subjects") {
				r.Name(e.Key, "a subject")
				if s := readSubject(r, e); r.First(subjects, e.Key, "subject") {
					p.Subjects = append(p.Subjects, s)
				}
			}
			for _, e := range m.Entries("purposes") {
				r.Name(e.Key, "a purpose")
				if s := readPurpose(r, e); r.First(purposes, e.Key, "purpose") {
					p.Purposes = append(p.Purposes, s)
				}
			}
			for _, e := range m.Entries("consent_scopes") {
				r.Name(e.Key, "a consent scope")
				if s := readScope(r, e); r.First(scopes, e.Key, "consent scope") {
					p.Scopes = append(p.Scopes, s)
				}
			}
			categories = append(categories, m.Entries("categories")...)
			p.Checks = append(p.Checks, m.Items("checks")...)
			if n := m.Node("names"); !n.IsZero() {
				p.Names = append(p.Names, n)
			}
			m.Done()
		}
	}
	p.Categories = ownCategories(r, builtin, categories)
	slices.SortFunc(p.Subjects, func(a, b *Subject) int { return cmp.Compare(a.Key.Value, b.Key.Value) })
	slices.SortFunc(p.Purposes, func(a, b *Purpose) int { return cmp.Compare(a.Key.Value, b.Key.Value) })
	slices.SortFunc(p.Scopes, func(a, b *Scope) int { return cmp.Compare(a.Key.Value, b.Key.Value) })
	if !p.Partial {
		checkReferences(r, p, subjects, purposes)
	}
	return p, source.SortProblems(r.Problems)
}

func readSubject(r *yamlsrc.Reader, e yamlsrc.Entry) *Subject {
	m := r.Map(e.Value, "a subject")
	s := &Subject{
		Key:     e.Key,
		Title:   m.Text("title"),
		Child:   isTrue(m.Bool("child")),
		AgeGate: m.Text("age_gate"),
	}
	m.Must("title")
	m.Done()
	return s
}

func readPurpose(r *yamlsrc.Reader, e yamlsrc.Entry) *Purpose {
	m := r.Map(e.Value, "a purpose")
	p := &Purpose{
		Key:            e.Key,
		Title:          m.Text("title"),
		Benefit:        m.Text("benefit"),
		Basis:          m.Enum("basis", Bases()),
		Kind:           m.Enum("kind", PurposeKinds()),
		Subjects:       m.Texts("subjects"),
		Needs:          readNeeds(r, m.Items("needs")),
		NeedsStated:    m.Has("needs"),
		Retention:      m.Retention("retention"),
		Recipients:     m.Texts("recipients"),
		Interest:       m.Text("interest"),
		Balancing:      m.Text("balancing"),
		Law:            m.Text("law"),
		Condition:      m.Enum("condition", Conditions()),
		Art10:          m.Text("art10"),
		EPrivacy:       m.Text("eprivacy"),
		DPIA:           m.Text("dpia"),
		Profiling:      m.Bool("profiling"),
		CompatibleWith: m.Texts("compatible_with"),
	}
	if !p.Title.Given() { // one that is there and empty is for a rule to judge
		m.Must("title")
	}
	m.Done()
	return p
}

// readNeeds reads needs, each a category alone or a mapping.
func readNeeds(r *yamlsrc.Reader, items []yamlsrc.Node) []Need {
	needs := make([]Need, 0, len(items))
	type datum struct{ category, precision string }
	seen := make(map[datum]source.Span, len(items))
	for _, item := range items {
		var n Need
		if item.IsScalar() {
			n.Category = r.Text(item, "a need")
		} else {
			m := r.Map(item, "a need")
			n = Need{
				Category:  m.Text("category"),
				Precision: m.Text("precision"),
				Optional:  isTrue(m.Bool("optional")),
				Because:   m.Text("because"),
			}
			m.Must("category")
			m.Done()
		}
		if n.Category.Value == "" {
			continue
		}
		key := datum{n.Category.Value, n.Precision.Value}
		if first, ok := seen[key]; ok {
			r.Fail(n.Category.Span, "the need of “"+key.category+"” appears twice in a purpose, first at "+first.Pos.String(), "keep one of the two")
			continue
		}
		seen[key] = n.Category.Span
		needs = append(needs, n)
	}
	return needs
}

func readScope(r *yamlsrc.Reader, e yamlsrc.Entry) *Scope {
	m := r.Map(e.Value, "a consent scope")
	s := &Scope{
		Key:         e.Key,
		Title:       m.Text("title"),
		Description: m.Text("description"),
		Mode:        m.Enum("mode", ScopeModes()),
		Purposes:    m.Texts("purposes"),
		Default:     m.Enum("default", []string{"on", "off"}),
		Withdraw:    m.Text("withdraw"),
		Gates:       m.Text("gates"),
	}
	m.Must("title", "mode", "purposes")
	m.Done()
	return s
}

// checkReferences notes what names something that no file defines.
func checkReferences(r *yamlsrc.Reader, p *Policy, subjects, purposes map[string]source.Span) {
	subjectKeys, purposeKeys := sortedKeys(subjects), sortedKeys(purposes)
	for _, u := range p.Purposes {
		for _, s := range u.Subjects {
			defined(r, s, "subject", subjectKeys)
		}
		for _, c := range u.CompatibleWith {
			if c.Value == u.Key.Value {
				r.Fail(c.Span, "the purpose “"+c.Value+"” is “compatible_with” itself", "name other purposes alone")
				continue
			}
			defined(r, c, "purpose", purposeKeys)
		}
		for _, n := range u.Needs {
			if bad := p.Categories.CheckCategory(n.Category, n.Precision); bad != nil {
				r.Problems = append(r.Problems, *bad)
			}
		}
	}
	for _, s := range p.Scopes {
		for _, u := range s.Purposes {
			defined(r, u, "purpose", purposeKeys)
		}
	}
}

func defined(r *yamlsrc.Reader, name source.Text, what string, keys []string) {
	if _, ok := slices.BinarySearch(keys, name.Value); ok {
		return
	}
	hint := source.DidYouMean(name.Value, keys)
	if hint == "" {
		hint = "define it under “" + what + "s” in a rules file"
	}
	r.Fail(name.Span, "unknown "+what+" “"+name.Value+"”", hint)
}

func sortedKeys(m map[string]source.Span) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
