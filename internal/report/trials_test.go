package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

func TestTrials(t *testing.T) {
	c := audit.ReadCatalogue(audit.Project{Config: &config.Config{}})
	trials := c.Try(c.Rules[:3])
	failing := trials[0]
	failing.Flag = !failing.Flag
	fails := func(list []audit.Trial, o report.Options) string {
		var b bytes.Buffer
		if err := report.Trials(&b, c.Rules[:3], list, o); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if got := fails(trials, report.Options{}); strings.Count(got, "\n") != 1 || !strings.HasSuffix(got, ": all show what they are to show\n") {
		t.Errorf("got %s", got)
	}
	if got := fails(trials, report.Options{Quiet: true}); got != "" {
		t.Errorf("quiet says %s", got)
	}
	got := fails(append(trials, failing), report.Options{Quiet: true})
	if want := failing.Example.Span.Pos.String() + ": failed: " + failing.Rule.ID + ": the example is to pass, and raises the rule\n  found: " + failing.Rule.ID + " "; !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What people write cannot act on a terminal.
func TestTrialsOfHostileRules(t *testing.T) {
	const bad = "x\x1b[31m\n::error::\u202e"
	r := &rule.Rule{ID: "a", Group: "own", Title: bad, Off: bad}
	trials := []audit.Trial{
		{Rule: r, Flag: true, Findings: []finding.Finding{{Rule: "b", Message: bad, Path: finding.Path{Ref: bad}}}},
		{Rule: r, Problems: []source.Problem{{Msg: bad, Hint: bad, Span: source.Span{Pos: source.Pos{File: bad}}}}},
	}
	var b bytes.Buffer
	if err := report.Trials(&b, []*rule.Rule{r}, trials, report.Options{}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\u202e") || strings.Contains(b.String(), "\n::error") {
		t.Errorf("%q", b.String())
	}
}
