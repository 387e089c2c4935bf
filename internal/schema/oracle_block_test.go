package schema

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// Blocks of PL/SQL ask Oracle's dictionary before they change tables, and catch
// what fails.
func TestOracleBlocks(t *testing.T) {
	const people = "CREATE TABLE people (id NUMBER(10) NOT NULL, mail VARCHAR2(80));\n"
	for _, tc := range []readTest{
		{"a table that is dropped where it is there", `
BEGIN
  EXECUTE IMMEDIATE 'DROP TABLE people';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -942 THEN RAISE; END IF;
END;
/
` + people, `
people @9:14 approximate
  id NUMBER(10) ! @9:22-24
  mail VARCHAR2(80) @9:46-50
`},
		{"what the dictionary says", people + `DECLARE
  n NUMBER := 0; V_SQL VARCHAR2(200) := 'ALTER TABLE people ';
BEGIN
  SELECT COUNT(*) INTO n FROM user_tab_cols WHERE column_name = upper('phone') AND table_name = upper('people');
  IF (n = 0) THEN
    execute immediate v_sql || 'ADD phone VARCHAR2(20)'; -- pare: category=user.contact.phone_number
    COMMIT; dbms_output.put_line('CREATE TABLE nothing');
  ELSE
    EXECUTE IMMEDIATE 'DROP TABLE people';
  END IF;
  SELECT COUNT(1) INTO n FROM ALL_TABLES WHERE OWNER IN (USER, '${schema}') AND owner = sys_context('USERENV', 'CURRENT_SCHEMA') AND table_name = 'OLD';
  IF n > 0 THEN EXECUTE IMMEDIATE 'DROP TABLE people'; END IF;
  SELECT COUNT(*) INTO n FROM user_tab_columns WHERE table_name = 'PEOPLE' AND column_name = 'ID' AND nullable = 'N';
  IF n = 1 THEN EXECUTE IMMEDIATE 'ALTER TABLE people MODIFY id NUMBER(12) NULL'; END IF;
  FOR r IN (SELECT TABLE_NAME FROM user_tables WHERE table_name LIKE 'PEO%') LOOP
    EXECUTE IMMEDIATE 'ALTER TABLE ' || r.table_name || ' ADD seen DATE';
  END LOOP;
END;
/`, `
people @1:14 approximate
  id NUMBER(12) @1:22-24
  mail VARCHAR2(80) @1:46-50
  phone VARCHAR2(20) @7:37-42
  seen DATE @17:63-67
s.sql:7:61: error: this annotation binds to no column
`},
		{"what is caught", people + `DECLARE
  there EXCEPTION; PRAGMA EXCEPTION_INIT(there, -1430); v VARCHAR2(30);
BEGIN
  BEGIN EXECUTE IMMEDIATE 'ALTER TABLE people ADD mail VARCHAR2(9)'; EXECUTE IMMEDIATE 'DROP TABLE people'; EXCEPTION WHEN there THEN NULL; END;
  BEGIN SELECT column_name INTO v FROM user_tab_columns WHERE table_name = 'PEOPLE' AND column_name = 'BORN';
  EXCEPTION WHEN NO_DATA_FOUND THEN EXECUTE IMMEDIATE 'ALTER TABLE people ADD born DATE'; END;
  EXECUTE IMMEDIATE 'ALTER TABLE people ADD made DATE';
  EXECUTE IMMEDIATE 'DROP TABLE nothing';
EXCEPTION WHEN OTHERS THEN IF SQLCODE = -942 THEN EXECUTE IMMEDIATE 'ALTER TABLE people ADD last DATE'; ELSE RAISE; END IF;
END;
/`, `
people @1:14 approximate
  id NUMBER(10) ! @1:22-24
  mail VARCHAR2(80) @1:46-50
  born DATE @7:79-83
  made DATE @8:45-49
  last DATE @10:93-97
`},
		{"no slash behind what PL/SQL ends", people + `CREATE OR REPLACE TRIGGER people_id BEFORE INSERT ON people FOR EACH ROW
BEGIN
  IF :new.id IS NULL THEN SELECT people_seq.nextval INTO :new.id FROM dual; END IF;
END;

DECLARE n NUMBER; BEGIN SELECT COUNT(*) INTO n FROM dual WHERE EXISTS (SELECT 1 FROM user_tables WHERE table_name = 'PEOPLE');
  CASE n WHEN 1 THEN EXECUTE IMMEDIATE 'ALTER TABLE people ADD x DATE'; END CASE; END;
CREATE PROCEDURE p IS n NUMBER; BEGIN n := CASE WHEN 1 = 1 THEN 2 END; END p;
ALTER TABLE people ADD y DATE;`, `
people @1:14 approximate
  id NUMBER(10) ! @1:22-24
  mail VARCHAR2(80) @1:46-50
  x DATE @8:64-65
  y DATE @10:24-25
`},
		{"a text that is given to somebody", people + `BEGIN
  run_ddl('ALTER TABLE people ADD x DATE'); dbms_output.put_line('DROP TABLE people'); log.add('made a table');
END;
/`, `
people @1:14 unread approximate
  id NUMBER(10) ! @1:22-24
  mail VARCHAR2(80) @1:46-50
s.sql:2:1: incomplete: this block runs run_ddl, which is given a text that changes tables (ALTER TABLE people)
`},
		{"a block in a text", people + `DECLARE n NUMBER;
BEGIN
  EXECUTE IMMEDIATE 'BEGIN EXECUTE IMMEDIATE ''ALTER TABLE people ADD x DATE''; EXCEPTION WHEN OTHERS THEN NULL; END;';
  SELECT v INTO n FROM settings;
  IF n = 1 THEN EXECUTE IMMEDIATE 'BEGIN EXECUTE IMMEDIATE ''ALTER TABLE people ADD y DATE''; END;'; END IF;
END;
/`, `
people @1:14 unread approximate
  id NUMBER(10) ! @1:22-24
  mail VARCHAR2(80) @1:46-50
  x DATE @4:71-72
s.sql:2:1: incomplete: this block runs a change of table “people” or not, which hangs on what the files do not tell
`},
		{"what nobody knows", people + `DECLARE n NUMBER;
BEGIN
  SELECT v INTO n FROM settings;
  IF n = 0 THEN EXECUTE IMMEDIATE 'ALTER TABLE people ADD x DATE'; END IF;
END;
/
DECLARE PROCEDURE run(what VARCHAR2) IS BEGIN EXECUTE IMMEDIATE what; END;
BEGIN run('ALTER TABLE people ADD y DATE'); END;
/
BEGIN EXECUTE IMMEDIATE 'ALTER TABLE nowhere ADD z DATE'; END;
/`, `
nowhere @11:26 unread
people @1:14 unread approximate
  id NUMBER(10) ! @1:22-24
  mail VARCHAR2(80) @1:46-50
s.sql:2:1: incomplete: this block runs a change of table “people” or not, which hangs on what the files do not tell
s.sql:8:1: incomplete: this block changes tables (ALTER TABLE people), which is not followed
s.sql:11:26: incomplete: “ALTER TABLE nowhere ADD” fails here (undefined_table), as far as the files tell, so this block has no effect
`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := show(Read("shop", "oracle", []source.File{source.NewFile("s.sql", []byte(tc.sql))}))
			var kept []string
			for line := range strings.Lines(got) {
				if !strings.Contains(line, "is read approximately") && !strings.Contains(line, ": warning:") {
					kept = append(kept, line)
				}
			}
			if got, want := strings.Join(kept, ""), strings.TrimPrefix(tc.want, "\n"); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}
