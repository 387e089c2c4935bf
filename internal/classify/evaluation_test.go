package classify

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/schema"
	"github.com/pare-dev/pare/internal/source"
)

// labelled is a column that somebody else said the category of.
type labelled struct {
	ref   string // dataset.table.column
	label string // user.* is personal, anything else is not
	wrong string // why we think that the label is wrong; "" where we do not
	typ   string
	guess inventory.Guess
}

func (l *labelled) personal() bool { return policy.Personal(l.label) }
func (l *labelled) said() bool     { return policy.Personal(l.guess.Category) }
func (l *labelled) right() bool    { return l.personal() == l.said() }

// deep reports whether a hit is of the label's kind, as exactly as it says.
func (l *labelled) deep() bool { return policy.Under(l.guess.Category, l.label) }

// score counts what was said against what the labels say.
type score struct{ personal, said, hits, deep int }

func scoreOf(columns []*labelled) (s score) {
	for _, l := range columns {
		s.personal += count(l.personal())
		s.said += count(l.said())
		s.hits += count(l.personal() && l.said())
		s.deep += count(l.personal() && l.said() && l.deep())
	}
	return s
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (s score) precision() float64 { return part(s.hits, s.said) }
func (s score) recall() float64    { return part(s.hits, s.personal) }
func (s score) depth() float64     { return part(s.deep, s.hits) }

func (s score) String() string {
	p, r := s.precision(), s.recall()
	return fmt.Sprintf("precision %.3f, recall %.3f, F1 %.3f; category to the label's depth %.3f (%d personal, %d said, %d hits)",
		p, r, 2*p*r/max(p+r, 1e-9), s.depth(), s.personal, s.said, s.hits)
}

func part(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// least is what must be reached: as labelled, and without the labels that we
// think are wrong.
type least struct{ labelled, ours goal }

type goal struct{ precision, recall, depth float64 }

// floors is what must be reached of each labelled file, just under what is.
// A file that is not listed is only measured.
func floors(file string) least {
	if file == "dev" {
		return least{labelled: goal{0.71, 0.884, 0.905}, ours: goal{0.97, 0.905, 0.955}}
	}
	return least{}
}

func (g goal) check(t *testing.T, what string, s score) {
	t.Helper()
	if s.precision() < g.precision || s.recall() < g.recall || s.depth() < g.depth {
		t.Errorf("%s: %v: less than %+v", what, s, g)
	}
}

// TestEvaluation compares what is said of columns with labels that others gave
// them. A labelled file is labels/NAME.tsv (dataset, table, column, label) in the
// corpus, with the same columns as tables in labels/NAME/DATASET.sql.
// testdata/classify/labels.tsv names the labels that we think are wrong.
func TestEvaluation(t *testing.T) {
	root := os.Getenv("PARE_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	files, err := filepath.Glob(filepath.Join(root, "labels", "*.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("the labels are not there")
		}
		t.Skip("the labels are not there; PARE_CORPUS names the folder of the corpus")
	}
	c := newBuiltIn(t, "")
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".tsv")
		t.Run(name, func(t *testing.T) {
			columns := readLabels(t, file)
			classifyLabelled(t, c, strings.TrimSuffix(file, ".tsv"), columns)
			ours := slices.DeleteFunc(slices.Clone(columns), func(l *labelled) bool { return l.wrong != "" })
			report(t, columns, ours)
			floors(name).labelled.check(t, "as labelled", scoreOf(columns))
			floors(name).ours.check(t, "without the labels set aside", scoreOf(ours))
		})
	}
}

// rows reads a table of tab-separated fields, without its first line and
// without lines that start with #.
func rows(t *testing.T, file string, fields int) (list [][]string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		row := strings.Split(lines.Text(), "\t")
		if len(row) != fields {
			t.Fatalf("%s:%d: %d fields, expected %d", file, n, len(row), fields)
		}
		if n > 1 {
			list = append(list, row)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

func readLabels(t *testing.T, file string) []*labelled {
	wrong := map[string]string{}
	for _, row := range rows(t, filepath.Join("..", "..", "testdata", "classify", "labels.tsv"), 2) {
		wrong[row[0]] = row[1]
	}
	var list []*labelled
	for _, row := range rows(t, file, 4) {
		ref := strings.Join(row[:3], ".")
		list = append(list, &labelled{ref: ref, label: row[3], wrong: wrong[ref]})
	}
	return list
}

// classifyLabelled reads the schemas of labelled columns as a user would, and
// notes what is said of each.
func classifyLabelled(t *testing.T, c *Classifier, dir string, columns []*labelled) {
	files, err := filepath.Glob(filepath.Join(dir, "*.sql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no schemas in %s: %v", dir, err)
	}
	found := map[string]*inventory.Column{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".sql")
		d, problems := schema.Read(name, "postgres", []source.File{source.NewFile(file, data)})
		for _, p := range problems {
			t.Error(p)
		}
		c.Dataset(d)
		for _, table := range d.Tables {
			for _, col := range table.Columns {
				found[name+"."+table.Name+"."+col.Name] = col
			}
		}
	}
	for _, l := range columns {
		dataset, rest, _ := strings.Cut(l.ref, ".")
		table, column, _ := strings.Cut(rest, ".")
		col := found[dataset+"."+table+"."+column[:min(len(column), 63)]] // as the database cuts names
		if col == nil {
			t.Errorf("%s is labelled and stands in no schema", l.ref)
			continue
		}
		l.guess, l.typ = col.Guess, col.Type
	}
}

// report prints the figures, the confusion of categories, the calibration and
// every disagreement.
func report(t *testing.T, columns, ours []*labelled) {
	t.Logf("as labelled:           %v", scoreOf(columns))
	t.Logf("without %3d set aside: %v", len(columns)-len(ours), scoreOf(ours))

	t.Log("counting what is said with a confidence from: as labelled; without those set aside")
	for _, from := range [...]float64{0.6, 0.75, 0.85, 0.9} {
		t.Logf("%5.2f  %v", from, scoreOf(surer(columns, from)))
		t.Logf("       %v", scoreOf(surer(ours, from)))
	}

	t.Log("confusion: label → said, where not the same")
	confused := map[string]int{}
	for _, l := range columns {
		if said := cmp.Or(l.guess.Category, "nothing"); !l.deep() && (l.personal() || l.said()) {
			confused[l.label+" → "+said]++
		}
	}
	pairs := make([]string, 0, len(confused))
	for pair := range confused {
		pairs = append(pairs, pair)
	}
	slices.SortFunc(pairs, func(a, b string) int { return cmp.Or(confused[b]-confused[a], cmp.Compare(a, b)) })
	for _, pair := range pairs {
		t.Logf("%5d  %s", confused[pair], pair)
	}

	t.Log("calibration: confidence, columns, right as labelled, right without those set aside")
	for low := 0.5; low < 0.999; low += 0.1 {
		in := func(l *labelled) bool {
			return l.said() && l.guess.Confidence >= low-1e-9 && l.guess.Confidence < low+0.1-1e-9
		}
		said, rightly := band(columns, in)
		_, ourRate := band(ours, in)
		t.Logf("%8.1f  %5d  %.3f  %.3f", low, said, rightly, ourRate)
	}

	t.Log("disagreements (said and not labelled, labelled and not said, of another kind; * the label is wrong, we think)")
	list := slices.DeleteFunc(slices.Clone(columns), func(l *labelled) bool { return l.right() && (!l.personal() || l.deep()) })
	slices.SortFunc(list, func(a, b *labelled) int {
		return cmp.Or(count(b.said())-count(a.said()), count(a.personal())-count(b.personal()), cmp.Compare(a.ref, b.ref))
	})
	for _, l := range list {
		mark := " "
		if l.wrong != "" {
			mark = "*"
		}
		t.Logf("%s %-60s %-8s %-40s said %s %.2f %s %s", mark, l.ref, l.typ, l.label, cmp.Or(l.guess.Category, "nothing"), l.guess.Confidence, l.guess.Reason, l.wrong)
	}
}

// surer takes back what is said with less confidence.
func surer(columns []*labelled, from float64) []*labelled {
	list := make([]*labelled, len(columns))
	for i, l := range columns {
		list[i] = l
		if l.guess.Confidence < from {
			unsaid := *l
			unsaid.guess = inventory.Guess{}
			list[i] = &unsaid
		}
	}
	return list
}

// band counts the columns of which in holds, and gives the rate of those that
// are labelled personal.
func band(columns []*labelled, in func(*labelled) bool) (n int, rate float64) {
	hits := 0
	for _, l := range columns {
		if in(l) {
			n++
			hits += count(l.personal())
		}
	}
	return n, part(hits, n)
}
