package report

import (
	"fmt"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/overview"
)

// htmlNeeds is the necessity matrix, one table for each collection.
type htmlNeeds struct {
	Legend      []htmlNeed
	Collections []htmlNecessity
}

type htmlNeed struct{ Name, Class, Sign, Meaning string }

type htmlNecessity struct {
	ID, Title, Kind, Verdicts string
	Subjects                  []string
	Fields                    int
	Parts                     []htmlMatrix
	Wide                      bool // it is printed across
	Annotated                 bool // its fields are declared on the columns of a table
	Open                      bool
}

// htmlMatrix has as many purposes as fit on paper: a collection of more has several.
type htmlMatrix struct {
	Caption  string
	Purposes []string // their titles
	Rows     []htmlNeedRow
}

type htmlNeedRow struct {
	Name, Category, Precision string
	Guarded                   string
	Verdict, Class, Why       string
	Cells                     []htmlNeed
}

func htmlNeedsOf(list []overview.Necessity) htmlNeeds {
	var needs htmlNeeds
	for _, n := range append(overview.Needs(), overview.NotUsed) {
		needs.Legend = append(needs.Legend, htmlNeedOf(n))
	}
	shown := 0
	for _, n := range list {
		c := htmlNecessity{
			ID: n.Collection.ID.Value, Title: titleOf(n.Collection), Kind: n.Collection.Kind.Value,
			Annotated: n.Fields[0].Field.Field.Annotated,
		}
		for _, subject := range n.Collection.Subjects {
			c.Subjects = append(c.Subjects, subject.Value)
		}
		counts := map[fact.Verdict]int{}
		for _, f := range n.Fields {
			counts[f.Field.Verdict]++
		}
		c.Fields, c.Verdicts = len(n.Fields), verdictWords(counts)
		c.Parts, c.Wide = htmlMatrices(n, c.Title), len(n.Purposes) > 6
		shown += c.Fields * len(c.Parts)
		c.Open = shown <= htmlOpen
		needs.Collections = append(needs.Collections, c)
	}
	return needs
}

func htmlMatrices(n overview.Necessity, title string) []htmlMatrix {
	const most = 12
	var list []htmlMatrix
	for from := 0; from == 0 || from < len(n.Purposes); from += most {
		to := min(from+most, len(n.Purposes))
		m := htmlMatrix{Caption: "Fields of " + title + " against the purposes that use them"}
		if len(n.Purposes) > most {
			m.Caption += fmt.Sprintf(", %d to %d of %d", from+1, to, len(n.Purposes))
		}
		for _, p := range n.Purposes[from:to] {
			m.Purposes = append(m.Purposes, p.Title)
		}
		for _, f := range n.Fields {
			m.Rows = append(m.Rows, htmlNeedRowOf(f.Field, f.Cells[from:to]))
		}
		list = append(list, m)
	}
	return list
}

func htmlNeedRowOf(f *fact.FieldFacts, cells []overview.Cell) htmlNeedRow {
	field := f.Field
	row := htmlNeedRow{
		Name: field.Name.Value, Category: field.Category.Value, Precision: field.Precision.Value, Guarded: guardWords(f.Record.Category),
		Verdict: string(f.Verdict), Class: verdictClass(f.Verdict),
	}
	if f.Verdict != fact.Justified {
		row.Why = f.Why
	}
	for _, c := range cells {
		row.Cells = append(row.Cells, htmlNeedOf(c.Need))
	}
	return row
}

func htmlNeedOf(n overview.Need) htmlNeed {
	switch n {
	case overview.Needed:
		return htmlNeed{"needed", "good", "●", "the purpose needs it"}
	case overview.Optional:
		return htmlNeed{"optional", "good", "○", "the purpose can use it, and does without it too"}
	case overview.Finer:
		return htmlNeed{"finer than needed", "bad", "◐", "the purpose needs it less precisely than it is collected"}
	case overview.Unneeded:
		return htmlNeed{"not needed", "bad", "✕", "it is used for the purpose, which does not need it"}
	case overview.Unstated:
		return htmlNeed{"unstated", "open", "?", "nobody says what the purpose needs, or how precise the data is"}
	}
	return htmlNeed{"not used", "", "", "it is not used for the purpose"}
}
