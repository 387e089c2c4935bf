// Package jurisdiction holds laws as data: what each calls things, which rules
// apply under it, at what severity and by which article, and what each article
// says.
package jurisdiction

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

// Jurisdiction is one law, or a family of laws that apply together.
type Jurisdiction struct {
	ID        string // as pare.yaml names it
	Title     string
	About     string // Markdown: whom it binds, and what is not judged
	Words     []Word
	Inside    []string // the countries between which nothing is a transfer, ISO 3166-1 alpha-2; empty where the law restricts none
	Adequate  []string // the countries decided to be adequate
	Rules     []Entry
	Citations map[string]Citation
}

// Word is what a law calls a thing that pare speaks of.
type Word struct{ Ours, Theirs string }

// Entry is a rule that applies under a law. Where it gives no severity or law,
// the rule's own hold.
type Entry struct {
	Rule     source.Text
	Severity *finding.Severity
	Law      []string
	OwnLaw   bool // it gives no law: the rule's own holds
}

// Citation is an article or a judgment that a rule rests on.
type Citation struct {
	Says       string // in one line
	URL        string
	Unverified bool // nobody has held it against its source: it is never printed as law
}

// Apply gives built-in rules as they stand under the chosen laws: with the
// highest severity and the articles of all under which they apply, and switched
// off where they apply under none. The rules given are left as they are.
func Apply(rules []*rule.Rule, chosen []*Jurisdiction) []*rule.Rule {
	applied := make([]*rule.Rule, len(rules))
	for i, r := range rules {
		applied[i] = apply(r, chosen)
	}
	return applied
}

func apply(r *rule.Rule, chosen []*Jurisdiction) *rule.Rule {
	under := *r
	under.Law = nil
	found := false
	for _, j := range chosen {
		e := j.entry(r.ID)
		if e == nil {
			continue
		}
		severity := r.Severity
		if e.Severity != nil {
			severity = *e.Severity
		}
		if !found || severity > under.Severity {
			under.Severity = severity
		}
		found = true
		law := e.Law
		if e.OwnLaw {
			law = r.Law
		}
		for _, citation := range law {
			if !j.Citations[citation].Unverified && !slices.Contains(under.Law, citation) {
				under.Law = append(under.Law, citation)
			}
		}
	}
	if !found {
		under.Law = r.Law
		under.Off = "it does not apply under " + strings.Join(IDs(chosen), " or ")
	}
	return &under
}

func (j *Jurisdiction) entry(id string) *Entry {
	for i := range j.Rules {
		if j.Rules[i].Rule.Value == id {
			return &j.Rules[i]
		}
	}
	return nil
}

// IDs lists the names by which settings choose laws.
func IDs(list []*Jurisdiction) []string {
	ids := make([]string, len(list))
	for i, j := range list {
		ids[i] = j.ID
	}
	return ids
}

// Find gives what a citation says by the first of the laws that knows it.
func Find(list []*Jurisdiction, citation string) (Citation, bool) {
	for _, j := range list {
		if c, ok := j.Citations[citation]; ok {
			return c, true
		}
	}
	return Citation{}, false
}
