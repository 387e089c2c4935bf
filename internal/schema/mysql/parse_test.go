package mysql

import (
	"testing"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

func TestParse(t *testing.T) {
	st, err := Parse("CREATE TABLE `a`.b (id SERIAL, `c` int NOT NULL KEY, d text AS (1), UNIQUE (c), PRIMARY KEY (id, c), KEY (d(3)), FOREIGN KEY (c) REFERENCES e (f))")
	if err != nil {
		t.Fatal(err)
	}
	c := st.Create
	if c.Table.Schema != "a" || c.Table.Name != "b" || len(c.Columns) != 3 || len(c.Constraints) != 3 {
		t.Fatalf("got %+v", c)
	}
	if id := c.Columns[0]; id.Name != "id" || !id.NotNull || id.Generated != ddl.Identity {
		t.Errorf("got %+v", id)
	}
	if own := c.Columns[1]; !own.NotNull || !own.PrimaryKey {
		t.Errorf("got %+v", own)
	}
	if c.Columns[2].Generated != ddl.Computed {
		t.Errorf("got %+v", c.Columns[2])
	}
	st, err = Parse("ALTER TABLE a ADD (b int, c int NOT NULL), CHANGE d e text, DROP f, RENAME COLUMN g TO h, RENAME TO i.j, DROP PRIMARY KEY, ALTER k SET DEFAULT 1, ENGINE=InnoDB")
	if err != nil {
		t.Fatal(err)
	}
	want := []ddl.Action{ddl.AddColumn, ddl.AddColumn, ddl.Redefine, ddl.DropColumn, ddl.RenameColumn, ddl.RenameTable, ddl.DropConstraint, ddl.SetDefault, ddl.Other}
	for i, k := range st.Alter.Commands {
		if i >= len(want) || k.Action != want[i] {
			t.Errorf("part %d: got %+v", i, k)
		}
	}
	for _, text := range []string{"", "SELECT 1", "CREATE TABLE a (b int", "CREATE TABLE a (b int FROBNICATE, c int)", "CREATE TABLE a (b int); CREATE TABLE c (d int)", "/*M! CREATE TABLE a (b int) */"} {
		if st, err := Parse(text); err == nil {
			t.Errorf("%q: got %+v", text, st)
		}
	}
}

// Whatever the text is, the parser and what is put in its place come back.
func FuzzMySQL(f *testing.F) {
	for _, s := range []string{
		"CREATE TABLE a (id SERIAL, b ENUM('x','y') CHARACTER SET latin1 NOT NULL DEFAULT 'x' COMMENT 'c', d int AS (1 + 2) STORED, PRIMARY KEY (id), FULLTEXT KEY (b)) ENGINE=InnoDB PARTITION BY HASH (id) PARTITIONS 2",
		"CREATE OR REPLACE TABLE a (b UUID DEFAULT uuid(), c INET6, d TIMESTAMP(6) GENERATED ALWAYS AS ROW START, PERIOD FOR SYSTEM_TIME (d, e), UNIQUE (b, p WITHOUT OVERLAPS)) WITH SYSTEM VERSIONING",
		"ALTER ONLINE TABLE IF EXISTS a.b ADD COLUMN IF NOT EXISTS (c int, KEY (c)), CHANGE d e SET('f,g') FIRST, DROP PARTITION h, i",
		"CREATE TABLE a (b int /*!50100 NOT NULL */ CHECK (c > 1)) /* d */",
		"CREATE TABLE a LIKE b", "CREATE TABLE a (c int) SELECT 1", "create table `a``b` (\"c\" int)", "ALTER TABLE a", "CREATE TABLE a (", ")))((",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, _ = Parse(text)
		d := lex.MariaDB()
		sc := lex.New(text, d)
		for sc.Scan() {
			toks := sc.Statement().Tokens
			if len(toks) == 0 {
				continue
			}
			_, _ = Parse(Clean(text, toks))
			own, err := tolerant.Read(text, toks, d, &tolerant.Grammar{})
			if err != nil {
				continue
			}
			if plain := Plain(text, toks, own); plain != "" {
				_, _ = Parse(plain)
			}
		}
	})
}
