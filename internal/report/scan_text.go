package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/terminal"
)

// ScanText writes a scan for grep and logs: what was wrong with the input, then
// each column on one line that starts with its place
//
//	db/structure.sql:41:5: shop.users.email varchar(255) not null, user.contact.email 95 %
//
// then a summary.
func ScanText(w io.Writer, r *audit.Scan, o Options) error {
	b := bufio.NewWriter(w)
	p := terminal.Paint(o.Color)
	problems(b, r.Problems, p)
	blank := len(r.Problems) > 0
	for c := range shown(r, o) {
		blank = true
		scanLine(b, c, p)
	}
	if o.Quiet {
		return b.Flush()
	}
	if blank {
		b.WriteString("\n")
	}
	for _, line := range scanSums(r) {
		b.WriteString(line[0] + ": " + line[1] + "\n")
	}
	if groups := audit.Groups(r.Kinds()); len(groups) > 0 {
		words := each(groups, func(g audit.Group) string { return fmt.Sprintf("%d %s", g.Columns, harmless.Text(g.Key)) })
		b.WriteString("categories: " + strings.Join(words, ", ") + "\n")
	}
	b.WriteString(p.In(terminal.Bold, ScanOutcome(r)) + "\n")
	return b.Flush()
}

func scanLine(b *bufio.Writer, c *audit.ScanColumn, p terminal.Paint) {
	b.WriteString(place(c.Span) + ": " + p.In(terminal.Bold, harmless.Text(c.Ref().String())) + " " + harmless.Text(cmp.Or(c.Type, "untyped")))
	if !c.Nullable {
		b.WriteString(" not null")
	}
	if said := saidOf(c); said != "" {
		b.WriteString(", " + p.In(saidColor(c), said))
	}
	if c.Table.Approximate {
		b.WriteString(", approximate")
	}
	b.WriteString("\n")
}

// saidOf is a column's category and how sure that is, or that it is linked.
func saidOf(c *audit.ScanColumn) string {
	if c.Category.Key == "" && c.Linked {
		return "linked"
	}
	return strings.TrimSpace(harmless.Text(c.Category.Key) + " " + confidenceWords(c))
}
