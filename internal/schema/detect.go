package schema

import (
	"path"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// looked is how much of a file is looked at: dumps with data tell at their start.
const looked = 256 << 10

// detect gives the dialects that files are most likely written in, more than
// one where they are as likely. It goes by what stands in the files and, where
// they tell nothing, by their names.
func detect(texts []textOf) []string {
	e := newEvidence()
	for _, t := range texts {
		if t.stored {
			return []string{"sqlite"}
		}
		e.read(t.src[:min(len(t.src), looked)])
	}
	e.named(texts)
	return e.best()
}

// fileWords are what the names of files call dialects.
func fileWords() [][2]string {
	return [][2]string{
		{"postgres", "postgres"}, {"pgsql", "postgres"}, {"mysql", "mysql"}, {"mariadb", "mariadb"}, {"sqlite", "sqlite"},
		{"sqlserver", "sqlserver"}, {"sql_server", "sqlserver"}, {"mssql", "sqlserver"}, {"cockroach", "cockroachdb"}, {"redshift", "redshift"},
		{"oracle", "oracle"}, {"snowflake", "snowflake"}, {"bigquery", "bigquery"}, {"duckdb", "duckdb"},
	}
}

// named counts what all files are called, or the folders that they stand in.
func (e *evidence) named(texts []textOf) {
	for _, w := range fileWords() {
		all := len(texts) > 0
		for _, t := range texts {
			dir, base := path.Split(t.file)
			name := strings.ToLower(path.Base(dir) + "/" + base)
			all = all && strings.Contains(name, w[0])
		}
		if all {
			e.tell(lex.Token{}, 2, w[1], "the name "+w[0])
		}
	}
}

// tried lists the dialects in the order in which they are tried.
func tried() []string {
	return []string{"postgres", "mysql", "mariadb", "sqlite", "sqlserver", "cockroachdb", "redshift", "oracle", "snowflake", "bigquery", "duckdb"}
}

// best gives the dialects that the most speaks for, in the order they are tried.
func (e *evidence) best() (names []string) {
	top := 0
	for _, n := range e.score {
		top = max(top, n)
	}
	for _, d := range tried() {
		if e.score[d] == top {
			names = append(names, d)
		}
	}
	return names
}
