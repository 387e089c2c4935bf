package yamlsrc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

func TestRemarks(t *testing.T) {
	const manifest = `# pare:ignore head -- r
collections: # pare:ignore root -- r
  # of the shop
  # pare:ignore coll -- r
  # and why
  - title: Checkout
    id: checkout
    kind: form   # pare:ignore kind -- r
    fields:      # pare:ignore fields -- r
      # pare:ignore email -- r
      - {name: email, purposes: [delivery],
         explain: "a # pare:ignore quoted -- r"}  # pare:ignore flow -- r
      - category: user.name
        name: name
        purposes: [delivery, other]  # pare:ignore purposes -- r
        explain: |
          # pare:ignore block -- r
        stored_in:
          - at: shop.users.name  # pare:ignore place -- r
# pare:ignore blank -- r

purposes:
  delivery:
    # pare:ignore need -- r
    needs:
      - user.name  # pare:ignore scalar -- r
    retention: {for: P1Y}  # pare:ignore retention -- r
recipients:
  # pare:ignore line -- r
  - {id: x, fields: [{name: y, stored_in: [{at: z}]}]}
# pare-ignore a
# pare:ignore last -- r

two:
  # pare:ignore two -- r
  [{name: a}, {name: b}]
# pare:ignore end -- r
`
	want := `
1 ignore head -- r: 2:1
2 ignore root -- r: 2:1
4 ignore coll -- r: 2:1 | 6:5 6:12 7:5 7:9 8:5 8:11 9:5
8 ignore kind -- r: 2:1 | 6:5 6:12 7:5 7:9 8:5 8:11 9:5
9 ignore fields -- r: 2:1 | 6:5 6:12 7:5 7:9 8:5 8:11 9:5
10 ignore email -- r: 2:1 | 6:5 6:12 7:5 7:9 8:5 8:11 9:5 | 11:10 11:16 11:23 12:10 12:19 11:33 11:34
12 ignore flow -- r: 2:1 | 6:5 6:12 7:5 7:9 8:5 8:11 9:5 | 11:10 11:16 11:23 12:10 12:19
15 ignore purposes -- r: 2:1 | 6:5 6:12 7:5 7:9 8:5 8:11 9:5 | 13:9 13:19 14:9 14:15 15:9 16:9 16:18 18:9 15:19 15:20 15:30
19 ignore place -- r: 2:1 | 6:5 6:12 7:5 7:9 8:5 8:11 9:5 | 13:9 13:19 14:9 14:15 15:9 16:9 16:18 18:9 | 19:13 19:17
20 ignore blank -- r:
24 ignore need -- r: 22:1 23:3 25:5
26 ignore scalar -- r: 22:1 23:3 25:5 26:9
27 ignore retention -- r: 22:1 23:3 27:5 27:16 27:17 27:22
29 ignore line -- r: 28:1 | 30:6 30:10 30:13 30:21
32 ignore last -- r:
35 ignore two -- r:
37 ignore end -- r:
`
	remarks, problems := Remarks(source.NewFile("m.yaml", []byte(manifest)))
	var b strings.Builder
	b.WriteString("\n")
	for _, r := range remarks {
		fmt.Fprintf(&b, "%d %s:", r.Text.Span.Line, r.Text.Value)
		for i, item := range r.At {
			if i > 0 {
				b.WriteString(" |")
			}
			for _, at := range item {
				fmt.Fprintf(&b, " %d:%d", at.Line, at.Col)
			}
		}
		b.WriteString("\n")
	}
	if b.String() != want {
		t.Errorf("got:%s\nwant:%s", b.String(), want)
	}
	if len(problems) != 1 || problems[0].Span.Pos.String() != "m.yaml:31:1" {
		t.Errorf("problems: %v", problems)
	}
	if at := remarks[3].Text.Span; at.Pos.String() != "m.yaml:8:25" || at.EndCol != 41 {
		t.Errorf("the fourth stands at %s to %d", at, at.EndCol)
	}
}

func FuzzRemarks(f *testing.F) {
	f.Add("a: b # pare:ignore r -- x\n")
	f.Add("- a: [{b: c}]\n  d: |\n    # pare:ignore\n# pare:ignore\n- e\n")
	f.Add("a: &x [b] # pare:ignore\nc: *x # pare:ignore\n")
	f.Fuzz(func(t *testing.T, text string) {
		remarks, _ := Remarks(source.NewFile("f", []byte(text)))
		for _, r := range remarks {
			if r.Text.Span.Line < 1 || r.Text.Span.Col < 1 {
				t.Errorf("a remark without a place: %+v", r)
			}
		}
	})
}
