package schema

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/migration"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// openCase says why a case of the corpus cannot be exact: the files do not tell
// all that the server has. What is missing must be reported.
type openCase struct {
	why   string
	right int // how many columns are right nevertheless
}

func openCases() map[string]openCase {
	return map[string]openCase{
		"lite-kratos":      {"SQLite refuses statements of files that are for every dialect, such as ALTER COLUMN … TYPE", 286},
		"lite-omop":        {"SQLite refuses ALTER TABLE … ADD CONSTRAINT", 432},
		"pg-hatchet-goose": {"functions make partitions that are named after the day they run", 1197},
	}
}

// servedOtherwise knows the columns whose type the server was given in another
// form, since it lacked the one that the file says: pgvector's.
func servedOtherwise(column string) bool { return column == ".film_embedding.embedding" }

// schemaless knows the cases of which it was told what the tables are called, but
// not which schemas they are in.
func schemaless(name string) bool { return name == "ms-adventureworks" || name == "ms-wwi" }

// refusal says which tables the server that told the truth refused, though the
// server that the case is written for makes them, and how many columns they have
// there.
type refusal struct {
	why     string
	tables  []string
	columns int
}

func refusedByOracle() map[string]refusal {
	return map[string]refusal{
		"my-temporal": {
			"MariaDB, which was run, knows no -> in generated columns; MySQL 8, which the case is written for, does",
			[]string{"executions_visibility", "custom_search_attributes", "chasm_search_attributes"}, 88,
		},
	}
}

// ordered gives the files of the cases whose names do not tell their order.
func ordered(name string) []string {
	if name == "pg-sakila-copydata" {
		return []string{"postgres-sakila-schema.sql", "postgres-sakila-insert-data-using-copy.sql"}
	}
	return nil
}

// pending lists the engines that are not read yet.
func pending() []string {
	return []string{
		"rails",
	}
}

// TestCorpus reads each case of the corpus as a user would name it, and compares
// it with what a real server said after running it.
func TestCorpus(t *testing.T) {
	root := os.Getenv("PARE_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	root = filepath.Join(root, "schemas")
	if _, err := os.Stat(root); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the corpus is not there: %v", err)
		}
		t.Skip("the corpus is not there; PARE_CORPUS names its folder")
	}
	exact, total := 0, 0
	for _, tc := range corpusCases(t, filepath.Join(root, "INDEX.tsv")) {
		t.Run(tc.name, func(t *testing.T) {
			if slices.Contains(pending(), tc.engine) {
				t.Skip("not read yet")
			}
			right, all := corpusCase(t, filepath.Join(root, tc.name), tc.name)
			exact, total = exact+right, total+all
		})
	}
	t.Logf("exact %d of %d", exact, total)
}

// corpusCase compares one case, and tells how many columns are right of how many.
func corpusCase(t *testing.T, dir, name string) (right, all int) {
	open, isOpen := openCases()[name]
	ownTypes := strings.HasPrefix(name, "pg") || strings.HasPrefix(name, "my") || strings.HasPrefix(name, "lite") // of the same server
	set, problems := corpusFiles(t, filepath.Join(dir, "files"), ordered(name))
	ds, found := ReadEither("corpus", set.Dialect, set.Files, set.Other)
	problems = append(problems, found...)
	checkPlaces(t, ds, set.Files)
	want := corpusTruth(t, filepath.Join(dir, "columns.tsv"))
	type column struct {
		typ    string
		unread bool
	}
	got := map[string]column{}
	for _, tab := range ds.Tables {
		if tab.Unread {
			t.Logf("unread: %s", tab.Ref())
		}
		schema := tab.Schema
		if schemaless(name) {
			schema = ""
		}
		for _, col := range tab.Columns {
			got[strings.ToLower(schema+"."+tab.Name+"."+col.Name)] = column{strings.ReplaceAll(col.Type, "public.", ""), tab.Unread}
		}
	}
	for _, w := range want {
		col, found := got[w.name]
		delete(got, w.name)
		switch {
		case found && strings.HasPrefix(name, "pgdump-") && col.typ != w.typ: // a dump writes types as the server does
			t.Errorf("%s: type %q, expected %q", w.name, col.typ, w.typ)
		case found && ownTypes && family(col.typ) != family(w.typ) && !servedOtherwise(w.name) && !(strings.HasPrefix(name, "my") && keptAs(col.typ, w.typ)):
			if !isOpen {
				t.Errorf("%s: type %q, expected one like %q", w.name, col.typ, w.typ)
			}
		case found:
			right++
		case !isOpen:
			t.Errorf("missing: %s", w.name)
		}
	}
	refused := refusedByOracle()[name]
	for ref, col := range got {
		if slices.Contains(refused.tables, strings.Split(ref, ".")[1]) {
			refused.columns--
			continue
		}
		if !col.unread || !isOpen { // as the table says
			t.Errorf("not in the database: %s", ref)
		}
	}
	if refused.columns != 0 {
		t.Errorf("%d more columns were expected in tables that the server refused: %s", refused.columns, refused.why)
	}
	for _, p := range problems {
		if isOpen {
			t.Logf("%v", p)
		} else {
			t.Errorf("%v", p)
		}
	}
	if isOpen && len(problems) == 0 {
		t.Errorf("nothing is reported, although %s", open.why)
	}
	if isOpen && right != open.right {
		t.Errorf("%d columns are right, where %d were", right, open.right)
	}
	t.Logf("exact %d of %d", right, len(want))
	return right, len(want)
}

// corpusCases reads the name and the engine of each case.
func corpusCases(t *testing.T, index string) (cases []struct{ name, engine string }) {
	t.Helper()
	data, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if cols := strings.Split(line, "\t"); cols[0] != "case" {
			cases = append(cases, struct{ name, engine string }{cols[0], cols[1]})
		}
	}
	return cases
}

func corpusFiles(t testing.TB, dir string, order []string) (migration.Set, []source.Problem) {
	t.Helper()
	if order == nil {
		return migration.Read(dir, "")
	}
	var set migration.Set
	for _, name := range order {
		f, p := source.Read(filepath.Join(dir, name))
		if p != nil {
			t.Fatal(p)
		}
		set.Files = append(set.Files, f)
	}
	return set, nil
}

// truth is a column, schema.table.column in lower case, as the server told it.
// The default schema is left out; servers call it differently.
type truth struct{ name, typ string }

func corpusTruth(t *testing.T, path string) []truth {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []truth
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		cols := strings.Split(sc.Text(), "\t")
		if cols[0] != "schema" {
			if slices.Contains([]string{"public", "main", "dbo"}, cols[0]) || strings.HasPrefix(cols[0], "o_my_") {
				cols[0] = ""
			}
			out = append(out, truth{strings.ToLower(strings.Join(cols[:3], ".")), strings.ReplaceAll(cols[3], "public.", "")})
		}
	}
	return out
}

// checkPlaces reads the place of every table and column back from the file and
// expects its name there.
func checkPlaces(t *testing.T, ds *inventory.Dataset, files []source.File) {
	t.Helper()
	d, folds := dialectNamed(ds.Dialect).lex, dialectNamed(ds.Dialect).foldColumns
	lines := map[string][]string{}
	for _, f := range files {
		lines[f.Name] = strings.Split(strings.TrimPrefix(string(f.Data), "\ufeff"), "\n")
	}
	at := func(sp source.Span) string {
		if sp.Line == 0 || sp.EndLine != sp.Line || lines[sp.File] == nil {
			return fmt.Sprintf("no line at %v", sp)
		}
		line := []rune(lines[sp.File][sp.Line-1])
		return string(line[sp.Col-1 : sp.EndCol-1])
	}
	for _, tab := range ds.Tables {
		for _, col := range tab.Columns {
			if col.Span == tab.Span && ds.Dialect == "sqlite" {
				continue // of a virtual table: its module adds the column, and nobody writes it
			}
			if got := at(col.Span); got != col.Name && unquoted(d, got) != col.Name && !(folds && strings.EqualFold(unquoted(d, got), col.Name)) {
				t.Errorf("%s: %q stands at %v", col.Ref(), got, col.Span)
			}
		}
		got := unquoted(d, at(tab.Span))
		if len(tab.Columns) > 0 && tab.Columns[0].Span == tab.Span && strings.HasPrefix(tab.Name, got+"_") {
			continue // what a virtual table keeps beside it
		}
		if !slices.ContainsFunc(files, func(f source.File) bool { return strings.Contains(string(f.Data), tab.Name) }) {
			continue // code puts the name together
		}
		if !tab.Unread && !strings.HasSuffix(got, tab.Name) {
			t.Errorf("%s: %q stands at %v", tab.Ref(), got, tab.Span)
		}
	}
}

func unquoted(d lex.Dialect, text string) string {
	sc := lex.New(text, d)
	name := ""
	for sc.Scan() {
		for _, tok := range sc.Statement().Tokens {
			name = d.Name(text, tok)
			if tok.Kind == lex.String && name == "" && text[0] == '"' { // a name, where it stands
				name = strings.ReplaceAll(strings.Trim(text, `"`), `""`, `"`)
			}
		}
	}
	return name
}
