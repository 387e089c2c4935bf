package report

import (
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/source"
)

// Markdown as GitHub and GitLab render it.

// mdPlaces lists the first of some places, and says how many more there are.
func mdPlaces(at []source.Span, most int) string {
	var list []string
	for _, span := range at[:min(most, len(at))] {
		list = append(list, harmless.MarkdownCode(place(span)))
	}
	if more := len(at) - most; more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(list, "<br>")
}

// mdRoom is how long a Markdown report may be, in bytes: GitHub takes comments
// of 65,536 characters.
const mdRoom = 60_000

// mdReport is a report that grows as far as there is room.
type mdReport struct {
	strings.Builder
	room int
}

func (md *mdReport) add(s string) {
	md.WriteString(s)
	md.room -= len(s)
}

// section adds a table under a heading, and says how many rows there was no room
// for. Columns, of which there are many, are folded up.
func (md *mdReport) section(title, header string, rows []string, things string) {
	if things == "columns" {
		md.folded(title, header, rows, things)
		return
	}
	md.table(" open", title, header, rows, things)
}

// problems adds what was wrong with the input.
func (md *mdReport) problems(list []source.Problem) {
	var rows []string
	for _, p := range list {
		rows = append(rows, harmless.MarkdownRow(string(p.Kind), harmless.MarkdownCode(place(p.Span)), harmless.Markdown(p.Msg), harmless.Markdown(p.Hint)))
	}
	md.section("Problems", "kind | where | what | what to do", rows, "problems")
}

// folded adds a section that is shown when somebody opens it.
func (md *mdReport) folded(title, header string, rows []string, things string) {
	md.table("", title, header, rows, things)
}

func (md *mdReport) table(open, title, header string, rows []string, things string) {
	if len(rows) == 0 {
		return
	}
	columns := strings.Count(header, "|") + 1
	md.open(title, open)
	left := md.rows("| "+header+" |\n|"+strings.Repeat(" --- |", columns)+"\n", rows)
	md.close(left, things)
}

// open begins a part under a heading that can be folded up.
func (md *mdReport) open(title, open string) {
	md.add("\n<details" + open + "><summary>" + title + "</summary>\n")
}

// rows adds a table as far as there is room, and returns how many rows there was
// none for.
func (md *mdReport) rows(header string, rows []string) (left int) {
	if len(header) > md.room {
		return len(rows)
	}
	md.add("\n" + header)
	for i, row := range rows {
		if len(row) > md.room {
			return len(rows) - i
		}
		md.add(row)
	}
	return 0
}

// close ends a part, and says how many things there was no room for.
func (md *mdReport) close(left int, things string) {
	if left > 0 {
		md.add(fmt.Sprintf("\nand %d more %s, for which there is no room here\n", left, things))
	}
	md.add("\n</details>\n")
}
