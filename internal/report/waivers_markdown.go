package report

import (
	"fmt"
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// WaiverMarkdown writes waivers for issues and comments, as far as a comment has
// room.
func WaiverMarkdown(w io.Writer, r *audit.Result, o Options) error {
	md := mdReport{room: mdRoom}
	md.add("### Accepted findings\n\n")
	for _, line := range waiverSums(r) {
		md.add("- " + harmless.Markdown(line) + "\n")
	}
	md.section("Waivers", "ends | left | rule | for | what became of it | why | owner | place", each(r.Waivers, func(w suppress.Waiver) string {
		return harmless.MarkdownRow(w.Expires, leftWords(r.DaysLeft(w.Expires)), harmless.MarkdownCode(w.Rule.Value), harmless.MarkdownCode(w.Ref), stateWords(w),
			harmless.Markdown(w.Reason), harmless.MarkdownCode(w.Owner), harmless.MarkdownCode(w.Span.Pos.String()))
	}), "waivers")
	md.section("Problems", "what could not be read, or is wrong", each(unread(r), func(p source.Problem) string {
		return harmless.MarkdownRow(harmless.MarkdownCode(p.Span.Pos.String()) + " " + harmless.Markdown(p.Msg))
	}), "problems")
	_, err := fmt.Fprint(w, md.String())
	return err
}
