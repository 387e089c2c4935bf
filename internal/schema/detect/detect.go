// Package detect tells from what files say in which dialect of SQL they are written.
package detect

import (
	"path"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/text"
)

// looked is how much of a file is looked at: dumps with data tell at their start.
const looked = 256 << 10

// Dialects gives the names of the dialects that files are most likely written in,
// as users write them: one at least, and more where they are as likely. It goes by
// what stands in the files and, where they tell nothing, by their names.
func Dialects(texts []text.Text) []string {
	e := newEvidence()
	for _, t := range texts {
		if t.Stored {
			return []string{"sqlite"}
		}
		e.read(t.Src)
	}
	if e.types.tells() {
		e.tell(lex.Token{}, 2, "sqlite", "types of SQLite alone")
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
func (e *evidence) named(texts []text.Text) {
	for _, w := range fileWords() {
		all := len(texts) > 0
		for _, t := range texts {
			dir, base := path.Split(t.File)
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
