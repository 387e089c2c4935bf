package audit

import (
	"cmp"
	"slices"
	"time"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// readRemarks finds what the comments of YAML files say to pare.
func (in *sources) readRemarks(files []source.File) {
	for _, f := range files {
		remarks, problems := yamlsrc.Remarks(f)
		in.remarks = append(in.remarks, remarks...)
		in.problems = append(in.problems, problems...)
	}
}

// waivers are all that can be meant: those of the settings, and the inline ones,
// each for the thing that it stands at.
func (in *sources) waivers(settings []suppress.Waiver, a *fact.Assessment) []suppress.Waiver {
	all := slices.Clone(settings)
	for i := range all {
		all[i].Ref = in.asFindingsName(all[i].Ref, a.Columns)
	}
	broken := unsure(in.problems)
	known := standing(a)
	for _, r := range in.remarks {
		waivers, problems := suppress.ReadInline(r.Text)
		in.problems = append(in.problems, problems...)
		ref, places := innermost(r.At, known)
		if ref == "" && len(waivers) > 0 && !broken { // else it may stand at what could not be read
			in.problems = append(in.problems, source.Problem{
				Kind: source.Error, Span: r.Text.Span, Msg: "this waiver stands at nothing that has findings, or at several things",
				Hint: "write it on a line of one collection, field, purpose, consent scope or recipient, or right above it",
			})
			continue
		}
		all = append(all, at(waivers, cmp.Or(ref, "?"), places)...)
	}
	for i := range a.Tables {
		t := a.Tables[i].Table
		all = append(all, in.written(t.Waivers, t.Ref(), t.Span)...)
	}
	for i := range a.Columns {
		c := a.Columns[i].Column
		all = append(all, in.written(c.Waivers, c.Ref(), c.Span)...)
	}
	return in.meant(all)
}

// asFindingsName gives the reference of a waiver as findings have it. shop.main.email
// is the column email of a table main where there is one, else the table email.
func (in *sources) asFindingsName(ref string, columns []fact.ColumnFacts) string {
	if column, err := inventory.ParseRef(ref); err == nil {
		column = short(in.datasets, column)
		if slices.ContainsFunc(columns, func(c fact.ColumnFacts) bool { return c.Column.Ref() == column }) {
			return column.String()
		}
	}
	names := spellings(in.datasets, ref)
	return names[len(names)-1]
}

// meant leaves out the waivers that cannot be meant. Where a rules file could not
// be read, any rule may be in it.
func (in *sources) meant(all []suppress.Waiver) []suppress.Waiver {
	rules := ids(in.rules)
	if in.policy.Partial {
		for _, w := range all {
			rules = append(rules, w.Rule.Value)
		}
	}
	all, problems := suppress.Check(all, rules, aboutWaivers(in.rules))
	in.problems = append(in.problems, problems...)
	return all
}

// innermost is the innermost of items that has findings, and its places and those
// of what is in it.
func innermost(items [][]source.Pos, known map[source.Pos]string) (ref string, places []source.Pos) {
	for _, item := range slices.Backward(items) {
		places = append(places, item...)
		for _, at := range item {
			if known[at] != "" {
				return known[at], places
			}
		}
	}
	return "", nil
}

// checkWaivers reports the waivers that cannot be meant, whatever they stand at.
func (in *sources) checkWaivers(all []suppress.Waiver) {
	for _, r := range in.remarks {
		waivers, problems := suppress.ReadInline(r.Text)
		in.problems = append(in.problems, problems...)
		all = append(all, at(waivers, r.Text.Span.String(), nil)...)
	}
	in.meant(all)
}

// written reads the waivers that a schema has at a table or a column.
func (in *sources) written(texts []source.Text, ref inventory.Ref, span source.Span) []suppress.Waiver {
	var list []suppress.Waiver
	for _, text := range texts {
		waivers, problems := suppress.ReadInline(text)
		in.problems = append(in.problems, problems...)
		var places []source.Pos
		if span.Line > 0 { // else it is kept in a database, where nothing has a place of its own
			places = append(places, span.Pos)
		}
		list = append(list, at(waivers, ref.String(), places)...)
	}
	return list
}

// at says what inline waivers stand at.
func at(waivers []suppress.Waiver, ref string, places []source.Pos) []suppress.Waiver {
	for i := range waivers {
		waivers[i].Ref, waivers[i].At = ref, places
	}
	return waivers
}

// standing are the places of what YAML files declare, and its references.
func standing(a *fact.Assessment) map[source.Pos]string {
	known := map[source.Pos]string{}
	for _, c := range a.Collections {
		known[c.Collection.ID.Span.Pos] = c.Record.ID
	}
	for _, f := range a.Fields {
		known[f.Field.Name.Span.Pos] = f.Field.Ref()
	}
	for _, p := range a.Purposes {
		known[p.Purpose.Key.Span.Pos] = p.Record.Key
	}
	for _, s := range a.Scopes {
		known[s.Scope.Key.Span.Pos] = s.Record.Key
	}
	for _, r := range a.Recipients {
		known[r.Recipient.Key.Span.Pos] = r.Record.Key
	}
	return known
}

// aboutWaivers lists the rules that judge waivers, which no waiver can accept.
func aboutWaivers(rules []*rule.Rule) []string {
	var list []string
	for _, r := range rules {
		if r.On == "waiver" {
			list = append(list, r.ID)
		}
	}
	return list
}

// judgeWaivers finds the rules that hold for waivers, once it is known what became
// of them.
func judgeWaivers(set *rule.Set, waivers []suppress.Waiver) []finding.Finding {
	var j judged
	for _, w := range waivers {
		for _, r := range set.Waiver(fact.Waiver{State: string(w.State)}) {
			j.add(r, finding.Path{Ref: w.Ref, Waives: w.Rule.Value}, waiverWords(w), []finding.Place{{Role: "waiver", Ref: w.Ref, Span: w.Span}})
		}
	}
	return j.findings
}

func waiverWords(w suppress.Waiver) map[string]string {
	return map[string]string{"waiver": w.Ref, "waived": w.Rule.Value, "owner": cmp.Or(w.Owner, "whoever wrote it"), "expires": w.Expires}
}

// byEnd sorts waivers by their last day, then by what they are for.
func byEnd(waivers []suppress.Waiver) []suppress.Waiver {
	return slices.SortedFunc(slices.Values(waivers), func(a, b suppress.Waiver) int {
		return cmp.Or(cmp.Compare(a.Expires, b.Expires), cmp.Compare(a.Ref, b.Ref), cmp.Compare(a.Rule.Value, b.Rule.Value))
	})
}

// DaysLeft is how many days there are until the last one of what is accepted,
// YYYY-MM-DD: 0 on that day and where none is given, less than 0 behind it.
func (r *Result) DaysLeft(last string) int {
	end, err := time.Parse(time.DateOnly, last)
	today, notToday := time.Parse(time.DateOnly, r.Today)
	if err != nil || notToday != nil {
		return 0
	}
	return int((end.Unix() - today.Unix()) / (24 * 60 * 60)) // a Duration ends after 292 years
}
