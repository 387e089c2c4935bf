package classify

import (
	"cmp"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// TestColumns compares what is said of columns with what testdata says they
// are: traps, rare ones and those of seven languages. A column stands alone, so
// that its own name, its type and its table decide.
func TestColumns(t *testing.T) {
	c := newBuiltIn(t, "")
	_, cats := builtIn(t)
	seen := map[string]bool{}
	n := 0
	for _, row := range rows(t, filepath.Join("..", "..", "testdata", "classify", "columns.tsv"), 4) {
		name, typ, want, why := row[0], row[1], row[2], row[3]
		n++
		if seen[name+typ] || why == "" || want != "-" && (cats.Get(want) == nil || !policy.Personal(want)) {
			t.Errorf("%s: stands there twice, or has no reason or no category", name)
		}
		seen[name+typ] = true
		table, column, _ := strings.Cut(name, ".")
		d, all := columns(table + "." + column + " " + typ)
		c.Dataset(d)
		if got := cmp.Or(all[0].Guess.Category, "-"); got != want {
			t.Errorf("%s %s (%s): %s %.2f %s, want %s", name, typ, why, got, all[0].Guess.Confidence, all[0].Guess.Reason, want)
		}
	}
	if n < 200 {
		t.Errorf("%d columns, want 200 or more", n)
	}
}

// listedColumns are those of the list, as a name and a type each.
func listedColumns(t *testing.T) []string {
	t.Helper()
	var lines []string
	for _, row := range rows(t, filepath.Join("..", "..", "testdata", "classify", "columns.tsv"), 4) {
		lines = append(lines, row[0]+" "+row[1])
	}
	return lines
}

// TestOrder: neither the order of columns, nor of tables, nor of files of names
// changes what is said.
func TestOrder(t *testing.T) {
	names, cats := builtIn(t)
	lines := listedColumns(t)
	said := func() map[string]inventory.Guess {
		c, problems := New(names, cats, nil)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		d, all := columns(lines...)
		c.Dataset(d)
		guesses := map[string]inventory.Guess{}
		for _, col := range all {
			guesses[col.Table.Name+"."+col.Name+" "+col.Type] = col.Guess
		}
		return guesses
	}
	want := said()
	if len(want) < 200 {
		t.Fatalf("%d columns", len(want))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		for name, got := range said() {
			if before := want[name]; got.Leads != nil && before.Leads != nil && got.Leads.Name == before.Leads.Name {
				got.Leads = before.Leads // another table by the same name
			}
			if got != want[name] {
				t.Errorf("%s: %+v in another order, %+v before", name, got, want[name])
			}
		}
	}
}
