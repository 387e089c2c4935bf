package yamlsrc

import (
	"strconv"
	"testing"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/source"
)

// Each text holds one X: its place as At finds it must be its place in the file.
func TestAtIsExact(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "k: some X here\n", "1:9"},
		{"plain over lines", "k: some\n  more\n\n\n  and X\n", "5:7"},
		{"plain behind wide letters", "k: é ü X\n", "1:8"},
		{"single-quoted", "k: 'it''s X'\n", "1:11"},
		{"double-quoted", "k: \"some X\"\n", "1:10"},
		{"escapes", `k: "\t\x41\u00e9\U0001F600\\\" X"` + "\n", "1:32"},
		{"escaped line break", "k: \"some\\\n   \\  X\"\n", "2:7"},
		{"escaped and empty line", "k: \"some\\\n\n   X\"\n", "3:4"},
		{"quoted over lines", "k: \"some\n   more\n\n  and X\"\n", "4:7"},
		{"literal", "k: |\n  some\n    more\n\n  and X\n", "5:7"},
		{"literal behind wide letters", "k: |\n  é ü\n  é ü X\n", "3:7"},
		{"literal with indent", "k: |2-\n    some\n  and X\n", "3:7"},
		{"literal behind empty lines", "k: |\n\n\n  X\n", "4:3"},
		{"folded", "k: >-\n  some\n  more\n\n    deep\n  and X\n", "6:7"},
		{"folded, deep first", "k: >\n  some\n\n\n   * X\n", "5:6"},
		{"CRLF", "k: |\r\n  some\r\n  X\r\n", "3:3"},
		{"byte-order mark", "\ufeffk: X\n", "1:4"},
		{"tag", "k: !!str X\n", "1:10"},
		{"tag and anchor over lines", "k: !!str &a # c\n  X\n", "2:3"},
		{"in flow", "k: {a: [b,  'X']}\n", "1:14"},
		{"alias", "x: &a 1 X\nk: *a\n", "1:9"},
		{"alias as last of a list", "x: [&a [é, \"é\\nX\"]]\nk: *a\n", "1:16"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			nodes, ps := Parse(source.NewFile("f", []byte(tt.in)))
			if len(ps) > 0 {
				t.Fatal(ps)
			}
			var got string
			var walk func(n Node)
			walk = func(n Node) {
				for _, c := range n.resolved().n.Content {
					walk(Node{n: c, t: n.t})
				}
				if !n.IsScalar() {
					return
				}
				for i, c := range n.resolved().n.Value {
					if c == 'X' {
						p := n.At(i)
						got = strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
					}
				}
			}
			walk(nodes[0])
			if got != tt.want {
				t.Errorf("X stands at %s, want %s", got, tt.want)
			}
		})
	}
}

func TestSpanEnds(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain", "1:1-1:6"},
		{"two words  # no", "1:1-1:10"},
		{"plain\n  more", "1:1-2:7"},
		{`"quoted"`, "1:1-1:9"},
		{`"esc\"aped" # no`, "1:1-1:12"},
		{`'it''s'`, "1:1-1:8"},
		{"\"over\n lines\\\n \"", "1:1-3:3"},
		{"|\n  a\n  b\n", "1:1-3:4"},
		{">+\n  a\n\n", "1:1-2:4"},
		{"é", "1:1-1:2"},
		{`""`, "1:1-1:3"},
	}
	for _, tt := range tests {
		nodes, ps := Parse(source.NewFile("f", []byte(tt.in)))
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		s := nodes[0].Span()
		got := s.Pos.String()[2:] + "-" + strconv.Itoa(s.EndLine) + ":" + strconv.Itoa(s.EndCol)
		if got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.in, got, tt.want)
		}
	}
}

// A long line of letters that are not ASCII is found as fast as a short one,
// and no less exactly.
func TestOffsetsOfALongLine(t *testing.T) {
	data := "é\n"
	for range 300 {
		data += "aé"
	}
	x := newText("f", data)
	for i := range data {
		p := x.pos(i)
		if i > 3 && p.Col != 1+utf8.RuneCountInString(data[3:i]) {
			t.Fatalf("offset %d is at %v", i, p)
		}
		if got := x.offset(p.Line, p.Col); got != i {
			t.Fatalf("offset %d is at %v, which is offset %d", i, p, got)
		}
	}
}
