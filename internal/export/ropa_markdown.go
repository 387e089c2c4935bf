package export

import (
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/report"
)

// RopaMarkdown writes the record as GitHub and GitLab render it, one table for
// each purpose.
func RopaMarkdown(w io.Writer, r *Ropa, _ report.Options) error {
	d := &document{}
	d.heading(1, "Record of processing activities")
	if len(r.Unread) > 0 {
		d.paragraph("**Incomplete:** these files could not be read, and what they say is missing here: " + strings.Join(texts(r.Unread), ", "))
	}
	d.table(r.Head())
	if len(r.Activities) > 0 {
		d.heading(2, "As controller")
		d.paragraph("GDPR Art. 30(1)")
		d.activities(r.Activities)
	}
	if len(r.Behalf) > 0 {
		d.heading(2, "On behalf of others")
		d.paragraph("GDPR Art. 30(2)")
		d.activities(r.Behalf)
	}
	if len(r.Gaps) > 0 {
		d.heading(2, "Not stated")
		var items []string
		for _, g := range r.Gaps {
			items = append(items, sentenceCase(text(g.Msg))+": "+harmless.MarkdownCode(g.Span.Pos.String()))
		}
		d.list(items)
	}
	_, err := io.WriteString(w, d.String())
	return err
}

// Head is what holds for the whole record.
func (r *Ropa) Head() []row {
	list := []row{{Name: "controller"}, {Name: "contact"}, {Name: "data protection officer, representative"}, {Name: "security measures"}}
	if r.Controller != "" {
		list[0].Values = []string{r.Controller}
	}
	if r.Contact != "" {
		list[1].Values = []string{r.Contact}
	}
	return list
}

func (d *document) activities(list []Activity) {
	for _, a := range list {
		d.heading(3, text(a.Title))
		d.table(a.Rows())
	}
}

// table is names and values, a blank where nobody says.
func (d *document) table(rows []row) {
	d.WriteString("\n" + harmless.MarkdownRow("what", "declared") + harmless.MarkdownRow("---", "---"))
	for _, r := range rows {
		values := strings.Join(each(r.Values, address), "<br>")
		d.WriteString(harmless.MarkdownRow(r.Name, orBlank(values, notStated)))
	}
}
