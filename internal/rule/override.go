package rule

import (
	"fmt"
	"slices"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Override is what a user decides about a built-in rule: another severity, or
// that it is off. It stands under checks: beside their own rules.
type Override struct {
	ID       source.Text
	Severity *finding.Severity // nil where it stays
	Off      bool
	Because  string
}

// isOverride tells an override from a rule: it says nothing of when a rule holds.
func isOverride(m *yamlsrc.Map) bool {
	return m.Has("off") || m.Has("because") || m.Has("severity") && !m.Has("when") && !m.Has("on") && !m.Has("message")
}

func (l *loader) override(m *yamlsrc.Map) Override {
	o := Override{ID: m.Text("id"), Because: m.Text("because").Value}
	off := m.Bool("off")
	o.Off = off != nil && *off
	if severity := m.Enum("severity", finding.SeverityNames()); severity.Value != "" {
		s, _ := finding.ParseSeverity(severity.Value) // Enum has looked already
		o.Severity = &s
	}
	switch {
	case o.Off && m.Has("severity"):
		l.Fail(m.KeySpan("severity"), "a change of a rule has both “off” and “severity”", "keep one of the two")
	case !o.Off && !m.Has("severity"):
		l.Fail(m.Span(), "a change of a rule says neither “off: true” nor a “severity”", "write one of the two")
	}
	m.Must("id", "because")
	m.Done()
	return o
}

// Adjust gives rules as users' overrides leave them. Problems are overrides of
// rules that are not built in, two of one rule and, as a warning, those of rules
// that are off already. The rules given are left as
// they are.
func Adjust(builtin []*Rule, overrides []Override) ([]*Rule, []source.Problem) {
	adjusted := slices.Clone(builtin)
	var problems []source.Problem
	fail := func(at source.Span, msg, hint string) {
		problems = append(problems, source.Problem{Kind: source.Error, Span: at, Msg: msg, Hint: hint})
	}
	first := map[string]source.Span{}
	var ids []string
	for _, r := range builtin {
		ids = append(ids, r.ID)
	}
	for _, o := range overrides {
		i := slices.Index(ids, o.ID.Value)
		was, twice := first[o.ID.Value]
		switch {
		case i < 0:
			hint := source.DidYouMean(o.ID.Value, ids)
			if hint == "" {
				hint = "pare rules list names the built-in rules; one of your own is changed where it stands"
			}
			fail(o.ID.Span, "“"+o.ID.Value+"” is no built-in rule, so it cannot be changed", hint)
			continue
		case twice:
			fail(o.ID.Span, fmt.Sprintf("the rule “%s” is changed twice, first at %s", o.ID.Value, was.Pos), "keep one of the two")
			continue
		}
		first[o.ID.Value] = o.ID.Span
		r := *adjusted[i]
		if r.Off != "" { // no law that was chosen asks for it
			problems = append(problems, source.Problem{
				Kind: source.Warning, Span: o.ID.Span,
				Msg: "changing “" + r.ID + "” does nothing: " + r.Off, Hint: "remove it, or choose a law under which it applies",
			})
			continue
		}
		r.Changed = &Change{From: r.Severity, Because: o.Because, Span: o.ID.Span}
		if o.Severity != nil {
			r.Severity = *o.Severity
		}
		if o.Off {
			r.Off = "it is switched off: " + o.Because
		}
		adjusted[i] = &r
	}
	return adjusted, source.SortProblems(problems)
}
