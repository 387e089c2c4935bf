package jurisdiction

import (
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Read reads files that hold one jurisdiction each, in the order of the files.
func Read(files []source.File) ([]*Jurisdiction, []source.Problem) {
	r := &yamlsrc.Reader{}
	var list []*Jurisdiction
	for _, f := range files {
		docs, problems := yamlsrc.Parse(f)
		r.Problems = append(r.Problems, problems...)
		for _, doc := range docs {
			list = append(list, read(r, doc))
		}
	}
	return list, source.SortProblems(r.Problems)
}

func read(r *yamlsrc.Reader, doc yamlsrc.Node) *Jurisdiction {
	m := r.Map(doc, "a jurisdiction")
	j := &Jurisdiction{
		ID:        m.Text("id").Value,
		Title:     m.Text("title").Value,
		About:     m.Text("about").Value,
		Citations: map[string]Citation{},
	}
	for _, e := range m.Entries("words") {
		j.Words = append(j.Words, Word{e.Key.Value, r.Text(e.Value, "a word").Value})
	}
	transfers := r.Map(m.Node("transfers"), "“transfers” in a jurisdiction")
	j.Inside = values(transfers.Texts("inside"))
	j.Adequate = values(transfers.Texts("adequate"))
	transfers.Done()
	for _, e := range m.Entries("rules") {
		sub := r.Map(e.Value, "a rule of a jurisdiction")
		entry := Entry{Rule: e.Key, Law: values(sub.Texts("law")), OwnLaw: !sub.Has("law")}
		if severity := sub.Enum("severity", finding.SeverityNames()); severity.Value != "" {
			s, _ := finding.ParseSeverity(severity.Value) // Enum has looked already
			entry.Severity = &s
		}
		sub.Done()
		j.Rules = append(j.Rules, entry)
	}
	for _, e := range m.Entries("citations") {
		sub := r.Map(e.Value, "a citation")
		unverified := sub.Bool("unverified")
		j.Citations[e.Key.Value] = Citation{
			Says:       sub.Text("says").Value,
			URL:        sub.Text("url").Value,
			Unverified: unverified != nil && *unverified,
		}
		sub.Must("says", "url")
		sub.Done()
	}
	m.Must("id", "title", "about", "rules", "citations")
	m.Done()
	return j
}

func values(texts []source.Text) []string {
	var list []string
	for _, t := range texts {
		list = append(list, t.Value)
	}
	return list
}
