package export

import (
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/report"
)

// NoticeMarkdown writes the page in the Markdown that GitHub, GitLab and the
// usual site builders render.
func NoticeMarkdown(w io.Writer, n *Notice, _ report.Options) error {
	d := &document{}
	d.notice(n)
	_, err := io.WriteString(w, d.String())
	return err
}

// document is Markdown that is being written. What it is given comes from the
// input and is escaped; formats are the program's own.
type document struct{ strings.Builder }

// text is words from the input, in which Markdown sees no sign of its own.
func text(s string) string { return harmless.Markdown(strings.Join(strings.Fields(s), " ")) }

func texts(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, text(s))
	}
	return out
}

// orBlank marks what nobody says.
func orBlank(s, blank string) string {
	if s == "" {
		return "*" + blank + "*"
	}
	return s
}

// address is a link where a text is an address, and else the text.
func address(s string) string {
	if link(s) != "" {
		return "<" + s + ">"
	}
	return text(s)
}

// titles is a list of what stands elsewhere, whose titles may have commas.
func titles(refs []Ref) string {
	var list []string
	for _, r := range refs {
		list = append(list, text(r.Title))
	}
	return strings.Join(list, " · ")
}

func quoted(refs []Ref) string {
	var list []string
	for _, r := range refs {
		list = append(list, "“"+text(r.Title)+"”")
	}
	return prose.And(list)
}

func (d *document) heading(level int, words string) {
	if d.Len() > 0 {
		d.WriteString("\n")
	}
	d.WriteString(strings.Repeat("#", level) + " " + words + "\n")
}

func (d *document) paragraph(words string) {
	if words != "" {
		d.WriteString("\n" + words + "\n")
	}
}

// list is a list under what stands before it; items begin with no sign of a list.
func (d *document) list(items []string) {
	if len(items) == 0 {
		return
	}
	d.WriteString("\n")
	for _, item := range items {
		d.WriteString("- " + item + "\n")
	}
}

func (d *document) notice(n *Notice) {
	w := n.Words
	d.heading(1, text(n.Heading()))
	if len(n.Unread) > 0 {
		d.paragraph("**" + w.Unread + "** " + strings.Join(texts(n.Unread), ", "))
	}
	d.paragraph(w.Intro)
	if len(n.People) > 0 {
		d.paragraph(w.ForPeople + " " + text(prose.And(n.People)) + ".")
	}
	contact := w.Questions + " " + orBlank(address(n.Contact), w.Blank)
	d.heading(2, w.Short)
	var short []string
	if asked := n.Asked(); asked != "" {
		short = append(short, asked)
	}
	if len(n.Choices) > 0 {
		short = append(short, w.Decide+" "+quoted(n.ChoiceRefs())+".")
	}
	if len(n.Receivers) > 0 {
		short = append(short, w.Others+" "+titles(n.ReceiverRefs()))
	}
	d.list(append(short, contact))
	for _, c := range n.Chapters {
		d.heading(2, c.Title)
		d.paragraph(c.About)
		for _, g := range c.Gatherings {
			d.gathering(g, w)
		}
	}
	chapter(d, w.Purposes, n.Purposes, func(p Purpose) { d.purpose(p, w) })
	chapter(d, w.Choices, n.Choices, func(c Choice) { d.choice(c, w) })
	chapter(d, w.Receivers, n.Receivers, func(r Receiver) { d.receiver(r, w) })
	chapter(d, w.RightsTitle, n.Rights, func(r Rights) {
		if r.Where != "" {
			d.heading(3, r.Where)
		}
		d.list(r.List)
	})
	d.paragraph(contact)
}

// chapter writes things under a heading, where there are any.
func chapter[T any](d *document, title string, list []T, write func(T)) {
	if len(list) == 0 {
		return
	}
	d.heading(2, title)
	for _, thing := range list {
		write(thing)
	}
}

func (d *document) gathering(g Gathering, w words) {
	d.heading(3, text(g.Title))
	if len(g.People) > 0 {
		d.paragraph(w.About + " " + text(prose.And(g.People)))
	}
	if g.By != "" {
		d.paragraph(text(g.By))
	}
	if g.From != "" || g.Unsourced {
		d.paragraph(w.From + " " + orBlank(text(g.From), w.Blank) + ".")
	}
	if g.Refreshed != "" {
		d.paragraph(w.Renewed + " " + g.Refreshed + ".")
	}
	if len(g.Mostly) > 0 {
		d.paragraph(g.Used(w) + " " + titles(g.Mostly))
	}
	for _, group := range g.Groups(w) {
		if group.Title != "" {
			d.paragraph("**" + group.Title + "**")
		}
		var items []string
		for _, item := range group.Items {
			items = append(items, itemWords(item, w))
		}
		d.list(items)
	}
	if len(g.Choices) > 0 {
		d.paragraph(w.Asks + " " + quoted(g.Choices) + ".")
	}
	if g.Correct != "" {
		d.paragraph(w.Correct + " " + address(g.Correct))
	}
}

// itemWords is a kind of data on one line.
func itemWords(i Item, w words) string {
	var tags []string
	if i.Sensitive {
		tags = append(tags, w.Special)
	}
	if i.Passed {
		tags = append(tags, w.Passed)
	}
	name := "**" + text(i.Name) + "**"
	if len(tags) > 0 {
		name += " (" + strings.Join(tags, ", ") + ")"
	}
	parts := texts(i.Explain)
	if len(i.From) > 0 {
		parts = append(parts, w.Derived+" "+text(prose.And(i.From))+".")
	}
	switch {
	case i.Unless:
		parts = append(parts, w.Unless+" "+quoted(i.Choices)+".")
	case len(i.Choices) > 0:
		parts = append(parts, w.OnlyIf+" "+quoted(i.Choices)+".")
	case i.Consented:
		parts = append(parts, w.Consent+".")
	}
	switch {
	case i.Mostly: // said once for all
	case len(i.For) > 0:
		parts = append(parts, w.UsedFor+" "+titles(i.For))
	default:
		parts = append(parts, w.Useless+" "+orBlank("", w.Blank)+".")
	}
	if len(parts) == 0 {
		return name
	}
	return name + ": " + strings.Join(parts, " ")
}

func (d *document) purpose(p Purpose, w words) {
	d.heading(3, text(p.Title))
	if p.Benefit != "" {
		d.paragraph(text(p.Benefit))
	} else {
		d.paragraph(w.NoBenefit + " " + orBlank("", w.Blank))
	}
	if p.Profiling {
		d.paragraph(w.Profiling)
	}
	if p.Sold {
		d.paragraph(w.Sold)
	}
	var rows []string
	row := func(name, words string) { rows = append(rows, "**"+name+":** "+words) }
	if len(p.Items) > 0 {
		row(w.Uses, text(sentenceCase(prose.And(p.Items))))
	}
	row(w.Why, orBlank(text(p.Why), w.Blank))
	time := strings.Join(texts(p.KeptFor), " ")
	if p.NotKept {
		time = w.NotKept
	}
	row(w.KeptFor, orBlank(time, w.Blank))
	if len(p.Receivers) > 0 {
		row(w.Sees, titles(p.Receivers))
	}
	if p.Unchosen || len(p.Choices) > 0 {
		row(w.YourSay, orBlank(quoted(p.Choices), w.Blank))
	}
	d.list(rows)
}

func (d *document) choice(c Choice, w words) {
	d.heading(3, text(c.Title))
	d.paragraph(text(c.Description))
	if c.State == "" {
		d.paragraph(orBlank("", w.Blank))
	} else {
		d.paragraph("**" + c.State + "**")
	}
	if len(c.Stops) > 0 {
		d.paragraph(w.Stops + " " + titles(c.Stops))
	}
	if len(c.InPart) > 0 {
		d.paragraph(w.InPart + " " + titles(c.InPart))
	}
	if len(c.Ceases) > 0 {
		d.paragraph(w.Ceases + " " + text(prose.And(c.Ceases)) + ".")
	}
	if len(c.GoesOn) > 0 {
		d.paragraph(w.GoesOn + " " + titles(c.GoesOn))
	}
	if c.Gates != "" {
		d.paragraph(w.Gates + " " + text(c.Gates) + ".")
	}
	d.paragraph(w.Change + ": " + orBlank(address(c.Withdraw), w.Blank))
}

func (d *document) receiver(r Receiver, w words) {
	d.heading(3, text(r.Title))
	d.paragraph(orBlank(r.Role, w.Blank))
	rows := []string{
		"**" + w.Where + ":** " + orBlank(text(r.Country), w.Blank),
		"**" + w.Gets + ":** " + orBlank(text(sentenceCase(prose.And(r.Items))), w.Blank),
		"**" + w.WhatFor + ":** " + orBlank(titles(r.For), w.Blank),
	}
	if r.Unsafe || r.Safeguard != "" {
		rows = append(rows, "**"+w.Protected+":** "+orBlank(text(r.Safeguard), w.Blank))
	}
	d.list(rows)
}
