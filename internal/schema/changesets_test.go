package schema

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// A changeset of Liquibase counts where it is for the dialect.
func TestChangesets(t *testing.T) {
	for _, tc := range []struct {
		head string
		runs bool
	}{
		{"--changeset a:1", true}, {"--changeset a:1 dbms:postgresql", true}, {"-- changeset a:1 dbms:mysql,postgresql runOnChange:true", true},
		{"--changeset a:1 dbms:\"mysql, PostgreSQL\"", true}, {"--changeset a:1 dbms:mysql", false}, {"--changeset a:1 dbms:h2,mssql context:x", false},
		{"--changeset a:1 dbms:!postgresql", false}, {"--changeset a:1 dbms:!h2", true}, {"--changeset a:1 dbms:none", false}, {"--changeset a:1 dbms:all", true},
		{"--changeset a:1 ignore:true", false}, {"--changeset a:1 ignore:false", true},
	} {
		sql := "--liquibase formatted sql\n\n" + tc.head + "\nCREATE TABLE a (id int);\n--rollback DROP TABLE a;\n--changeset b:2\nCREATE TABLE b (id int);\n"
		want := "b @7:14\n  id int @7:17-19\n"
		if tc.runs {
			want = "a @4:14\n  id int @4:17-19\n" + want
		}
		ds, problems := Read("shop", "postgres", []source.File{source.NewFile("s.sql", []byte(sql))})
		if got := show(ds, problems); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", tc.head, got, want)
		}
		ds, problems = Read("shop", "postgres", []source.File{source.NewFile("s.sql", []byte(strings.Replace(sql, "--liquibase", "--", 1)))})
		if got := show(ds, problems); !strings.HasPrefix(got, "a @4:14\n") {
			t.Errorf("%s in a file that is none of Liquibase: got\n%s", tc.head, got)
		}
	}
}

// The breakpoints of Drizzle end statements that have no semicolon.
func TestBreakpoints(t *testing.T) {
	const sql = "CREATE TABLE a (id int)\n--> statement-breakpoint\nALTER TABLE a ADD b int;--> statement-breakpoint\nALTER TABLE a ADD c int\n"
	ds, problems := Read("shop", "postgres", []source.File{source.NewFile("s.sql", []byte(sql))})
	const want = "a @1:14\n  id int @1:17-19\n  b int @3:19-20\n  c int @4:19-20\n"
	if got := show(ds, problems); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
