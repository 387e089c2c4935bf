package schema

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

func runSQLite(t *testing.T, tests []readTest) {
	t.Helper()
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			ds, problems := Read("shop", "sqlite", []source.File{source.NewFile("s.sql", []byte(tc.sql))})
			got, want := show(ds, problems), strings.TrimPrefix(tc.want, "\n")
			if got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestSQLiteColumns(t *testing.T) {
	runSQLite(t, []readTest{
		{"names in every kind of quotes, any words as a type", `
CREATE TABLE IF NOT EXISTS "Users" (
  'email' TEXT NOT NULL UNIQUE COLLATE NOCASE, -- pare: category=user.contact.email
  [full name] VARYING  CHARACTER (80) DEFAULT 'x',` + "\n  `born`," + `
  like int, exclude text, note big storage text,
  score DOUBLE PRECISION CONSTRAINT positive CHECK (score > 0) DEFAULT (1 + 2),
  age INT GENERATED ALWAYS AS (score * 2) STORED, "é" AS ('x') VIRTUAL
);`, `
Users @2:28
  email TEXT ! @3:3-10
    pare @3:57 category=user.contact.email@3:66
  full name VARYING CHARACTER (80) ='x' @4:3-14
  born  @5:3-9
  like int @6:3-7
  exclude text @6:13-20
  note big storage text @6:27-31
  score DOUBLE PRECISION =(1 + 2) @7:3-8
  age INT generated @8:3-6
  é  generated @8:51-54
`},
		{"columns defined anew, as libSQL does", `
CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT NOT NULL, c TEXT);
ALTER TABLE ` + "`a` ALTER COLUMN \"b\" TO \"b\" integer;" + `
ALTER TABLE a ALTER c TO d REAL NOT NULL DEFAULT 1;
ALTER TABLE a ALTER COLUMN d TO;`, `
a @2:14 unread
  id INTEGER key ! @2:17-19
  b integer @3:37-40
  d REAL ! =1 @4:26-27
s.sql:5:30: incomplete: this statement about table “a” cannot be read: near "TO": syntax error
`},
		{"a primary key alone may be NULL", `
CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT);
CREATE TABLE b (id INT PRIMARY KEY);
CREATE TABLE c (id INTEGER PRIMARY KEY DESC);
CREATE TABLE d (a INTEGER, PRIMARY KEY (A DESC));
CREATE TABLE e (a TEXT, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE f (a TEXT, b ANY, PRIMARY KEY (b)) STRICT;
CREATE TABLE g (a TEXT NOT NULL PRIMARY KEY);`, `
a @2:14
  id INTEGER key ! @2:17-19
  b TEXT @2:41-42
b @3:14
  id INT key @3:17-19
c @4:14
  id INTEGER key @4:17-19
d @5:14
  a INTEGER key ! @5:17-18
e @6:14
  a TEXT key ! @6:17-18
  b TEXT key ! @6:25-26
f @7:14
  a TEXT @7:17-18
  b ANY key ! @7:25-26
g @8:14
  a TEXT key ! @8:17-18
`},
		{"constraints without commas between them, keys of either case", `
CREATE TABLE teams (Id INT UNIQUE);
CREATE TABLE a (x INT, y INT,
  CONSTRAINT u UNIQUE (X, "y") CHECK (x > 0) FOREIGN KEY (Y) REFERENCES TEAMS (ID) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
  CONSTRAINT k FOREIGN KEY (x) REFERENCES gone);`, `
a @3:14
  x INT @3:17-18
  y INT @3:24-25
  [y] -> teams [Id] @4:73
  [x] -> gone [] @5:43
teams @2:14
  Id INT @2:21-23
`},
		{"temporary, main and attached", `
ATTACH 'x.db' AS aux;
CREATE TEMP TABLE a (x);
CREATE TABLE temp.b (x);
CREATE TABLE main.c (x);
CREATE TABLE aux.d (x);
ALTER TABLE d ADD y;
ALTER TABLE temp.b RENAME TO c2;
DROP TABLE MAIN.C;`, `
aux.d @6:14
  x  @6:21-22
  y  @7:19-20
`},
		{"triggers, the client's lines and what SQLite keeps for itself", `
.mode list
CREATE TABLE a (b INT);
CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE WHEN 1 THEN 2 END; DELETE FROM a; END;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE sqlite_stat1(tbl,idx,stat);
INSERT INTO a VALUES ('create table c (d)');
ALTER TABLE a RENAME b TO c;
.read more.sql`, `
a @3:14
  c INT @8:27-28
s.sql:9:1: incomplete: .read includes “more.sql”, which is not read
`},
		{"made by a query", `
CREATE TABLE a (Id INTEGER, name VARCHAR(9), data, price DECIMAL(9,2), f float);
CREATE TABLE b AS SELECT ID, a.name AS n, * FROM A;
CREATE TABLE c AS SELECT count(*), max ( Id ) top FROM a;
CREATE TABLE d AS SELECT * FROM gone;`, `
a @2:14
  Id INTEGER @2:17-19
  name VARCHAR(9) @2:29-33
  data  @2:46-50
  price DECIMAL(9,2) @2:52-57
  f float @2:72-73
b @3:14
  Id INT @3:26-28
  n TEXT @3:40-41
  Id:1 INT @2:17-19
  name TEXT @2:29-33
  data  @2:46-50
  price NUM @2:52-57
  f REAL @2:72-73
c @4:14 approximate
  count(*)  @4:26-34
  top  @4:47-50
d @5:14 unread
s.sql:5:14: incomplete: table “d” is made by a query whose columns cannot be told from the files
`},
		{"what SQLite refuses", `
CREATE TABLE a (b INT PRIMARY KEY, c INT PRIMARY KEY);
CREATE TABLE d (e INT PRIMARY KEY AUTOINCREMENT);
CREATE TABLE f (g INT) ENGINE; CREATE TABLE IF NOT EXISTS l2 (m); CREATE TABLE IF NOT EXISTS l2 (m VARCHAR) STRICT;
CREATE TABLE h (i INT) WITHOUT ROWID;
CREATE TABLE j (k VARCHAR) STRICT;
CREATE TABLE l (m INT UNIQUE, n INT PRIMARY KEY);
ALTER TABLE l ADD o INT UNIQUE;
ALTER TABLE l DROP m;
DROP TABLE l CASCADE;`, `
a @2:14 unread
d @3:14 unread
f @4:14 unread
h @5:14 unread
j @6:14 unread
l @7:14 unread
  m INT @7:17-18
  n INT key @7:31-32
l2 @4:59
  m  @4:63-64
s.sql:2:42: incomplete: this statement about table “a” cannot be read: table a has more than one primary key
s.sql:3:23: incomplete: this statement about table “d” cannot be read: AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY
s.sql:4:24: incomplete: this statement about table “f” cannot be read: unknown table option: ENGINE
s.sql:5:14: incomplete: this statement about table “h” cannot be read: PRIMARY KEY missing on table h
s.sql:6:19: incomplete: this statement about table “j” cannot be read: unknown datatype for j.k: "VARCHAR"
s.sql:8:25: incomplete: this statement about table “l” cannot be read: cannot add a UNIQUE column
s.sql:9:20: error: column “m” of table “l” cannot be dropped: it is part of a unique or foreign key, and SQLite refuses that
s.sql:10:14: incomplete: this DROP TABLE is refused by SQLite: “CASCADE” is found where its end is expected
`},
	})
}

// SQLite changes a table by making another one. Foreign keys point at whatever
// has the name in the end.
func TestSQLiteRenames(t *testing.T) {
	runSQLite(t, []readTest{
		{"a new table takes the old one's place", `
CREATE TABLE parent (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE child (p REFERENCES parent (id));
BEGIN;
CREATE TABLE new_parent (id INTEGER PRIMARY KEY, b TEXT, up REFERENCES new_parent (id));
DROP TABLE parent;
ALTER TABLE new_parent RENAME TO parent;
COMMIT;
ALTER TABLE parent RENAME COLUMN id TO "key";`, `
child @3:14
  p  @3:21-22
  [p] -> parent [key] @3:34
parent @7:34
  key INTEGER key ! @9:40-45
  b TEXT @5:50-51
  up  @5:58-60
  [up] -> parent [key] @5:72
`},
		{"keys follow the old table out of its place", `
CREATE TABLE a (id INT UNIQUE); CREATE TABLE b (c REFERENCES a (id));
ALTER TABLE a RENAME TO old; CREATE TABLE a (id INT UNIQUE); DROP TABLE old;`, `
a @3:43
  id INT @3:46-48
b @2:46
  c  @2:49-50
  [c] -> old [id] @2:62
`},
		{"unless renames change nothing else", `
PRAGMA legacy_alter_table = ON;
CREATE TABLE a (id INT UNIQUE); CREATE TABLE b (c REFERENCES a (id));
ALTER TABLE a RENAME TO old; CREATE TABLE a (id INT UNIQUE); DROP TABLE old;`, `
a @4:43
  id INT @4:46-48
b @3:46
  c  @3:49-50
  [c] -> a [id] @3:62
`},
	})
}

func TestVirtualTables(t *testing.T) {
	runSQLite(t, []readTest{
		{"a full-text index and what it keeps", `
CREATE VIRTUAL TABLE docs USING fts5(title, "the body" UNINDEXED, tokenize = 'porter');`, `
docs @2:22
  title  @2:38-43
  the body  @2:45-55
  docs  @2:22-26
  rank  @2:22-26
docs_config @2:22
  k  key ! @2:22-26
  v  @2:22-26
docs_content @2:22
  id INTEGER key ! @2:22-26
  c0  @2:22-26
  c1  @2:22-26
docs_data @2:22
  id INTEGER key ! @2:22-26
  block BLOB @2:22-26
docs_docsize @2:22
  id INTEGER key ! @2:22-26
  sz BLOB @2:22-26
docs_idx @2:22
  segid  key ! @2:22-26
  term  key ! @2:22-26
  pgno  @2:22-26
`},
		{"dropped and renamed with all that they keep", `
CREATE VIRTUAL TABLE a USING rtree(id, x0, x1, +name TEXT);
CREATE VIRTUAL TABLE b USING fts5(c, content='', columnsize=0);
ALTER TABLE a RENAME TO places;
DROP TABLE b;`, `
places @4:25
  id INT @2:36-38
  x0 REAL @2:40-42
  x1 REAL @2:44-46
  name  @2:49-53
places_node @4:25
  nodeno INTEGER key ! @4:25-31
  data  @4:25-31
places_parent @4:25
  nodeno INTEGER key ! @4:25-31
  parentnode  @4:25-31
places_rowid @4:25
  rowid INTEGER key ! @4:25-31
  nodeno  @4:25-31
  a0  @4:25-31
`},
		{"as a dump has them", `
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','a','a',0,'CREATE VIRTUAL TABLE a USING fts4(''b'', tokenize=''porter'', c, content=''x'')');
CREATE TABLE IF NOT EXISTS 'a_segments'(blockid INTEGER PRIMARY KEY, block BLOB);
PRAGMA writable_schema=OFF;`, `
a @3:106
  b  @3:119-123
  c  @3:147-148
  a  @3:106-107
  docid  @3:106-107
  __langid  @3:106-107
a_segments @4:28
  blockid INTEGER key ! @4:41-48
  block BLOB @4:70-75
`},
		{"as .schema prints them", `
CREATE VIRTUAL TABLE a USING fts5(b, content='x', columnsize=0)
/* a(b) */;
CREATE TABLE IF NOT EXISTS 'a_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE IF NOT EXISTS 'a_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS 'a_config'(k PRIMARY KEY, v) WITHOUT ROWID;`, `
a @2:22
  b  @2:35-36
  a  @2:22-23
  rank  @2:22-23
a_config @6:28
  k  key ! @6:39-40
  v  @6:54-55
a_data @4:28
  id INTEGER key ! @4:37-39
  block BLOB @4:61-66
a_idx @5:28
  segid  key ! @5:36-41
  term  key ! @5:43-47
  pgno  @5:49-53
`},
		{"of modules and settings that are not known", `
CREATE VIRTUAL TABLE a USING vec0(embedding float[4]);
CREATE VIRTUAL TABLE b USING fts5(c, colour=red);
UPDATE sqlite_master SET sql = 'x';
INSERT INTO sqlite_master VALUES ('view', 'v', 'v', 0, 'CREATE VIEW v AS SELECT 1');`, `
a @2:22 unread
b @3:22 unread
s.sql:2:22: incomplete: table “a” is a virtual table of module “vec0”, whose columns are not known
s.sql:3:22: incomplete: table “b” is a virtual table of module “fts5”, with “colour=red”, which is not known
s.sql:4:1: incomplete: this changes the schema as it is kept, which is not followed
s.sql:5:1: incomplete: this adds to the schema as it is kept, and holds no statement that makes a table
`},
	})
}
