package schema

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	marino "github.com/sqlc-dev/marino/parser"
	meyer "github.com/sqlc-dev/meyer/parser"
	pg "github.com/sqlc-dev/oliphant"
	teesql "github.com/sqlc-dev/teesql/parser"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// BenchmarkCorpus reads the largest dumps and scripts of the corpus, and beside
// each lets the dialect's parser alone read the same statements, cut for it and
// without the rows of COPY, of which it can make nothing. With one processor
// (-cpu 1) the two are to be set against each other.
func BenchmarkCorpus(b *testing.B) {
	dir := os.Getenv("PARE_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	parsers := map[string]func(string){
		"postgres":  func(s string) { pg.Parse(s) },
		"mysql":     func(s string) { marino.New().ParseSQL(s) },
		"sqlite":    func(s string) { meyer.ParseString(s) },
		"sqlserver": func(s string) { teesql.Parse(context.Background(), strings.NewReader(s)) },
	}
	for _, c := range []struct{ name, dialect string }{
		{"pgdump-sakila_data", "postgres"}, {"pgdump-danbooru", "postgres"}, {"pg-hatchet-schema", "postgres"},
		{"my-chinook", "mysql"}, {"mydump-killbill", "mysql"},
		{"litedump-chinook", "sqlite"}, {"lite-temporal", "sqlite"},
		{"ms-northwind", "sqlserver"}, {"ms-adventureworks", "sqlserver"},
	} {
		set, problems := corpusFiles(b, filepath.Join(dir, "schemas", c.name, "files"), nil)
		if len(problems) > 0 {
			b.Fatal(problems)
		}
		size := 0
		for _, f := range set.Files {
			size += len(f.Data)
		}
		b.Run(c.name+"/read", func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				Read("d", c.dialect, set.Files)
			}
		})
		var statements []string
		for _, f := range set.Files {
			sc := lex.New(f.Data, dialectNamed(c.dialect).lex)
			for sc.Scan() {
				if toks := sc.Statement().Tokens; len(toks) > 0 {
					statements = append(statements, f.Data[toks[0].Start:toks[len(toks)-1].End])
				}
			}
		}
		b.Run(c.name+"/parser", func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, s := range statements {
					parsers[c.dialect](s)
				}
			}
		})
	}
}
