package report

import (
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/overview"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/terminal"
)

// The matrices of the Markdown report, folded up below the findings.

// necessities sets the fields of each collection against the purposes that any of
// them is used for, a table each.
func (md *mdReport) necessities(all []overview.Necessity) {
	if len(all) == 0 {
		return
	}
	md.open("What each purpose needs", "")
	left := 0
	for _, n := range all {
		var rows []string
		for _, f := range n.Fields {
			cells := []string{harmless.Markdown(f.Field.Field.Name.Value)}
			for _, c := range f.Cells {
				cells = append(cells, mdNeed(c.Need))
			}
			rows = append(rows, harmless.MarkdownRow(cells...))
		}
		header := []string{"field"}
		for _, p := range n.Purposes {
			header = append(header, harmless.Markdown(p.Title))
		}
		title := "**" + harmless.Markdown(titleOf(n.Collection)) + "**\n\n"
		left += md.rows(title+harmless.MarkdownRow(header...)+"|"+strings.Repeat(" --- |", len(header))+"\n", rows)
	}
	md.close(left, "fields")
}

// mdNeed is what a purpose says of a field; what it does not need stands out.
func mdNeed(n overview.Need) string {
	switch n {
	case overview.Unneeded, overview.Finer:
		return "**" + string(n) + "**"
	}
	return string(n)
}

// choices lists what people decide, a row for each choice and purpose, and the
// purposes that rest on a consent nobody can give.
func (md *mdReport) choices(r *audit.Result) {
	var rows []string
	for _, c := range overview.Choices(r) {
		ends := mdEnds(c.No)
		for _, p := range c.Purposes {
			rows = append(rows, mdChosen(harmless.Markdown(c.Scope.Record.Title), p, c.Scope.Record.Mode+", "+mdDefault(c.Scope.Record.Default), harmless.Markdown(c.Scope.Scope.Withdraw.Value), ends))
		}
	}
	for _, p := range overview.Unasked(r) {
		rows = append(rows, mdChosen("**nobody is asked**", p, "", "", ""))
	}
	if len(rows) == 0 {
		return
	}
	const header = "choice | purpose | mode, default | fields | recipients | changed at | after a no"
	md.folded("What people decide", header, rows, "choices")
}

func mdDefault(fact string) string {
	if fact == "missing" {
		return "**default not stated**"
	}
	return fact
}

func mdChosen(choice string, p overview.Chosen, mode, withdraw, ends string) string {
	fields := each(p.Fields, func(f *inventory.Field) string { return f.Ref() })
	recipients := each(p.Recipients, func(r *inventory.Recipient) string { return r.Title.Value })
	return harmless.MarkdownRow(choice, harmless.Markdown(p.Purpose.Title.Value), mode, mdSome(fields), mdSome(recipients), withdraw, ends)
}

// mdSome lists the first of many.
func mdSome(list []string) string {
	const most = 8
	words := each(list[:min(len(list), most)], harmless.Markdown)
	if more := len(list) - most; more > 0 {
		words = append(words, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(words, ", ")
}

// mdEnds counts what ends for a person who says no.
func mdEnds(w fact.Withdrawal) string {
	if len(w.Stopped) == 0 {
		return "**nothing stops**"
	}
	words := []string{prose.Count(len(w.Stopped), "use") + " stop"}
	if len(w.Stopped) == 1 {
		words[0] = "1 use stops"
	}
	if len(w.Ceased) > 0 {
		words = append(words, prose.Count(len(w.Ceased), "field")+" no longer collected")
	}
	switch n := len(w.GoesOn); {
	case n == 1:
		words = append(words, "1 goes on")
	case n > 1:
		words = append(words, fmt.Sprintf("%d go on", n))
	}
	return strings.Join(words, ", ")
}

// maxArrows bounds the picture: what has more is no picture any more, and GitHub
// draws no more than 500.
const maxArrows = 150

// flow draws where data goes, as Mermaid.
func (md *mdReport) flow(f overview.Flows) {
	if len(f.Flows) == 0 {
		return
	}
	md.open("Where data goes", "")
	picture := mermaid(f)
	if len(f.Flows) > maxArrows || len(picture) > md.room {
		md.add(fmt.Sprintf("\nThe picture would have %s between %s, more than there is room for here.\n", prose.Count(len(f.Flows), "arrow"), prose.Count(len(f.Nodes), "thing")))
	} else {
		md.add("\n```mermaid\n" + picture + "```\n\nDouble borders mark what holds guarded data. The number is that of the fields.\n")
	}
	md.close(0, "")
}

// mermaid draws collections, tables and recipients, and what goes from one to the
// other. Names are never names there, but numbered.
func mermaid(f overview.Flows) string {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	drawn := make([]bool, len(f.Nodes))
	for _, arrow := range f.Flows {
		drawn[arrow.From], drawn[arrow.To] = true, true
	}
	for _, kind := range []struct {
		kind  overview.NodeKind
		title string
	}{{overview.CollectionNode, "gathered"}, {overview.TableNode, "kept"}, {overview.RecipientNode, "given to"}} {
		var boxes strings.Builder
		for i, n := range f.Nodes {
			if n.Kind == kind.kind && drawn[i] {
				left, right := `["`, `"]`
				if n.Guarded {
					left, right = `[["`, `"]]`
				}
				fmt.Fprintf(&boxes, "    n%d%s%s%s\n", i, left, mermaidText(mermaidName(n)), right)
			}
		}
		if boxes.Len() > 0 {
			fmt.Fprintf(&b, "  subgraph %s[\"%s\"]\n%s  end\n", kind.kind, kind.title, boxes.String())
		}
	}
	for _, arrow := range f.Flows {
		fmt.Fprintf(&b, "  n%d -->|%d| n%d\n", arrow.From, len(arrow.Fields), arrow.To)
	}
	return b.String()
}

// mermaidName is what a node is called.
func mermaidName(n overview.Node) string {
	switch {
	case n.Title != "":
		return n.Title
	case n.Name == "":
		return "nobody says where"
	case n.State == inventory.Stale:
		return n.Name + " (not in the schema)"
	}
	return n.Name
}

// mermaidText is text in a label: every sign that could mean something there is
// written by its number.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range terminal.Cut(harmless.Text(s), 60) {
		if r < 0x80 && !strings.ContainsRune(" .,-_/:()", r) && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
