package report

import (
	"io"
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
	c := harmless.NewCSV(w, "severity", "rule", "kind", "message", "about", "file", "line", "col", "also", "fix", "law", "suppressed", "reason", "owner", "expires", "fingerprint")
	for _, p := range r.Problems {
		c.Record("", "", p.Kind, p.Msg, "", p.Span.File, p.Span.Line, p.Span.Col, "", p.Hint, "", "", "", "", "", "")
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
		c.Record(f.Severity, f.Rule, f.Kind, f.Message, strings.Join(f.Path.References(), ", "),
			at.Span.File, at.Span.Line, at.Span.Col, strings.Join(also, ", "),
			f.Fix, strings.Join(f.Law, "; "), by.By, by.Reason, by.Owner, by.Expires, f.Fingerprint)
	}
	return c.Flush()
}
