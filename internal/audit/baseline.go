package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// Baseline is a baseline, and what became of it in an audit.
type Baseline struct {
	*suppress.Baseline
	file   source.File
	Stale  []suppress.Entry // those that fit no finding any more; none where the audit is incomplete, since nobody can tell
	Strict bool             // stale entries fail
}

// readBaseline reads the baseline of a project that has one.
func (in *sources) readBaseline(p Project) {
	if p.Baseline == "" {
		return
	}
	for _, f := range in.files("baseline", []string{p.Baseline}) {
		b, problems := suppress.ReadBaseline(f)
		in.problems = append(in.problems, problems...)
		in.baseline = &Baseline{Baseline: b, file: f, Strict: p.BaselineStrict}
	}
}

// acceptBaseline marks what the baseline accepts, and says where it has nothing
// to accept any more.
func (in *sources) acceptBaseline(findings []finding.Finding) {
	b := in.baseline
	if b == nil {
		return
	}
	stale, wrong := b.Accept(findings)
	in.problems = append(in.problems, wrong...)
	if len(stale) == 0 || unsure(in.problems) {
		return
	}
	b.Stale = stale
	fit, what := "fit", "they are"
	if len(stale) == 1 {
		fit, what = "fits", "it is"
	}
	in.problems = append(in.problems, source.Problem{
		Kind: source.Warning, Span: stale[0].Span,
		Msg:  fmt.Sprintf("%s of the baseline %s no finding any more: %s", entries(len(stale)), fit, nameEntries(stale)),
		Hint: what + " mended, or renamed: pare baseline --prune removes what is stale",
	})
}

// unsure reports whether something that should have been judged may not have
// been: then it cannot be told what is mended, or of no use.
func unsure(problems []source.Problem) bool {
	for _, p := range problems {
		if p.Kind != source.Warning {
			return true
		}
	}
	return false
}

// nameEntries lists entries, and counts those that are too many to read.
func nameEntries(list []suppress.Entry) string {
	const most = 5
	var names []string
	for _, e := range list[:min(most, len(list))] {
		names = append(names, e.String())
	}
	words := strings.Join(names, ", ")
	if more := len(list) - most; more > 0 {
		words += fmt.Sprintf(", and %d more", more)
	}
	return words
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// WriteBaseline gives the text of a baseline of all findings that stand.
func (r *Result) WriteBaseline() string { return suppress.WriteBaseline(r.Findings) }

// Accepts compares a baseline of all findings that stand with one that was: how
// many are new in it, and how many of its entries are gone. ok is false where
// there was none that could be read.
func (r *Result) Accepts(old string) (added, gone int, ok bool) {
	if old == "" {
		return 0, 0, false
	}
	f, problem := source.Read(old)
	if problem != nil {
		return 0, 0, false
	}
	b, problems := suppress.ReadBaseline(f)
	findings := slices.Clone(r.Findings)
	_, wrong := b.Accept(findings)
	kept := 0
	for _, f := range findings {
		kept += one(f.Suppressed != nil && f.Suppressed.By == "baseline")
	}
	return r.Summary.Findings() - kept, len(b.Entries) - kept, len(problems)+len(wrong) == 0
}

// Prune gives the text of the baseline without its stale entries.
func (b *Baseline) Prune() string { return b.Baseline.Prune(b.file, b.Stale) }
