package report

import (
	"strings"

	"github.com/pare-dev/pare/internal/overview"
	"github.com/pare-dev/pare/internal/retention"
)

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
