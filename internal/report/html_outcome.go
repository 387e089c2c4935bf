package report

import (
	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
)

// What the page shows first: how much is covered, and what was judged how.

// htmlBar is a bar of a chart: how it looks, and how much of it is filled, in
// percent.
type htmlBar struct {
	Class  string
	Length int
}

// barOf is a bar of which n of all is filled, and never nothing for something.
func barOf(class string, n, all int) htmlBar {
	if n == 0 || all == 0 {
		return htmlBar{Class: class}
	}
	return htmlBar{class, max(100*n/all, 1)}
}

type htmlCoverage struct {
	Percent, Meaning string
	Known            bool
	Bar              htmlBar
}

func htmlCoverageOf(s audit.Summary) htmlCoverage {
	c := htmlCoverage{}
	c.Percent, c.Meaning = coverageWords(s)
	var share float64
	if share, c.Known = coverage(s); c.Known {
		c.Bar = htmlBar{"accent", int(100*share + 1e-9)}
	}
	return c
}

// htmlCount is how many findings there are of one severity.
type htmlCount struct {
	Name string
	N    int
	Bar  htmlBar
}

func htmlSeverityCounts(s audit.Summary) []htmlCount {
	most := 0
	for _, n := range s.BySeverity {
		most = max(most, n)
	}
	var list []htmlCount
	for _, severity := range severities() {
		n := s.BySeverity[severity]
		list = append(list, htmlCount{severity.String(), n, barOf(severity.String(), n, most)})
	}
	return list
}

type htmlVerdict struct {
	Name, Class, Meaning string
	Fields, Columns      int
	FieldBar, ColumnBar  htmlBar
}

func htmlVerdicts(s audit.Summary) []htmlVerdict {
	var list []htmlVerdict
	for _, v := range fact.Verdicts() {
		f, c := s.FieldVerdicts[v], s.ColumnVerdicts[v]
		class := verdictClass(v)
		list = append(list, htmlVerdict{string(v), class, verdictMeaning(v), f, c, barOf(class, f, s.Fields), barOf(class, c, s.Columns)})
	}
	return list
}

// verdictClass is how a verdict looks: good, bad, open or idle.
func verdictClass(v fact.Verdict) string {
	switch v {
	case fact.Justified:
		return "good"
	case fact.NotPersonal:
		return "idle"
	case fact.Unclassified:
		return "open"
	}
	return "bad"
}

func verdictMeaning(v fact.Verdict) string {
	switch v {
	case fact.Undeclared:
		return "the database has it, it is personal, and nothing declares it"
	case fact.StalePlace:
		return "it is declared as kept in a place that the database does not have"
	case fact.Unjustified:
		return "no use of it has a lawful basis and, where that is consent, a choice"
	case fact.OverCollected:
		return "no purpose needs it, or none this finely"
	case fact.Unclassified:
		return "not enough is declared to tell"
	case fact.Justified:
		return "it has a purpose that needs it, and may have it"
	}
	return "it is not about people"
}
