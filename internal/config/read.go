package config

import (
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Read reads a pare.yaml. The settings are never nil: they hold what could be
// read beside the problems.
func Read(f source.File) (*Config, []source.Problem) {
	c := &Config{File: f.Name}
	r, m := yamlsrc.Versioned(f, FileName, "the settings of a project", "start it with version: 1")
	c.Manifests = m.Texts("manifests")
	c.Rules = m.Texts("rules")
	names := map[string]source.Span{}
	for _, n := range m.Items("schemas") {
		if s, ok := readSchema(r, n, names); ok {
			c.Schemas = append(c.Schemas, s)
		}
	}
	for _, n := range m.Items("jurisdictions") {
		if j := r.Enum(n, "an item of “jurisdictions”", Jurisdictions()); j.Given() {
			c.Jurisdictions = append(c.Jurisdictions, j)
		}
	}
	c.FailOn = m.Enum("fail_on", append(finding.SeverityNames(), "none"))
	waived := map[[2]string]source.Span{}
	for _, n := range m.Items("waivers") {
		if w, ok := readWaiver(r, n, waived); ok {
			c.Waivers = append(c.Waivers, w)
		}
	}
	m.Done()
	return c, source.SortProblems(r.Problems)
}

func readSchema(r *yamlsrc.Reader, n yamlsrc.Node, names map[string]source.Span) (Schema, bool) {
	m := r.Map(n, "a schema")
	s := Schema{
		Name:    m.Text("name"),
		Path:    m.Text("path"),
		Dialect: m.Enum("dialect", Dialects()),
		URL:     m.Text("url"),
		Span:    n.Span(),
	}
	m.Must("name")
	m.Done()
	named := r.Name(s.Name, "a schema") && r.First(names, s.Name, "schema")
	switch {
	case m.Has("path") && m.Has("url"):
		r.Fail(m.KeySpan("url"), "a schema has both “path” and “url”", "keep one of the two, or make two schemas of it")
	case n.IsMap() && !m.Has("path") && !m.Has("url"):
		r.Fail(n.Span(), "a schema has neither “path” nor “url”", "add path: with a file, or url: with a database")
	default:
		for _, t := range []source.Text{s.Path, s.URL} {
			if t.Given() && t.Value == "" {
				r.Fail(t.Span, "where a schema is to be read is empty", "write a path or a URL")
				return s, false
			}
		}
		return s, named && (s.Path.Given() || s.URL.Given())
	}
	return s, false
}

func readWaiver(r *yamlsrc.Reader, n yamlsrc.Node, waived map[[2]string]source.Span) (Waiver, bool) {
	m := r.Map(n, "a waiver")
	w := Waiver{
		Rule:    m.Text("rule"),
		Ref:     m.Text("ref"),
		Reason:  m.Text("reason"),
		Owner:   m.Text("owner"),
		Expires: m.Date("expires"),
		Span:    n.Span(),
	}
	m.Must("rule", "ref", "reason", "owner", "expires")
	m.Done()
	for _, t := range []source.Text{w.Rule, w.Ref, w.Reason, w.Owner, w.Expires} {
		if t.Value == "" {
			return w, false
		}
	}
	key := [2]string{w.Rule.Value, w.Ref.Value}
	if first, ok := waived[key]; ok {
		r.Fail(n.Span(), "a waiver of “"+key[0]+"” for “"+key[1]+"” appears twice, first at "+first.Pos.String(), "keep one of the two")
		return w, false
	}
	waived[key] = n.Span()
	return w, true
}
