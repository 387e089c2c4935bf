package lex

import "testing"

func TestSQLite(t *testing.T) {
	for _, tc := range []struct{ name, src, want string }{
		{"names and strings", "a 'b''c' \"d\"\"e\" `f` [g h] x'ff' 'i\\';", "a|'b''c'|\"d\"\"e\"|`f`|[g h]|x'ff'|'i\\'\n"},
		{"the client's lines", ".read a.sql; b\nselect 1;\n.mode list\n# note ; '\nselect .5\n.x;", ".read a.sql; b\nselect|1\n.mode list\n# note ; '\nselect|.5|.|x\n"},
		{"triggers", "CREATE TEMP TRIGGER t AFTER UPDATE ON a BEGIN UPDATE b SET c = CASE d WHEN 1 THEN 2 END; SELECT 'x'; END; e;",
			"CREATE|TEMP|TRIGGER|t|AFTER|UPDATE|ON|a|BEGIN|UPDATE|b|SET|c|=|CASE|d|WHEN|1|THEN|2|END|;|SELECT|'x'|;|END\ne\n"},
		{"a trigger that never ends takes all", "create trigger t begin a; create table b (c int); d;", "create|trigger|t|begin|a|;|create|table|b|(|c|int|)|;|d|;\n"},
		{"END of a transaction", "begin; a; end; b;", "begin\na\nend\nb\n"},
		{"comments are not nested", "/* a /* b */ c; -- d", "c #/* a /* b */ #-- d\n"},
	} {
		if got := scan(tc.src, SQLite()); got != tc.want {
			t.Errorf("%s:\n got %q\nwant %q", tc.name, got, tc.want)
		}
	}
}

func TestSQLiteNames(t *testing.T) {
	src := "Ab 'c''d' [E f] \"G\" `h` x'00' 1"
	d := SQLite()
	sc := New(src, d)
	sc.Scan()
	want := []string{"Ab", "c'd", "E f", "G", "h", "", ""}
	for i, tok := range sc.Statement().Tokens {
		if got := d.Name(src, tok); got != want[i] {
			t.Errorf("%s: got %q, want %q", tok.Text(src), got, want[i])
		}
	}
}
