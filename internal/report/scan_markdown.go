package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/terminal"
)

// ScanMarkdown writes a scan for issues and comments: what was found by category,
// then by table, folded up, as far as a comment has room.
func ScanMarkdown(w io.Writer, r *audit.Scan, o Options) error {
	b := bufio.NewWriter(w)
	md := mdReport{room: mdRoom}
	md.add(mdSummary(r))
	md.section("By category", "category | sensitivity | columns | confidence", mdKinds(r), "categories")
	md.section("By table", "column | type | category | sensitivity | confidence", mdColumns(r, o), "columns")
	if !o.All {
		md.section("Linked to people", "table | columns | why", mdLinked(r), "tables")
	}
	md.problems(r.Problems)
	b.WriteString(md.String())
	if !o.Quiet {
		b.WriteString("\n" + ScanOutcome(r) + "\n")
	}
	return b.Flush()
}

// mdSummary is the first that is read: how much personal data there is, and how
// much of each group.
func mdSummary(r *audit.Scan) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### Personal data: %d of %s\n\n", r.Summary.Personal, prose.Count(r.Summary.Columns, "column"))
	for _, line := range scanSums(r) {
		words := line[1]
		if line[0] == "dialect" { // beside it stand names from the input
			words = harmless.MarkdownCode(words)
		}
		b.WriteString("- " + line[0] + ": " + words + "\n")
	}
	for i, g := range audit.Groups(r.Kinds()) {
		if i == 0 {
			b.WriteString("\n| of which | columns | guarded |\n| --- | ---: | ---: |\n")
		}
		b.WriteString(harmless.MarkdownRow(harmless.MarkdownCode(g.Key), fmt.Sprint(g.Columns), number(g.Guarded)))
	}
	return b.String()
}

func mdKinds(r *audit.Scan) []string {
	const most = 12 // columns that a row names
	return each(r.Kinds(), func(k audit.Kind) string {
		names := each(k.Columns[:min(len(k.Columns), most)], func(c *audit.ScanColumn) string { return harmless.MarkdownCode(columnName(r, c)) })
		if more := len(k.Columns) - len(names); more > 0 {
			names = append(names, fmt.Sprintf("and %d more", more))
		}
		return harmless.MarkdownRow(harmless.MarkdownCode(k.Category.Key), harmWords(k.Columns[0]), strings.Join(names, ", "), sureWords(k.Columns))
	})
}

// harmWords is the sensitivity of a column's category, and what guards it.
func harmWords(c *audit.ScanColumn) string {
	if guard := guardWords(c.Category); guard != "" {
		return "**" + c.Category.Sensitivity + "**, " + guard
	}
	return sensitivity(c)
}

func mdColumns(r *audit.Scan, o Options) []string {
	var rows []string
	for c := range shown(r, o) {
		said, harm := harmless.MarkdownCode(c.Category.Key), ""
		switch {
		case c.Personal:
			harm = harmWords(c)
		case c.Linked && said == "":
			said = "linked"
		}
		rows = append(rows, harmless.MarkdownRow(harmless.MarkdownCode(columnName(r, c)), harmless.MarkdownCode(terminal.Cut(cmp.Or(c.Type, "untyped"), 48)), said, harm, confidenceWords(c)))
	}
	return rows
}

func mdLinked(r *audit.Scan) []string {
	return each(linkedTables(r), func(l linkedTable) string {
		return harmless.MarkdownRow(harmless.MarkdownCode(l.table.Ref().String()), fmt.Sprint(l.columns), harmless.MarkdownCode(l.reason))
	})
}
