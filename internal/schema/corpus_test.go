package schema

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/migration"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// corpus lists the cases of real schemas. Each folder is read as a user would
// name it, and is compared with what a real server said
// after running it. Where the files cannot tell everything, incomplete says why
// and what is missing must be reported.
var corpus = []struct {
	name       string
	files      []string // those to read, in order; nil for the folder
	incomplete string
	right      int // how many columns are right nevertheless
}{
	{name: "pg-chinook"},
	{name: "pg-danbooru"},
	{name: "pg-openfire"},
	{name: "pg-sakila"},
	{name: "pg-sakila-copydata", files: []string{"postgres-sakila-schema.sql", "postgres-sakila-insert-data-using-copy.sql"}},
	{name: "pg-omop"},
	{name: "pg-pagila"},
	{name: "pg-thingsboard", incomplete: "a DO block adds a constraint to ota_package where it is not there yet", right: 660},
	{name: "pg-hatchet-schema"},
	{name: "pg-temporal"},
	{name: "pg-uaa-flyway"},
	{name: "pg-kratos"},
	{name: "pg-openfga"},
	{name: "pg-temporal-versioned"},
	{name: "pg-supabase-auth", incomplete: "DO blocks change tables where information_schema says so", right: 226},
	{name: "pg-hatchet-goose", incomplete: "functions make partitions that are named after the day they run; DO blocks swap tables", right: 1197},
	{name: "pgdump-danbooru"},
	{name: "pgdump-pagila"},
	{name: "pgdump-sakila_data"},
	{name: "pgdump-chinook_data"},
}

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
	for _, tc := range corpus {
		t.Run(tc.name, func(t *testing.T) {
			set, problems := corpusFiles(t, filepath.Join(root, tc.name, "files"), tc.files)
			ds, found := ReadEither("corpus", set.Dialect, set.Files, set.Other)
			problems = append(problems, found...)
			files := set.Files
			checkPlaces(t, ds, files)
			want := corpusTruth(t, filepath.Join(root, tc.name, "columns.tsv"))
			got := map[string]string{}
			unread := map[string]bool{}
			for _, tab := range ds.Tables {
				if tab.Unread {
					t.Logf("unread: %s", tab.Ref())
				}
				for _, col := range tab.Columns {
					schema := tab.Schema
					if schema == "" {
						schema = "public"
					}
					unread[schema+"."+tab.Name+"."+col.Name] = tab.Unread
					got[schema+"."+tab.Name+"."+col.Name] = strings.ReplaceAll(col.Type, "public.", "")
				}
			}
			right := 0
			for _, w := range want {
				typ, found := got[w.name]
				delete(got, w.name)
				switch {
				case found && (typ == w.typ || !strings.HasPrefix(tc.name, "pgdump-")): // a dump writes types as the server does
					right++
				case found:
					t.Errorf("%s: type %q, expected %q", w.name, typ, w.typ)
				case tc.incomplete == "":
					t.Errorf("missing: %s", w.name)
				}
			}
			for name := range got {
				if unread[name] && tc.incomplete != "" {
					continue // as the table says
				}
				t.Errorf("not in the database: %s", name)
			}
			for _, p := range problems {
				if tc.incomplete == "" {
					t.Errorf("%v", p)
				} else {
					t.Logf("%v", p)
				}
			}
			if tc.incomplete != "" && len(problems) == 0 {
				t.Errorf("nothing is reported, although %s", tc.incomplete)
			}
			if tc.incomplete != "" && right != tc.right {
				t.Errorf("%d columns are right, where %d were", right, tc.right)
			}
			t.Logf("exact %d of %d", right, len(want))
			exact, total = exact+right, total+len(want)
		})
	}
	t.Logf("exact %d of %d", exact, total)
}

func corpusFiles(t *testing.T, dir string, order []string) (migration.Set, []source.Problem) {
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

// truth is a column, schema.table.column, as the server told it.
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
			out = append(out, truth{strings.Join(cols[:3], "."), strings.ReplaceAll(cols[3], "public.", "")})
		}
	}
	return out
}

// checkPlaces reads the place of every table and column back from the file and
// expects its name there.
func checkPlaces(t *testing.T, ds *inventory.Dataset, files []source.File) {
	t.Helper()
	lines := map[string][]string{}
	for _, f := range files {
		lines[f.Name] = strings.Split(string(f.Data), "\n")
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
			if got := unquoted(at(col.Span)); got != col.Name {
				t.Errorf("%s: %q stands at %v", col.Ref(), got, col.Span)
			}
		}
		if got := at(tab.Span); !tab.Unread && !strings.HasSuffix(unquoted(got), tab.Name) {
			t.Errorf("%s: %q stands at %v", tab.Ref(), got, tab.Span)
		}
	}
}

func unquoted(text string) string {
	d := lex.Postgres()
	sc := lex.New(text, d)
	name := ""
	for sc.Scan() {
		for _, tok := range sc.Statement().Tokens {
			name = d.Name(text, tok)
		}
	}
	return name
}
