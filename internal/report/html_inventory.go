package report

import (
	"cmp"
	"strings"

	"github.com/pare-dev/pare/internal/overview"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/retention"
)

// htmlKind is a category of the inventory.
type htmlKind struct {
	Key, Title, Guarded, Sensitivity string
	Rank                             int // of the sensitivity, to sort by it
	Fields, Columns                  htmlList
	FieldCount, ColumnCount          int
	Undeclared                       int
}

// Few reports whether there is room for all that is of the category.
func (k htmlKind) Few() bool { return k.FieldCount+k.ColumnCount <= 4 }

// Many reports whether all that is of the category would go on for pages.
func (k htmlKind) Many() bool { return tall(k.FieldCount + k.ColumnCount) }

func htmlKinds(kinds []overview.Kind) []htmlKind {
	var list []htmlKind
	for i, k := range kinds {
		h := htmlKind{
			Key: k.Key, Title: k.Title, Guarded: strings.ReplaceAll(k.Guarded, "_", " "), Sensitivity: k.Sensitivity, Rank: i,
			FieldCount: len(k.Fields), ColumnCount: len(k.Columns), Undeclared: k.Undeclared(),
		}
		var fields, columns []string
		for _, f := range k.Fields {
			fields = append(fields, f.Field.Ref())
		}
		for _, c := range k.Columns {
			columns = append(columns, c.Column.Ref().String())
		}
		h.Fields, h.Columns = htmlListOf(fields), htmlListOf(columns)
		list = append(list, h)
	}
	return list
}

// htmlStay is how long data of one table is kept.
type htmlStay struct {
	Table, State string
	Places       htmlList
	For, After   string
	Days         int // about, to sort by it
	Says         string
	Purposes     []string
	Differs      string
	Deletion     string
}

func htmlRetention(tables []overview.Kept) []htmlStay {
	var list []htmlStay
	for _, t := range tables {
		for _, s := range t.Stays {
			list = append(list, htmlStayOf(t.Table, s))
		}
	}
	return list
}

func htmlStayOf(table string, s overview.Stay) htmlStay {
	h := htmlStay{Table: table, Deletion: s.Deletion, Says: saysWords(s)}
	var places []string
	for _, at := range s.Places {
		name := at.Field.Ref()
		if rest, ok := strings.CutPrefix(at.At, table+"."); ok {
			name = rest
		}
		places = append(places, name)
	}
	h.Places = htmlListOf(places)
	for _, p := range s.Purposes {
		h.Purposes = append(h.Purposes, purposeTitle(p))
	}
	if s.For != nil {
		h.For, h.After, h.Days = s.For.For.Words(), s.For.After.Value, aboutDays(s.For.For)
	}
	switch s.Differs {
	case "longer":
		h.Differs = "longer than “" + purposeTitle(s.From) + "” needs"
	case "different_events":
		h.Differs = "“" + purposeTitle(s.From) + "” counts from another event, so nobody can compare"
	}
	return h
}

// aboutDays is a duration in days, near enough to sort by it.
func aboutDays(d retention.Duration) int { return d.Months*30 + d.Days }

// saysWords is whose word a time is.
func saysWords(s overview.Stay) string {
	switch s.Says {
	case overview.ByPlace:
		return "said of this place"
	case overview.ByField:
		return "said of the field"
	case overview.ByPurpose:
		for _, p := range s.Purposes {
			if p.Retention == s.For {
				return "said of the purpose “" + purposeTitle(p) + "”"
			}
		}
	}
	return ""
}

func purposeTitle(p *policy.Purpose) string { return cmp.Or(p.Title.Value, p.Key.Value) }

// htmlAccepted is why findings do not count.
type htmlAccepted struct {
	By, Reason, Owner, Expires, At string
	DaysLeft                       int
	Findings                       htmlList
	N                              int
}

func htmlAcceptedOf(list []overview.Accepted) []htmlAccepted {
	var out []htmlAccepted
	for _, a := range list {
		h := htmlAccepted{By: a.By, Reason: a.Reason, Owner: a.Owner, Expires: a.Expires, DaysLeft: a.DaysLeft, N: len(a.Findings)}
		if a.Span.File != "" {
			h.At = a.Span.Pos.String()
		}
		var found []string
		for _, f := range a.Findings {
			found = append(found, f.Rule+": "+f.Message)
		}
		h.Findings = htmlListOf(found)
		out = append(out, h)
	}
	return out
}
