package lex

import (
	"fmt"
	"strings"
	"testing"
)

// scan renders statements, one a line: their tokens, and their comments behind #.
func scan(src string, d Dialect) string {
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
		for _, c := range st.Comments {
			b.WriteString(" #" + c.Text(src))
		}
		if st.Command != "" {
			b.WriteString(" @" + st.Command)
		}
		if st.Fault != nil {
			fmt.Fprintf(&b, " !%d", st.Fault.At)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestScan(t *testing.T) {
	for _, tc := range []struct{ name, src, want string }{
		{"tokens", `select a.b,"c""d",'e''f',1.5e3,$1,x'ff' <> -2;`, `select|a|.|b|,|"c""d"|,|'e''f'|,|1.5e3|,|$1|,|x'ff'|<>|-|2` + "\n"},
		{"strings", `E'a\'b' 'a\' U&'x' n'y' $$a;b$$ $t$ $$ $t$ e $x`, `E'a\'b'|'a\'|U&'x'|n'y'|$$a;b$$|$t$ $$ $t$|e|$x` + "\n"},
		{"operators stop at comments", "1--x\n+/*y*/2", "1|+|2 #--x #/*y*/\n"},
		{"nested comments", "/* a /* ; */ b */ x;", "x #/* a /* ; */ b */\n"},
		{"comments behind the semicolon are the statement's", "a; -- b\n-- c\nd; /* e */ /* f */ g -- h", "a #-- b\nd #-- c #/* e */ #/* f */\ng #-- h\n"},
		{"comments alone", "-- a\n", " #-- a\n"},
		{"routine bodies", "create or replace function f() begin atomic select case when 1 then 2 end; select 3; end; b;", "create|or|replace|function|f|(|)|begin|atomic|select|case|when|1|then|2|end|;|select|3|;|end\nb\n"},
		{"semicolons in parentheses", "create rule r as do (a; b); select (c; d);", "create|rule|r|as|do|(|a|;|b|)\nselect|(|c\nd|)\n"},
		{"psql", "\\set x 1; 2\nselect 1 \\gset p_\nselect 2 \\; select 3 \\x\n;", "\\set x 1; 2\nselect|1 @\\gset p_\nselect|2\nselect|3|\\x\n"},
		{"copied rows", "copy t from stdin; -- x\na;b\n\\.\nc; copy t from stdin\\g\n\\.\r\nd; \\copy t from stdin\n'\n\\.", "copy|t|from|stdin #-- x\nc\ncopy|t|from|stdin @\\g\nd\n\\copy t from stdin\n"},
		{"copied to a file", "copy t to stdout; a;", "copy|t|to|stdout\na\n"},
		{"old escapes", `set standard_conforming_strings = off; 'a\'b;'; SET SESSION standard_conforming_strings TO on; 'a\'; b`, `set|standard_conforming_strings|=|off` + "\n" + `'a\'b;'` + "\nSET|SESSION|standard_conforming_strings|TO|on\n" + `'a\'` + "\nb\n"},
		{"never ended", "a; b 'c;", "a\nb !5\n"},
		{"never ended rows", "a; copy t from stdin;\n1\n", "a\ncopy|t|from|stdin !3\n"},
		{"letters beyond ASCII", "sélect ß", "sélect|ß\n"},
	} {
		if got := scan(tc.src, Postgres()); got != tc.want {
			t.Errorf("%s:\n got %q\nwant %q", tc.name, got, tc.want)
		}
	}
}

func TestDialectSettings(t *testing.T) {
	d := Dialect{Quotes: "\"`[", HashComments: true, BackslashEscapes: true}
	src := "`a;``b` [c]]d] 'e\\'f' # g\n$$h /* /* i */ j"
	want := "`a;``b`|[c]]d]|'e\\'f'|$|$|h|j ## g #/* /* i */\n"
	if got := scan(src, d); got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
	var names []string
	sc := New(src, d)
	for sc.Scan() {
		for _, tok := range sc.Statement().Tokens[:2] {
			names = append(names, d.Name(src, tok))
		}
	}
	if got := strings.Join(names, " "); got != "a;`b c]d" {
		t.Errorf("names: %s", got)
	}
}

func TestLines(t *testing.T) {
	for _, tc := range []struct {
		src       string
		off       int
		line, col int
	}{
		{"", 0, 1, 1},
		{"ab\ncd", 0, 1, 1},
		{"ab\ncd", 2, 1, 3},
		{"ab\ncd", 3, 2, 1},
		{"ab\ncd", 5, 2, 3},
		{"a\r\nb\rc", 3, 2, 1},
		{"a\r\nb\rc", 5, 3, 1},
		{"äö\nüx", 7, 2, 2},
		{strings.Repeat("ä", 1000) + "x", 2000, 1, 1001},
		{"x" + strings.Repeat("€", 1000) + "\n€y", 3005, 2, 2},
		{strings.Repeat("ä", 128), 256, 1, 129},
	} {
		if line, col := NewLines(tc.src).Pos(tc.off); line != tc.line || col != tc.col {
			t.Errorf("%.20q at %d: got %d:%d, want %d:%d", tc.src, tc.off, line, col, tc.line, tc.col)
		}
	}
}

func TestStringValue(t *testing.T) {
	for _, tc := range []struct {
		src     string
		escapes bool
		want    string
		at      int
		ok      bool
	}{
		{`'a b'`, false, "a b", 1, true},
		{`'a''b'`, false, "a'b", -1, true},
		{`'a\b'`, false, `a\b`, 1, true},
		{`'a\nb'`, true, "a\nb", -1, true},
		{`E'a\\\'\x41\101\u00e4\U0001F600\q'`, false, `a\'AA` + "ä😀q", -1, true},
		{`E'plain'`, false, "plain", 2, true},
		{`$$a'b$$`, false, "a'b", 2, true},
		{`$x$a$x$`, false, "a", 3, true},
		{`U&'\00e4\+01F600\\'''`, false, "ä😀\\'", -1, true},
		{`U&'\00'`, false, "", -1, false},
		{`E'\u12'`, false, "", -1, false},
		{`x'ff'`, false, "", -1, false},
	} {
		sc := New(tc.src, Dialect{Quotes: `"`, DollarQuotes: true, EscapeStrings: true, UnicodeEscapes: true, BackslashEscapes: tc.escapes})
		sc.Scan()
		toks := sc.Statement().Tokens
		if len(toks) != 1 {
			t.Errorf("%s: %d tokens", tc.src, len(toks))
			continue
		}
		got, at, ok := StringValue(tc.src, toks[0], tc.escapes)
		if got != tc.want || at != tc.at || ok != tc.ok {
			t.Errorf("%s: got %q at %d %v, want %q at %d %v", tc.src, got, at, ok, tc.want, tc.at, tc.ok)
		}
	}
}

// Tokens and comments never overlap, stand in order and end inside the text;
// nothing between them but white space, terminators and rows is left out.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"CREATE TABLE a (id int, -- x\n b text DEFAULT E'\\'' /* y */);",
		"copy t from stdin;\n1\n\\.\nselect $a$ x $a$, U&\"d\\0061\", $1;",
		"SET standard_conforming_strings = off; 'a\\'b'; /* /* */ x",
		"create function f() begin atomic select 1; end; \\gexec",
		"'", "$a$", "\"", "E'\\", "/*", "U&", "\\", "copy a from stdin", "\xff\xfe'",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, src string, postgres bool) {
		d := Postgres()
		if !postgres {
			d = Dialect{Quotes: "\"`[", HashComments: true, BackslashEscapes: true}
		}
		lines := NewLines(src)
		sc := New(src, d)
		last := int32(0)
		for sc.Scan() {
			st := sc.Statement()
			end := last
			for _, list := range [][]Token{st.Tokens, st.Comments} {
				at := last
				for _, tok := range list {
					if tok.Start < at || tok.End <= tok.Start || int(tok.End) > len(src) {
						t.Fatalf("token %v behind %d of %d", tok, at, len(src))
					}
					at = tok.End
					d.Name(src, tok)
					StringValue(src, tok, st.Escapes)
					if line, col := lines.Pos(int(tok.Start)); line < 1 || col < 1 {
						t.Fatalf("token %v at %d:%d", tok, line, col)
					}
				}
				end = max(end, at)
			}
			if st.Fault != nil && (st.Fault.At < 0 || st.Fault.At >= len(src)) {
				t.Fatalf("fault at %d of %d", st.Fault.At, len(src))
			}
			last = end
		}
	})
}
