package lex

import (
	"strings"
	"testing"
)

// tokens shows the statements of a text, one a line, with bars between tokens.
func tokens(src string, d Dialect) string {
	var b strings.Builder
	sc := New(src, d)
	for sc.Scan() {
		st := sc.Statement()
		for i, t := range st.Tokens {
			if i > 0 {
				b.WriteByte('|')
			}
			b.WriteString(t.Text(src))
		}
		if st.Fault != nil {
			b.WriteString("!" + st.Fault.What)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestMySQL(t *testing.T) {
	for _, tc := range []struct{ name, src, want string }{
		{"quotes", "a `b``;c` \"d\"\";\" 'e\\';' N'f' x'00' _utf8'g'; h", "a|`b``;c`|\"d\"\";\"|'e\\';'|N'f'|x'00'|_utf8|'g'\nh\n"},
		{"comments", "a # b;\n-- c;\n--\td;\ne--f /* g; /* */ h;--j\nk", "a|e|--|f|h\nk\n"},
		{"executed", "/*!40101 a */; b /*!c*/ d /*!99999 e */ /*!100000 f*/ /*M!100000 g */;/*!999999\\- x */\nh", "a\nb|c|d|e\nh\n"},
		{"half a statement", "/*!50003 CREATE*/ /*!50017 DEFINER=`r`@`h`*/ /*!50003 VIEW v */;", "CREATE|DEFINER|=|`r`|@|`h`|VIEW|v\n"},
		{"executed, over statements", "/*!40101 a; b */ c", "a\nb|c\n"},
		{"executed, and open", "a /*!40101 b", "a|b!the comment that starts here never ends\n"},
		{"delimiters", "DELIMITER $$\na b$$ c END$$\ndelimiter //\nd$$ e//\n  Delimiter ;\nf; g", "DELIMITER $$\na|b\nc|END\ndelimiter //\nd$$|e\nDelimiter\nf\ng\n"},
		{"semicolons within delimiters", "DELIMITER //\na = \"\"; b;\nCREATE PROCEDURE p() c; d//\ne// CREATE PROCEDURE p() BEGIN f; END; CREATE PROCEDURE p() IF a THEN BEGIN b; END; END IF//\ng", "DELIMITER //\na|=|\"\"\nb\nCREATE|PROCEDURE|p|(|)|c\nd\ne\nCREATE|PROCEDURE|p|(|)|BEGIN|f|;|END\nCREATE|PROCEDURE|p|(|)|IF|a|THEN|BEGIN|b|;|END|;|END|IF\ng\n"},
		{"a program of one statement within delimiters", "DELIMITER //\nCREATE FUNCTION f() RETURNS INT RETURN 1; CREATE TABLE a//\nCREATE PROCEDURE p() SELECT 1 AS b; c//\nCREATE OR REPLACE FUNCTION f() RETURN INT AS d INT; BEGIN e; END//\nx: f", "DELIMITER //\nCREATE|FUNCTION|f|(|)|RETURNS|INT|RETURN|1\nCREATE|TABLE|a\nCREATE|PROCEDURE|p|(|)|SELECT|1|AS|b\nc\nCREATE|OR|REPLACE|FUNCTION|f|(|)|RETURN|INT|AS|d|INT|;|BEGIN|e|;|END\nx|:|f\n"},
		{"a column called delimiter", "CREATE TABLE a (\ndelimiter char(1)); b", "CREATE|TABLE|a|(|delimiter|char|(|1|)|)\nb\n"},
		{"the client's", "a\\G b\\g source x.sql\nUSE a b\nc; use d; \\. y.sql\n\\u z", "a\nb\nsource|x|.|sql|USE|a|b|c\nuse|d\n\\. y.sql\n\\u z\n"},
		{"source on its line", "source a/b;c.sql\nUSE d\ne", "source a/b;c.sql\nUSE|d\ne\n"},
		{"names", "1a 2 3e4 0x1F 0xG a$b $c db.1t .5 @x @@y @`z` a=@b", "1a|2|3e4|0x1F|0xG|a$b|$c|db|.|1t|.5|@|x|@@|y|@|`z`|a|=|@|b\n"},
		{"ANSI_QUOTES", "SET sql_mode='ANSI_QUOTES'; \"a;\"; SET @@session.sql_mode = ''; \"b;\\\"\"; c", "SET|sql_mode|=|'ANSI_QUOTES'\n\"a;\"\nSET|@@|session|.|sql_mode|=|''\n\"b;\\\"\"\nc\n"},
		{"NO_BACKSLASH_ESCAPES", "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES', x = 1; 'a\\'; SET sql_mode = DEFAULT; 'b\\''; c", "SET|SESSION|sql_mode|=|'NO_BACKSLASH_ESCAPES'|,|x|=|1\n'a\\'\nSET|sql_mode|=|DEFAULT\n'b\\''\nc\n"},
		{"a mode that is kept", "SET sql_mode='ansi'; SET @old=@@sql_mode, sql_mode=''; SET sql_mode=@old; \"a;\"", "SET|sql_mode|=|'ansi'\nSET|@|old|=|@@|sql_mode|,|sql_mode|=|''\nSET|sql_mode|=|@|old\n\"a;\"\n"},
		{"routines", "CREATE PROCEDURE p() BEGIN a; IF b THEN c; END IF; CASE d WHEN 1 THEN e; END CASE; SELECT CASE f WHEN 1 THEN 2 END; g: LOOP h; END LOOP; END; i", "CREATE|PROCEDURE|p|(|)|BEGIN|a|;|IF|b|THEN|c|;|END|IF|;|CASE|d|WHEN|1|THEN|e|;|END|CASE|;|SELECT|CASE|f|WHEN|1|THEN|2|END|;|g|:|LOOP|h|;|END|LOOP|;|END\ni\n"},
		{"no routine", "BEGIN; a; END; b", "BEGIN\na\nEND\nb\n"},
		{"a routine without end", "CREATE TRIGGER t BEGIN a; b", "CREATE|TRIGGER|t|BEGIN|a|;|b!the BEGIN of the routine that starts here never ends\n"},
		{"rows", "INSERT INTO a (b) VALUES (1, ');', \"(\", 'it''s\\')'), (2) ON DUPLICATE KEY UPDATE c = VALUES(d); e", "INSERT|INTO|a|(|b|)|VALUES|(|)|,|(|)|ON|DUPLICATE|KEY|UPDATE|c|=|VALUES|(|)\ne\n"},
		{"rows that do not close", "INSERT INTO a VALUES (1; b", "INSERT|INTO|a|VALUES|(\nb\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := tokens(tc.src, MySQL()); got != tc.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tc.want)
			}
		})
	}
	if got, want := tokens("/*!50700 a */ b /*!100100 c */ /*M!100100 d */ /*!40101 e */", MariaDB()), "b|c|d|e\n"; got != want {
		t.Errorf("MariaDB: got %q, want %q", got, want)
	}
}

func TestMySQLStrings(t *testing.T) {
	d := MySQL()
	for src, want := range map[string]string{`'a\n\'b''\\\%'`: "a\n'b'\\%", `"a""b'"`: `a"b'`, `N'c'`: "c", `'d'`: "d"} {
		sc := New(src, d)
		sc.Scan()
		if got, _, ok := d.StringValue(src, sc.Statement().Tokens[0], true); !ok || got != want {
			t.Errorf("%s is %q, expected %q", src, got, want)
		}
	}
	src := `'a\'`
	if got, at, ok := d.StringValue(src, Token{String, 0, 4}, false); !ok || got != `a\` || at != 1 {
		t.Errorf("got %q at %d", got, at)
	}
}
