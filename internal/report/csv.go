package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
)

// CSV writes the findings for spreadsheets, as RFC 4180 has it: a header, then
// one record each for what was wrong with the input, of which kind says what it
// is, and for every finding. Those that are accepted are there too, and say by
// what.
func CSV(w io.Writer, r *audit.Result, o Options) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	write := func(cells ...string) {
		for i, cell := range cells {
			cells[i] = harmless.Cell(cell)
		}
		c.Write(cells) // Error has what goes wrong
	}
	write("severity", "rule", "kind", "message", "about", "file", "line", "col", "also", "fix", "law", "suppressed", "reason", "owner", "expires", "fingerprint")
	for _, p := range r.Problems {
		write("", "", string(p.Kind), p.Msg, "", p.Span.File, strconv.Itoa(p.Span.Line), strconv.Itoa(p.Span.Col), "", p.Hint, "", "", "", "", "", "")
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Severity < o.MinSeverity {
			continue
		}
		at := f.Places[0]
		var by finding.Suppression
		if f.Suppressed != nil {
			by = *f.Suppressed
		}
		var also []string
		for _, p := range f.Places[1:] {
			also = append(also, p.Span.Pos.String())
		}
		write(f.Severity.String(), f.Rule, string(f.Kind), f.Message, strings.Join(f.Path.References(), ", "),
			at.Span.File, strconv.Itoa(at.Span.Line), strconv.Itoa(at.Span.Col), strings.Join(also, ", "),
			f.Fix, strings.Join(f.Law, "; "), by.By, by.Reason, by.Owner, by.Expires, f.Fingerprint)
	}
	c.Flush()
	return c.Error()
}
