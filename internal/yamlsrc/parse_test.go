package yamlsrc

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// problems writes problems as a user sees them, one a line.
func problems(ps []source.Problem) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.Error() + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestParseProblems(t *testing.T) {
	const (
		closeQuote = "the quote that opens here is not closed (close it; inside single quotes a quote is written twice)"
		closeList  = "the list that opens here is not closed, or lacks a comma (write [a, b], and quote an item that holds “: ”, a comma or a bracket)"
		closeHere  = "the mapping that opens here is not closed, or lacks a comma"
		question   = " (inside brackets a “?” ends a text: put text that holds one, such as a question or an address, in quotes)"
		closeMap   = "the mapping that opens here is not closed, or lacks a comma (write {a: 1, b: 2}, and quote a value that holds a comma or a bracket)"
		behind     = "text after the end of a value (put all of the value in quotes; inside single quotes a quote is written twice)"
		tabbed     = "a tab in the indentation (indent with spaces)"
		noBlank    = "expected a space after the “:” of a key (write key: value)"
		stray      = "a “:” where no mapping can start (put text that holds “: ” in quotes)"
		noDashIn   = "expected “- ”, the next item of the list that starts in line "
		alikeItems = " (indent the items of a list alike, and the keys of an item alike)"
		deep       = "values are nested deeper than 100 levels (write it flatter)"
	)
	tests := []struct{ name, in, want string }{
		// Quotes and brackets.
		{"quote open on line 1", "a: \"x\nb: 1\n", "f:1:4: error: " + closeQuote},
		{"quote open behind a closed one", "a: \"x\"\nb: \"y\nc: z\n", "f:2:4: error: " + closeQuote},
		{"quote open in a list", "a: [\"x, y]\n", "f:1:5: error: " + closeQuote},
		{"quote over documents", "a: \"x\n---\nb: 1\n", "f:1:4: error: " + closeQuote},
		{"quote in a quote", "a: 'it's'\n", "f:1:8: error: " + behind},
		{"text behind a quote", "a: x #c\nb: \"x\" y\n", "f:2:8: error: " + behind},
		{"text behind an item", "- \"a\" b\n", "f:1:7: error: " + behind},
		{"list open", "x: [a]\ny: 1\na: [1, 2\nb: 1\n", "f:3:4: error: " + closeList},
		{"list without an end", "a: [\n", "f:1:4: error: " + closeList},
		{"list without an end behind a comma", "x: [a]\na: [{b: 1},\n", "f:2:4: error: " + closeList},
		{"list closed twice", "a: [1]]\n", "f:1:7: error: " + behind},
		{"mapping without a comma", "a: {b: 1 c: 2}\n", "f:1:4: error: " + closeMap},
		{"question in a mapping", "x: 1\na: {b: old enough?, c: 2}\n", "f:2:4: error: " + closeHere + question},
		{"address in a mapping of two lines", "a: {b: 1,\n  c: https://shop.example/p?lang=de}\n", "f:1:4: error: " + closeHere + question},
		{"question in a list", "a: [old enough?]\n", "f:1:4: error: the list that opens here is not closed, or lacks a comma" + question},
		{"question behind another mistake", "a: {b: 1 c: 2}\nd: \"why?\"\n", "f:1:4: error: " + closeMap},
		{"bracket alone", "a: ]\n", "f:1:4: error: expected a value (quote text that starts with a bracket or a comma)"},
		// Keys and indentation.
		{"no colon", "a: 1\nkey\nb: 2\n", "f:2:1: error: expected a “:” after a key (write key: value, and indent text that goes on from the line above)"},
		{"key longer than YAML has them", "a:\n  " + strings.Repeat("k", 2000) + ": 2\n", "f:2:3: error: the key “" + strings.Repeat("k", 120) + "…” is found where text goes on (indent the keys of a mapping alike)"},
		{"no blank", "a: 1\nkey:v\nb: 2\n", "f:2:1: error: " + noBlank},
		{"no blank at first", "key:v\nb: 2\n", "f:1:1: error: " + noBlank},
		{"no blank in an item", "a:\n  - key:v\n    b: 2\n", "f:2:3: error: " + noBlank},
		{"deeper", "a: 1\n  b: 2\n", "f:2:3: error: the key “b” is found where text goes on (indent the keys of a mapping alike)"},
		{"between", "a:\n    b: 1\n  c: 2\n", "f:3:3: error: the line is indented like no key above it (indent the keys of a mapping alike)"},
		{"item among keys", "a: 1\n- b\n", "f:2:1: error: a list item among the keys of a mapping (indent the items of a list alike, beneath its key)"},
		{"key among items", "x:\n  - a\n  b: 1\n", "f:3:3: error: " + noDashIn + "2" + alikeItems},
		{"key beside an item's", "- a: 1\n  b: 2\n c: 3\n", "f:3:2: error: " + noDashIn + "1" + alikeItems},
		{"colon in a text", "title: Shop: the best\n", "f:1:12: error: " + stray},
		{"colon behind wide letters", "é: ü: c\n", "f:1:5: error: " + stray},
		{"tab", "a:\n\tb: 1\n", "f:2:1: error: " + tabbed},
		{"tab behind blanks", "a:\n  b: 1\n  \tc: 2\n", "f:3:3: error: " + tabbed},
		{"keys less indented", " a: 1\nb: 2\n", "f:2:1: error: expected the end of the document (indent the keys of a mapping alike, or part documents by a line ---)"},
		{"list on a key's line", "a: - b\n", "f:1:4: error: a list cannot start here (start it on a line of its own, or quote text that starts with “- ”)"},
		{"not merged", "a:\n  - 1\n<<<<<<< HEAD\n  - 2\n=======\n  - 3\n>>>>>>> topic\n", "f:3:1: error: two versions of this text stand below each other: git could not merge them " +
			"(keep what is right of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>)"},
		// Characters.
		{"at sign", "a: @x\n", "f:1:4: error: a value cannot start with “@” (put it in quotes)"},
		{"percent", "a: %x\n", "f:1:4: error: a value cannot start with “%” (put it in quotes)"},
		{"escape", "a: \"\\q\"\n", "f:1:5: error: an escape in double quotes that YAML does not know (write \\\\ for a backslash, or use single quotes)"},
		{"block header", "a: |x\n b\n", "f:1:5: error: text follows | or > on the same line (start it on the next line, indented)"},
		{"version", "%YAML 1.3\n---\na: 1\n", "f:1:9: error: this version of YAML is not supported (leave the %YAML line out)"},
		// Aliases.
		{"no anchor", "x: 1\ny: *foo\n", "f:2:4: error: “*foo” names nothing (quote text that starts with *, or name a value above with &foo)"},
		{"self-alias", "a: &a [*a]\n", "f:1:8: error: “*a” is inside the value that it names (write the value out)"},
		{"cycle", "a: &a\n  b: &b\n    c: [*b, *a]\n", "f:3:9: error: “*b” is inside the value that it names (write the value out)"},
		{"bomb", bomb(), "f:6:36: error: aliases expand to more than 100000 values (write the values out)"},
		{"deep by aliases", deepAliases(), "f:4:44: error: " + deep},
		// What yaml.v3 lets pass.
		{"duplicate", "a: 1\nb: 2\na: 3\na: 4\n", "f:3:1: error: “a” appears twice in one mapping, first at f:1:1 (keep one of the two)\n" +
			"f:4:1: error: “a” appears twice in one mapping, first at f:1:1 (keep one of the two)"},
		{"duplicate in flow", "x: [{a: 1, \"a\": 2}]\n", "f:1:12: error: “a” appears twice in one mapping, first at f:1:6 (keep one of the two)"},
		{"merge", "x: &x {a: 1}\ny:\n  <<: *x\n", "f:3:3: error: merge keys are not supported (write the keys out)"},
		{"list as key", "? [a]\n: b\n", "f:1:3: error: a key is a list, expected a text (write key: value)"},
		{"null as key", "~: b\n", "f:1:1: error: a key is empty, expected a text (write key: value)"},
		{"tags", "a: !!binary aGk=\nb: !foo x\nc: !!str 1\n", "f:1:4: error: the tag “!!binary” is not supported (write the value without a tag)\n" +
			"f:2:4: error: the tag “!foo” is not supported (write the value without a tag, and quote text that starts with “!”)"},
		{"deep", strings.Repeat("[", 101) + strings.Repeat("]", 101), "f:1:101: error: " + deep},
		{"very deep", strings.Repeat("[", 100_000), "f:1:10001: error: " + deep},
		{"very deep items", strings.Repeat("- ", 100_000), "f:1:20001: error: " + deep},
		// Bytes.
		{"NUL", "a: \x00\n", "f:1:4: error: a NUL byte in the text (is this a YAML file? remove the byte)"},
		{"control", "a: 1\nb: é\x01\n", "f:2:5: error: a control character (U+0001) in the text (remove it, or write it as an escape in double quotes)"},
		{"Latin-1", "a: 1\nb: caf\xe9\n", "f:2:7: error: the text is not UTF-8 (byte 0xE9) (save the file as UTF-8)"},
		{"UTF-16", "\xff\xfea\x00", "f:1:1: error: the file is UTF-16, expected UTF-8 (save it as UTF-8)"},
		{"UTF-16 without a mark", "a\x00:\x00", "f:1:1: error: the file is UTF-16, expected UTF-8 (save it as UTF-8)"},
		{"carriage return", "a: 1\rb: 2\n", "f:1:5: error: a carriage return without a line feed (end lines with a line feed, or with both)"},
		{"line separator", "a: x\u2028\n", "f:1:5: error: a line separator (U+2028) in the text (end lines with a line feed)"},
		{"mark inside", "a: \ufeffx", "f:1:4: error: a byte-order mark inside the text (remove it; it may stand at the start of a file alone)"},
		{"columns behind a mark", "\ufeffa: 1\na: 2\n", "f:2:1: error: “a” appears twice in one mapping, first at f:1:1 (keep one of the two)"},
		{"columns with CRLF", "a: 1\r\nb: |\r\n  x\r\n\r\nb: 3\r\n", "f:5:1: error: “b” appears twice in one mapping, first at f:2:1 (keep one of the two)"},
		{"large", strings.Repeat("# 345678\n", maxBytes/8), "f: incomplete: is larger than 16 MB (split it over several files)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, ps := Parse(source.NewFile("f", []byte(tt.in)))
			if got := problems(ps); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// bomb is ten values that each name the one before ten times.
func bomb() string {
	var b strings.Builder
	b.WriteString("a: &a x\n")
	for c := 'b'; c < 'k'; c++ {
		b.WriteString(string(c) + ": &" + string(c) + "\n")
		b.WriteString("  [" + strings.Repeat("*"+string(c-1)+", ", 10) + "]\n")
	}
	return strings.ReplaceAll(b.String(), "\n  ", " ")
}

func deepAliases() string {
	var b strings.Builder
	b.WriteString("a: &a " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n")
	b.WriteString("b: &b " + strings.Repeat("[", 40) + "*a" + strings.Repeat("]", 40) + "\n")
	b.WriteString("c: &c [*b]\n")
	b.WriteString("d: " + strings.Repeat("[", 40) + "*c" + strings.Repeat("]", 40) + "\n")
	return b.String()
}

func TestParseDocuments(t *testing.T) {
	tests := []struct {
		name, in string
		want     string // the place of each root
	}{
		{"empty", "", ""},
		{"comment", "# nothing\n", ""},
		{"empty documents", "---\n---\n...\n", ""},
		{"several", "a: 1\n---\n- b\n---\n", "f:1:1 f:3:1"},
		{"those above a syntax error", "a: 1\n---\nb: \"\n", "f:1:1"},
		{"aliases", "a: &x {k: v}\nb: *x\nc: *x\n", "f:1:1"},
		{"not a cyclic one", "a: &a [*a]\n---\nb: 1\n", "f:3:1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			nodes, _ := Parse(source.NewFile("f", []byte(tt.in)))
			var got []string
			for _, n := range nodes {
				got = append(got, n.Span().Pos.String())
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// A place that is found must lie in the file, whatever the bytes are.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: 1\n", "a: [b, {c: 'd''e'}]\n", "a: >-\n  b\n\n   c\n d", "a: &x \"\\u00e9\\\n  y\"\nb: *x\n", "é: |2\n   x\n", "- - a\n -b: c: d\n", "\ufeff--- %\r\n\t@"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile("f", data)
		nodes, ps := Parse(file)
		lines := strings.Count(string(data), "\n") + 1
		for _, p := range ps {
			if p.Kind == source.Error && (p.Span.Line < 1 || p.Span.Line > lines || p.Span.Col < 1) {
				t.Errorf("outside the file: %v", p)
			}
		}
		r := &Reader{}
		var walk func(Node, int)
		walk = func(n Node, depth int) {
			if depth > maxDepth {
				t.Fatal("too deep")
			}
			switch {
			case n.IsMap():
				for _, e := range r.Entries(n, "x") {
					walk(e.Value, depth+1)
				}
			case n.IsList():
				for _, item := range r.Items(n, "x") {
					walk(item, depth+1)
				}
			case n.IsScalar():
				last := n.Span().Pos
				for i := range len(n.resolved().n.Value) + 1 {
					at := n.At(i)
					if n.n == n.resolved().n && at.Compare(last) < 0 {
						t.Fatalf("%q: byte %d at %v stands before %v", n.n.Value, i, at, last)
					}
				}
			}
		}
		if len(data) < 1000 {
			for _, n := range nodes {
				walk(n, 1)
			}
		}
	})
}
