package explain

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/terminal"
)

// Catalogue lists rules by what they are about, all or those of one group. On a
// terminal titles are wrapped; elsewhere each rule is one line, for grep.
func Catalogue(w io.Writer, c *audit.Catalogue, group string, l terminal.Look) error {
	p := page{terminal.ForTables(w, l)}
	byGroup := map[string][]*rule.Rule{}
	widest, all, own, off, changed := 0, 0, 0, 0, 0
	for _, r := range c.Rules {
		if group != "" && r.Group != group {
			continue
		}
		byGroup[r.Group] = append(byGroup[r.Group], r)
		widest = max(widest, len(r.ID))
		all++
		if r.Own {
			own++
		}
		switch {
		case r.Off != "":
			off++
		case r.Changed != nil:
			changed++
		}
	}
	for _, g := range append(rule.Groups(), rule.Own) {
		if len(byGroup[g]) == 0 {
			continue
		}
		heading := g + ": " + aboutGroup(g)
		if l.Width > 0 {
			p.Heading(heading, prose.Count(len(byGroup[g]), "rule"))
		} else {
			p.WriteString(p.In(terminal.Bold, heading) + "\n")
		}
		p.rules(byGroup[g], widest, l.Width > 0)
		p.WriteString("\n")
	}
	words := prose.Count(all, "rule")
	if group != "" {
		words += " of the group " + group
	}
	for _, part := range []struct {
		n    int
		what string
	}{{own, "of your own"}, {off, "off"}, {changed, "changed"}} {
		if part.n > 0 {
			words += fmt.Sprintf(", %d %s", part.n, part.what)
		}
	}
	words += ", under " + strings.Join(jurisdiction.IDs(c.Laws), " and ")
	if len(c.Inputs) == 0 {
		words += "; no pare.yaml was found"
	}
	p.WriteString(p.In(terminal.Bold, words) + "\n")
	return p.Flush()
}

// aboutGroup says what the rules of a group are about.
func aboutGroup(group string) string {
	switch group {
	case "need":
		return "what is needed, and how precisely"
	case "purpose":
		return "what for, and on which ground"
	case "choice":
		return "what people choose, and can take back"
	case "trust":
		return "where data comes from"
	case "special":
		return "data of a special kind, and children"
	case "time":
		return "how long data is kept"
	case "others":
		return "who else receives data"
	case "drift":
		return "whether what is declared is so"
	}
	return "rules that name no group"
}

// rules writes one line a rule, or several where lines are to fit the terminal.
func (p page) rules(list []*rule.Rule, widest int, fit bool) {
	const severity, kind, gaps = len("critical"), len("violation"), 3 * 2
	room := p.Width - widest - severity - kind - gaps
	w := terminal.NewTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMin: widest}, {Number: 2, WidthMin: severity}, {Number: 3, WidthMin: kind}})
	for _, r := range list {
		title, reason := harmless.Text(r.Title), harmless.Text(reasonOf(r))
		lines := []string{title}
		switch {
		case fit:
			lines = terminal.Wrap(title, room)
			if reason != "" {
				for _, line := range terminal.Wrap(reason, room) {
					lines = append(lines, p.In(terminal.Dim, line))
				}
			}
		case reason != "":
			lines[0] += " " + reason
		}
		id, level := r.ID, p.Severity(r.Severity, r.Severity.String())
		if r.Off != "" {
			id, level = p.In(terminal.Dim, id), p.In(terminal.Dim, "off")
		}
		w.AppendRow(table.Row{id, level, p.In(terminal.Dim, string(r.Kind)), strings.Join(lines, "\n")})
	}
	p.WriteString(w.Render() + "\n")
}

// reasonOf says in parentheses why a rule is off, or is not as its file has it.
func reasonOf(r *rule.Rule) string {
	switch {
	case r.Off != "":
		return "(" + r.Off + ")"
	case r.Changed != nil:
		return "(it was " + r.Changed.From.String() + ": " + r.Changed.Because + ")"
	}
	return ""
}
