package report

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/source"
)

// GitLab writes a Code Quality report: a list with what could not be read, which
// blocks, and the findings. No two entries have the same fingerprint, of which
// GitLab would show one alone.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
func GitLab(w io.Writer, r *audit.Result, o Options) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	start := "[\n"
	var err error
	write := func(i gitlabIssue) {
		b.WriteString(start)
		start = ","
		if err == nil {
			err = e.Encode(i)
		}
	}
	for _, p := range r.Problems {
		if p.Kind == source.Warning {
			continue
		}
		sum := sha256.Sum256([]byte(fmt.Sprint(p.Span.EndLine, p.Span.EndCol, p)))
		write(gitlabIssueAt(p.Span, string(p.Kind), "blocker", hex.EncodeToString(sum[:]), problemText(p), o))
	}
	if r.Since != nil {
		for _, m := range r.Since.Needs {
			p := m.Told(r.Since)
			sum := sha256.Sum256([]byte("needs-more\n" + p.Msg))
			write(gitlabIssueAt(p.Span, "needs-more", "info", hex.EncodeToString(sum[:]), problemText(p), o))
		}
	}
	for _, f := range standing(r, o.MinSeverity) {
		write(gitlabIssueAt(f.Places[0].Span, f.Rule, gitlabSeverity(f.Severity), f.Fingerprint, advised(f), o))
	}
	if start == "[\n" {
		b.WriteString("[")
	}
	b.WriteString("]\n")
	if err != nil {
		return err
	}
	return b.Flush()
}

type gitlabIssue struct {
	Description string `json:"description"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
		} `json:"lines"`
	} `json:"location"`
}

func gitlabIssueAt(at source.Span, check, severity, fingerprint, words string, o Options) gitlabIssue {
	i := gitlabIssue{Description: words, CheckName: harmless.Text(check), Fingerprint: fingerprint, Severity: severity}
	i.Location.Path, i.Location.Lines.Begin = cmp.Or(harmless.Text(inRepository(at.File, o)), "."), line(at)
	return i
}

func gitlabSeverity(s finding.Severity) string {
	return map[finding.Severity]string{
		finding.Critical: "blocker", finding.High: "critical", finding.Medium: "major", finding.Low: "minor", finding.Info: "info",
	}[s]
}
