package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/overview"
)

// ways makes so many collections, each kept in a table of its own and given to
// somebody; of every fourth, what it gathers is passed on alone.
func ways(n int) overview.Flows {
	var f overview.Flows
	for _, kind := range []overview.NodeKind{overview.CollectionNode, overview.TableNode, overview.RecipientNode} {
		for i := range n {
			f.Nodes = append(f.Nodes, overview.Node{Kind: kind, Name: fmt.Sprintf("%s_%d", kind, i), State: inventory.Found})
		}
	}
	for i := range n {
		fields := make([]*inventory.Field, i+1)
		if i%4 == 3 {
			f.Flows = append(f.Flows, overview.Flow{From: i, To: 2*n + i, Fields: fields, Guarded: true})
			continue
		}
		f.Flows = append(f.Flows, overview.Flow{From: i, To: n + i, Fields: fields}, overview.Flow{From: n + i, To: 2*n + i, Fields: fields, Open: true})
	}
	return f
}

func TestPictureOfFlows(t *testing.T) {
	for _, n := range []int{1, 4, 16, 17, 300} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			p := drawFlows(ways(n))
			columns := map[int]map[int]bool{}
			for _, b := range p.Boxes {
				if b.X < 0 || b.Y < flowHead || b.X+b.Width > p.Width || b.Y+b.Height > p.Height {
					t.Errorf("%q stands outside the picture", b.Full)
				}
				if columns[b.X] == nil {
					columns[b.X] = map[int]bool{}
				}
				for y := b.Y - b.Height + 1; y < b.Y+b.Height; y++ {
					if columns[b.X][y] {
						t.Fatalf("%q stands on another box", b.Full)
					}
				}
				columns[b.X][b.Y] = true
			}
			if len(columns) != 3 {
				t.Errorf("boxes in %d columns", len(columns))
			}
			for _, column := range columns {
				if len(column) > flowMost {
					t.Errorf("%d boxes in a column", len(column))
				}
			}
			fields := 0
			for _, l := range p.Lines {
				from, to := p.Boxes[l.from], p.Boxes[l.to]
				if to.layer != from.layer+1 {
					t.Errorf("a line from %q to %q", from.Full, to.Full)
				}
				if passed := strings.Contains(from.Class+to.Class, "passing"); passed && !strings.Contains(l.Class, "guarded") {
					t.Errorf("what goes past %q is not marked", from.Full)
				}
				fields += l.fields
			}
			if want := n * (n + 1); fields != want {
				t.Errorf("%d fields go along the lines, want %d", fields, want)
			}
			if left := p.Left > 0; left != (n+n/4 > flowMost) {
				t.Errorf("%d share a box", p.Left)
			}
		})
	}
}

func TestShortened(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"shop.users", "shop.users"},
		{"shop.newsletter_subscriptions", "shop.newslett…ptions"},
		{"Suggestions worked out from orders", "Suggestions worked …"},
		{"漢字漢字漢字漢字漢字漢字", "漢字漢…漢字漢字漢字"},
		{"a\u202eb", `a\u202eb`},
	} {
		got := shortened(test.in, 20)
		if got != test.want || text.StringWidth(got) > 20 {
			t.Errorf("shortened(%q) = %q, %d wide, want %q", test.in, got, text.StringWidth(got), test.want)
		}
	}
}
