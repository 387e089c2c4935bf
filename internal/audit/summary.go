package audit

import (
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
)

// Summary counts what an audit saw.
type Summary struct {
	Datasets, Tables, Columns     int
	Collections, Fields, Uses     int
	Purposes, Scopes, Recipients  int
	FieldVerdicts, ColumnVerdicts map[fact.Verdict]int
	BySeverity                    map[finding.Severity]int // findings that stand
	Suppressed                    int
	Waived, Baselined, Stood      int // the suppressed: by a waiver, by the baseline, because they stood before
	Errors, Incomplete, Warnings  int
	Declared, Undeclared          int // declared fields; personal columns that nothing declares
}

// Coverage is the share, from 0 to 1, of what is known to be collected that is
// declared: fields against fields and undeclared personal columns together, so
// that declaring less never looks better. Fields that are not about people do
// not count: declaring those must not look better either. ok is false where there is nothing to
// cover.
func (s Summary) Coverage() (share float64, ok bool) {
	all := s.Declared + s.Undeclared
	if all == 0 {
		return 0, false
	}
	return float64(s.Declared) / float64(all), true
}

// Findings counts the findings that stand.
func (s Summary) Findings() int {
	n := 0
	for _, count := range s.BySeverity {
		n += count
	}
	return n
}

func summarize(r *Result) Summary {
	s := Summary{
		Tables:         len(r.Assessment.Tables),
		Columns:        len(r.Assessment.Columns),
		Collections:    len(r.Inventory.Manifest.Collections),
		Fields:         len(r.Assessment.Fields),
		Uses:           len(r.Assessment.Uses),
		Purposes:       len(r.Assessment.Purposes),
		Scopes:         len(r.Assessment.Scopes),
		Recipients:     len(r.Assessment.Recipients),
		FieldVerdicts:  map[fact.Verdict]int{},
		ColumnVerdicts: map[fact.Verdict]int{},
		BySeverity:     map[finding.Severity]int{},
	}
	for _, d := range r.Inventory.Datasets {
		if len(d.Tables) > 0 {
			s.Datasets++
		}
	}
	for _, f := range r.Assessment.Fields {
		s.FieldVerdicts[f.Verdict]++
		if f.Verdict != fact.NotPersonal {
			s.Declared++
		}
	}
	for i := range r.Assessment.Columns {
		s.ColumnVerdicts[r.Assessment.Columns[i].Verdict]++
	}
	s.Undeclared = s.ColumnVerdicts[fact.Undeclared]
	for _, f := range r.Findings {
		if f.Suppressed != nil {
			s.Suppressed++
			s.Waived += one(f.Suppressed.By == "waiver")
			s.Baselined += one(f.Suppressed.By == "baseline")
			s.Stood += one(f.Suppressed.By == "since")
			continue
		}
		s.BySeverity[f.Severity]++
	}
	for _, p := range r.Problems {
		switch p.Kind {
		case source.Error:
			s.Errors++
		case source.Incomplete:
			s.Incomplete++
		case source.Warning:
			s.Warnings++
		}
	}
	return s
}

// Exit codes of every command.
const (
	ExitOK       = 0 // nothing at or above the severity that fails
	ExitFindings = 1 // findings at or above it
	ExitInput    = 2 // usage, settings, input or internal error, or an incomplete audit
)

// Outcome says what the exit code is and what decided it. failOn is a severity
// or "none".
func (r *Result) Outcome(failOn string) (code int, why string) {
	s := r.Summary
	switch {
	case s.Errors > 0 && s.Incomplete > 0:
		return ExitInput, fmt.Sprintf("%s in the input, and %s could not be read", prose.Count(s.Errors, "error"), prose.Count(s.Incomplete, "thing"))
	case s.Errors > 0:
		return ExitInput, prose.Count(s.Errors, "error") + " in the input"
	case s.Incomplete > 0:
		return ExitInput, "the audit is incomplete: " + prose.Count(s.Incomplete, "thing") + " could not be read"
	case failOn == "none":
		return ExitOK, "with fail-on none, findings never fail"
	}
	limit, err := finding.ParseSeverity(failOn)
	if err != nil {
		return ExitInput, err.Error()
	}
	failing := 0
	for severity, n := range s.BySeverity {
		if severity >= limit {
			failing += n
		}
	}
	var because []string
	if failing > 0 {
		because = append(because, prose.Count(failing, "finding")+" at or above "+failOn)
	}
	if b := r.Baseline; b != nil && b.Strict && len(b.Stale) > 0 {
		because = append(because, entries(len(b.Stale))+" of the baseline to remove (--baseline-strict)")
	}
	if len(because) > 0 {
		return ExitFindings, strings.Join(because, ", and ")
	}
	return ExitOK, "no finding at or above " + failOn
}
