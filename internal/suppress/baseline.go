package suppress

import (
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Baseline is what stood when a project began to heed its findings: those are
// accepted until they are mended.
type Baseline struct {
	File    string
	Entries []Entry
}

// Entry is one finding of a baseline. The fingerprint decides; the rule and the
// reference tell people what it is, and have to agree with it.
type Entry struct {
	Fingerprint, Rule, Ref source.Text
	Span                   source.Span
}

// ReadBaseline reads a file that WriteBaseline wrote. The baseline is never nil:
// it holds the entries that could be read beside the problems.
func ReadBaseline(f source.File) (*Baseline, []source.Problem) {
	b := &Baseline{File: f.Name}
	r, m := yamlsrc.Versioned(f, "a baseline", "a baseline", "pare baseline writes it; remove the file where there is to be none")
	seen := map[string]source.Span{}
	for _, n := range m.Items("findings") {
		e, ok := readEntry(r, n)
		if !ok {
			continue
		}
		if first, twice := seen[e.Fingerprint.Value]; twice {
			r.Fail(e.Fingerprint.Span, "the fingerprint “"+e.Fingerprint.Value+"” appears twice, first at "+first.Pos.String(), "keep one of the two")
			continue
		}
		seen[e.Fingerprint.Value] = e.Fingerprint.Span
		b.Entries = append(b.Entries, e)
	}
	m.Done()
	return b, source.SortProblems(r.Problems)
}

func readEntry(r *yamlsrc.Reader, n yamlsrc.Node) (Entry, bool) {
	m := r.Map(n, "a finding of a baseline")
	e := Entry{Fingerprint: m.Text("fingerprint"), Rule: m.Text("rule"), Ref: m.Text("ref"), Span: n.Span()}
	m.Must("rule", "ref", "fingerprint")
	m.Done()
	if e.Fingerprint.Value == "" || e.Rule.Value == "" || e.Ref.Value == "" {
		return e, false
	}
	if !finding.IsFingerprint(e.Fingerprint.Value) {
		r.Fail(e.Fingerprint.Span, "“"+e.Fingerprint.Value+"” is no fingerprint, which has 64 digits from 0 to f", "take it from pare audit --format json, or remove the entry")
		return e, false
	}
	return e, true
}

// Accept marks the findings that stand and are in the baseline. Those that
// something else accepts already stay its own. stale are the entries that fit no
// finding at all. The problems are entries that say something else than their
// fingerprint: they accept nothing.
func (b *Baseline) Accept(findings []finding.Finding) (stale []Entry, problems []source.Problem) {
	found := make(map[string]*finding.Finding, len(findings))
	for i := range findings {
		found[findings[i].Fingerprint] = &findings[i]
	}
	for _, e := range b.Entries {
		f := found[e.Fingerprint.Value]
		switch {
		case f == nil:
			stale = append(stale, e)
		case f.Rule != e.Rule.Value || f.Path.String() != e.Ref.Value:
			problems = append(problems, source.Problem{
				Kind: source.Error, Span: e.Span,
				Msg:  "this fingerprint is not that of " + e.String() + ", but of " + f.Rule + " of " + f.Path.String(),
				Hint: "undo the change of the entry, or remove it",
			})
		case f.Suppressed == nil:
			f.Suppressed = &finding.Suppression{By: "baseline", Reason: "it stood when the baseline was written", Span: e.Span}
		}
	}
	return stale, problems
}

// String names what an entry accepts: over-collected of checkout.title.
func (e Entry) String() string { return e.Rule.Value + " of " + e.Ref.Value }
