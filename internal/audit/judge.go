package audit

import (
	"slices"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/rule"
)

// judge finds the rules that hold for every record of an assessment.
func judge(a *fact.Assessment, inv *inventory.Inventory, set *rule.Set) []finding.Finding {
	j := judged{inv: inv, byPlace: placeFacts()}
	for _, f := range a.Fields {
		j.uses(set, f)
		for _, r := range set.Field(f.Record) {
			j.add(r, fieldPath(f.Field), fieldWords(f), fieldPlaces(f))
		}
	}
	j.findings = slices.Grow(j.findings, ofSchemas(a, set))
	words := map[string]string{} // the same for each column, of which there may be many
	for i := range a.Columns {
		c := &a.Columns[i]
		for _, r := range set.Column(c.Record) {
			columnWords(words, c)
			j.add(r, finding.Path{Ref: words["column"]}, words, j.columnPlaces(r, c))
		}
	}
	for i := range a.Tables {
		t := &a.Tables[i]
		for _, r := range set.Table(t.Record) {
			ref := t.Table.Ref().String()
			j.add(r, finding.Path{Ref: ref}, tableWords(t), tablePlaces(r, t))
		}
	}
	for _, p := range a.Purposes {
		for _, r := range set.Purpose(*p.Record) {
			j.add(r, finding.Path{Purpose: p.Record.Key}, purposeWords(p), purposePlaces(r, p))
		}
	}
	for _, s := range a.Scopes {
		for _, r := range set.Scope(*s.Record) {
			j.add(r, finding.Path{Scope: s.Record.Key}, scopeWords(s), scopePlaces(r, s))
		}
	}
	for _, c := range a.Collections {
		for _, r := range set.Collection(*c.Record) {
			j.add(r, finding.Path{Collection: c.Record.ID}, collectionWords(c),
				[]finding.Place{{Role: "collection", Ref: c.Record.ID, Span: c.Collection.ID.Span}})
		}
	}
	for _, rec := range a.Recipients {
		for _, r := range set.Recipient(*rec.Record) {
			j.add(r, finding.Path{Recipient: rec.Record.Key}, recipientWords(rec), recipientPlaces(r, rec))
		}
	}
	return j.findings
}

// ofSchemas counts the findings that columns and tables may have.
func ofSchemas(a *fact.Assessment, set *rule.Set) (n int) {
	for i := range a.Columns {
		n += len(set.Column(a.Columns[i].Record))
	}
	for i := range a.Tables {
		n += len(set.Table(a.Tables[i].Record))
	}
	return n
}

type judged struct {
	inv      *inventory.Inventory
	byPlace  map[string]bool
	findings []finding.Finding
}

// placeFacts are the facts of a use that can differ between the places of one
// datum.
func placeFacts() map[string]bool {
	facts := map[string]bool{}
	for _, f := range fact.Facts("use") {
		facts[f.Name] = f.Place
	}
	return facts
}

// uses judges a field's uses. What does not depend on the place is one defect
// however many places the field is kept in, and gives one finding that points
// at all of them.
func (j *judged) uses(set *rule.Set, f *fact.FieldFacts) {
	type defect struct {
		rule    *rule.Rule
		purpose string
	}
	var seen map[defect]int
	for _, u := range f.Uses {
		for _, r := range set.Use(u.Record) {
			path := fieldPath(u.Field)
			path.Purpose = u.Purpose.Key.Value
			if slices.ContainsFunc(r.Reads, func(name string) bool { return j.byPlace[name] }) {
				if u.Place != nil {
					path.Ref = u.Place.At.String()
				}
				j.add(r, path, useWords(u), usePlaces(r, u))
				continue
			}
			d := defect{r, path.Purpose}
			if at, ok := seen[d]; ok {
				if more := columnPlaces(u.Place); reaches(r, path, more) {
					j.findings[at].Places = append(j.findings[at].Places, more...)
				}
				continue
			}
			if j.add(r, path, useWords(u), usePlaces(r, u)) {
				if seen == nil {
					seen = map[defect]int{}
				}
				seen[d] = len(j.findings) - 1
			}
		}
	}
}

// add makes a finding, unless the rule keeps out of what it is about.
func (j *judged) add(r *rule.Rule, path finding.Path, words map[string]string, places []finding.Place) bool {
	if !reaches(r, path, places) {
		return false
	}
	message, fix := r.Render(words)
	j.findings = append(j.findings, finding.Finding{
		Rule:        r.ID,
		Title:       r.Title,
		On:          r.On,
		Kind:        r.Kind,
		Severity:    r.Severity,
		Path:        path,
		Message:     message,
		Fix:         fix,
		Law:         r.Law,
		Places:      places,
		Fingerprint: finding.Fingerprint(r.ID, path),
	})
	return true
}

// reaches reports whether a rule is about something, by its "only" and "except".
func reaches(r *rule.Rule, path finding.Path, places []finding.Place) bool {
	return len(r.Only)+len(r.Except) == 0 || r.Reaches(references(path, places)...)
}

// references are the names under which "only" and "except" know a thing.
func references(path finding.Path, places []finding.Place) []string {
	refs := path.References()
	for _, p := range places {
		if !slices.Contains(refs, p.Ref) {
			refs = append(refs, p.Ref)
		}
	}
	return refs
}

func fieldPath(f *inventory.Field) finding.Path {
	return finding.Path{Collection: f.Collection.ID.Value, Field: f.Name.Value}
}
