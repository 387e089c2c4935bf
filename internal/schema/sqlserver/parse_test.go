package sqlserver

import (
	"strings"
	"testing"
	"time"
)

// What the parser needs not know of is taken out of its way.
func TestPlain(t *testing.T) {
	for _, tc := range []struct{ sql, want string }{
		{"CREATE TABLE a (x int DEFAULT (1 + 2) NOT NULL, y AS x * 2 PERSISTED) ON [PRIMARY]", "CREATE TABLE a ( x xml DEFAULT 0 NOT NULL , y AS 0 PERSISTED )"},
		{"CREATE EXTERNAL TABLE a (x int,) WITH (LOCATION = 'x')", "CREATE TABLE a ( x xml )"},
		{"CREATE TABLE a (x int CHECK (x IN (1, 2)), /* c */ period int, INDEX i (x) WHERE x IS NOT NULL, y int)", "CREATE TABLE a ( x xml CHECK (1 = 1) , [period] int , INDEX i ( x ) , y xml )"},
		{"CREATE TABLE a (x int DEFAULT CASE WHEN 1 = 1 THEN NULL ELSE 2 END NULL, y int IDENTITY (1, 1) MASKED WITH (FUNCTION = 'f(,)'))", "CREATE TABLE a ( x xml DEFAULT 0 NULL , y xml IDENTITY )"},
		{"ALTER TABLE a WITH CHECK ADD DEFAULT getdate() FOR x WITH VALUES, y int DEFAULT NEXT VALUE FOR s NOT NULL", "ALTER TABLE a WITH CHECK ADD CONSTRAINT d DEFAULT 0 FOR x , y xml DEFAULT 0 NOT NULL"},
		{"CREATE TABLE a (x [decimal](18, 2), y s.t, z nvarchar(max) COLLATE c, w double precision, v xml(CONTENT c), PRIMARY KEY (x ASC, y DESC))", "CREATE TABLE a ( x xml , y xml , z xml COLLATE c , w double precision , v xml ( CONTENT c ) , PRIMARY KEY ( x ASC , y DESC ) )"},
		{"ALTER TABLE a DROP CONSTRAINT b, COLUMN c, d", "ALTER TABLE a DROP CONSTRAINT b , COLUMN c , d"},
		{"ALTER TABLE a ADD x int REFERENCES b ON DELETE SET DEFAULT", "ALTER TABLE a ADD x xml REFERENCES b ON DELETE SET DEFAULT"},
	} {
		got, err := plain(tc.sql)
		if got = strings.TrimSpace(got); err != nil || got != tc.want {
			t.Errorf("%s:\n got %s (%v)\nwant %s", tc.sql, got, err, tc.want)
		}
	}
}

// What could lead the parser astray is not given to it.
func TestRefused(t *testing.T) {
	for _, sql := range []string{
		"", "CREATE TABLE a (x int", "CREATE TABLE a (x int))", "CREATE TABLE a (x int) FROB", "CREATE TABLE a (x int CREATE TABLE b (y int))",
		"CREATE TABLE a (x int DEFAULT 'open)", "CREATE TABLE a AS SELECT 1 x", "CREATE TABLE a (x int [y)", "CREATE TABLE a (x * int)",
		"ALTER TABLE a", "ALTER TABLE a FROB", "DROP TABLE a", "SELECT 1",
	} {
		if st, err := Parse(sql); err == nil {
			t.Errorf("%q: read as %+v", sql, st)
		}
	}
}

// FuzzParse gives the adapter anything. It comes back, and soon: no text of 64
// KB takes a second.
func FuzzParse(f *testing.F) {
	for _, sql := range []string{
		"CREATE TABLE [a].[b] ([x] [int] IDENTITY(1,1) NOT NULL, \"y\" nvarchar(max) COLLATE c DEFAULT N'x' NULL, z AS x + 1 PERSISTED, CONSTRAINT p PRIMARY KEY CLUSTERED (x ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]) ON s(x) TEXTIMAGE_ON [PRIMARY]",
		"CREATE TABLE a (x int REFERENCES b (c) ON DELETE SET NULL ON UPDATE CASCADE NOT FOR REPLICATION, y int FOREIGN KEY REFERENCES b, INDEX i UNIQUE NONCLUSTERED HASH (x, y) INCLUDE (z), UNIQUE (x), FOREIGN KEY (x, y) REFERENCES b (c, d))",
		"CREATE TABLE a (x datetime2 GENERATED ALWAYS AS ROW START HIDDEN, PERIOD FOR SYSTEM_TIME (x, y), z xml COLUMN_SET FOR ALL_SPARSE_COLUMNS, w xml(CONTENT s.c), v national character varying(10) SPARSE ROWGUIDCOL FILESTREAM) AS NODE",
		"ALTER TABLE a WITH NOCHECK ADD x int, CONSTRAINT c DEFAULT 1 FOR y, CONSTRAINT d FOREIGN KEY (x) REFERENCES b, CONSTRAINT e PRIMARY KEY (x), INDEX i (x)",
		"ALTER TABLE a ALTER COLUMN x nvarchar(10) COLLATE c NOT NULL", "ALTER TABLE a ALTER COLUMN x ADD ROWGUIDCOL",
		"ALTER TABLE a DROP CONSTRAINT IF EXISTS c, COLUMN x, y", "ALTER TABLE a DROP PERIOD FOR SYSTEM_TIME",
		"CREATE TABLE a (id int FROBNICATE, phone int)", "CREATE TABLE a (CONNECTION (a TO b), x int CONSTRAINT)", "CREATE TABLE $(a).b (x int)",
	} {
		f.Add(sql)
	}
	f.Fuzz(func(t *testing.T, sql string) {
		if len(sql) > 64<<10 || strings.Count(sql, "(") > 100 { // callers bound both
			return
		}
		done := make(chan bool)
		go func() {
			defer close(done)
			if st, err := Parse(sql); err == nil && (st.Create == nil) == (st.Alter == nil) {
				t.Errorf("%q is neither or both", sql)
			}
		}()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatalf("%q takes for ever", sql)
		}
	})
}
