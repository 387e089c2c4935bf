package audit

import (
	"fmt"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
)

// Scan is what schemas hold, whatever is declared of it. It is never changed
// once made.
type Scan struct {
	Inputs   []Input
	Problems []source.Problem
	Unread   []Unread
	Datasets []*inventory.Dataset // by name
	Columns  []ScanColumn         // by dataset, schema and table, in the order that each table has them
	Least    float64              // the confidence from which a guess counts
	Summary  ScanSummary
}

// ScanColumn is one column and what is known of it. Category is that of its
// annotation, else what the user's names or the classifier say; its key is empty
// where nothing says anything.
type ScanColumn struct {
	*inventory.Column
	Category   *fact.Category
	Confidence float64 // from 0 to 1; 1 is somebody's word
	Personal   bool    // it is about people: its category lies under user, and that is sure enough
	// Linked is a column that is not personal itself, beside data about people:
	// keys tie its table to them, directly or through others, and the column is
	// no key; or it can hold anything (JSON, XML, binary), in a table that is
	// tied to them or holds them.
	Linked bool
	Reason string // what speaks for its category, or for its being linked; "" where nothing does
}

// ScanSummary counts what a scan saw.
type ScanSummary struct {
	Datasets, Tables, Columns    int
	Personal, Linked             int // columns
	Guarded                      int // personal columns of a guarded category
	Doubtful                     int // columns that are not counted as personal, since that is not sure enough
	Approximate, Unread          int // tables
	Errors, Incomplete, Warnings int
}

// RunScan reads the schemas of a project, and of its other files what names
// columns: categories and names:. A guess of less confidence than least, from 0
// to 1, makes no column personal.
func RunScan(p Project, least float64) *Scan {
	builtin, problems := builtinToScan()
	in := begin(p, builtin, problems)
	in.readPolicy(in.files("rules", p.Rules))
	in.readNames()
	texts := lines{}
	for _, s := range byName(p.Schemas) {
		before := len(in.problems)
		files := in.readSchema(s)
		texts.read(in.problems[before:], files)
	}
	in.classify()
	in.problems = append(in.problems, resolveCategories(in.policy, in.datasets)...)
	r := &Scan{Inputs: in.inputs, Problems: source.SortProblems(in.problems), Datasets: in.datasets, Least: least}
	for _, problem := range r.Problems {
		r.Summary.note(problem)
		if problem.Kind == source.Incomplete {
			r.Unread = append(r.Unread, Unread{problem, texts.of(problem)})
		}
	}
	r.columns(in.policy.Categories)
	return r
}

// columns says of every column what it holds.
func (r *Scan) columns(categories *policy.Categories) {
	s := &r.Summary
	s.Datasets = len(r.Datasets)
	n := 0
	for _, d := range r.Datasets {
		for _, t := range d.Tables {
			n += len(t.Columns)
		}
	}
	r.Columns = make([]ScanColumn, 0, n)
	for table, columns := range fact.Tables(categories, r.Datasets) {
		s.Tables++
		s.Approximate += one(table.Table.Approximate)
		s.Unread += one(table.Table.Unread)
		way := "tied to people: " + table.Via
		for i := range columns {
			c := scanned(&columns[i], way)
			if c.Personal && c.Confidence < r.Least {
				c.Personal = false
				s.Doubtful++
			}
			s.Columns++
			s.Personal += one(c.Personal)
			s.Linked += one(c.Linked)
			s.Guarded += one(c.Personal && c.Category.Guarded != "no")
			r.Columns = append(r.Columns, c)
		}
	}
}

// scanned takes from the facts of a column what a scan tells. way is how keys
// lead from its table to people.
func scanned(f *fact.ColumnFacts, way string) ScanColumn {
	c := ScanColumn{Column: f.Column, Category: f.Record.Category, Personal: f.Record.Personal}
	c.Linked = !c.Personal && (f.Record.Linked || f.Record.Opaque)
	switch {
	case f.By == "classifier" || f.By == "names":
		c.Confidence, c.Reason = f.Column.Guess.Confidence, f.Column.Guess.Reason
	case f.By != "":
		c.Confidence, c.Reason = 1, f.Why
	case f.Record.Opaque:
		c.Reason = f.Why
	case f.Record.Linked:
		c.Reason = way
	}
	return c
}

func (s *ScanSummary) note(p source.Problem) {
	s.Errors += one(p.Kind == source.Error)
	s.Incomplete += one(p.Kind == source.Incomplete)
	s.Warnings += one(p.Kind == source.Warning)
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Outcome says what the exit code is and what decided it. What a scan finds
// never makes it fail.
func (r *Scan) Outcome() (code int, because string) {
	s := r.Summary
	unread := prose.Count(s.Incomplete, "thing") + " could not be read"
	switch {
	case s.Errors > 0 && s.Incomplete > 0:
		return ExitInput, fmt.Sprintf("%s in the input, and %s", prose.Count(s.Errors, "error"), unread)
	case s.Errors > 0:
		return ExitInput, prose.Count(s.Errors, "error") + " in the input"
	case s.Incomplete > 0:
		return ExitInput, "the scan is incomplete: " + unread
	}
	return ExitOK, "everything was read"
}
