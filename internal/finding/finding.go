// Package finding holds what an audit reports: a rule that held, where, and how
// bad it is.
package finding

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// Severity orders findings from informative to critical.
type Severity int

const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

var severityNames = [...]string{"info", "low", "medium", "high", "critical"}

// SeverityNames lists the severities, most severe first.
func SeverityNames() []string { return []string{"critical", "high", "medium", "low", "info"} }

func (s Severity) String() string { return severityNames[s] }

// MarshalText writes the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseSeverity reads a severity's name.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if n == name {
			return Severity(i), nil
		}
	}
	return Info, fmt.Errorf("unknown severity %q, expected one of %s", name, strings.Join(SeverityNames(), ", "))
}

// Kind says what a finding claims.
type Kind string

const (
	// Violation is a declaration that breaks a rule.
	Violation Kind = "violation"
	// Gap is something not declared, so that nobody can tell.
	Gap Kind = "gap"
	// Hygiene is something left lying about.
	Hygiene Kind = "hygiene"
)

// KindNames lists the kinds.
func KindNames() []string { return []string{string(Violation), string(Gap), string(Hygiene)} }

// Path is the logical path of a finding: what it is about, free of files and
// lines. Parts that do not apply are empty.
type Path struct {
	Collection string // a collection's id
	Field      string // a field's name in it
	Purpose    string // a purpose's key
	Scope      string // a consent scope's key
	Recipient  string // a recipient's key
	Ref        string // a table, column or path inside one; of a waiver, what it is for
	Waives     string // the rule that a waiver accepts
}

// References are the names under which people know what a path leads to:
// checkout.email, shop.users.email, delivery.
func (p Path) References() []string {
	var refs []string
	switch {
	case p.Field != "":
		refs = append(refs, p.Collection+"."+p.Field)
	case p.Collection != "":
		refs = append(refs, p.Collection)
	}
	for _, s := range [...]string{p.Ref, p.Purpose, p.Scope, p.Recipient, p.Waives} {
		if s != "" {
			refs = append(refs, s)
		}
	}
	return refs
}

// String names what a path leads to for people, in full, so that the findings of
// one rule have different names: checkout.dob at shop.users.dob for newsletter.
func (p Path) String() string {
	at, purpose := p.Ref, p.Purpose
	name := p.Collection
	if p.Field != "" {
		name += "." + p.Field
	}
	for _, part := range [...]*string{&at, &purpose} {
		if name == "" {
			name, *part = *part, ""
		}
	}
	name = cmp.Or(name, p.Scope, p.Recipient)
	if at != "" {
		name += " at " + at
	}
	if purpose != "" {
		name += " for " + purpose
	}
	if p.Waives != "" {
		return "the waiver of " + p.Waives + " for " + name
	}
	return name
}

// Place is a position that a finding points at, and what stands there.
type Place struct {
	Role string // field, column, purpose, scope, collection, recipient, need, retention …
	Ref  string
	Span source.Span
}

// Finding is a rule that held.
type Finding struct {
	Rule        string
	Title       string
	On          string // use, field, column, table, purpose, scope, collection, recipient or waiver
	Kind        Kind
	Severity    Severity
	Path        Path
	Message     string
	Fix         string
	Law         []string // empty: good practice, not law
	Places      []Place  // the first is where the finding is shown
	Fingerprint string
	Suppressed  *Suppression
}

// LawWords names the law that findings rest on.
func LawWords(law []string) string {
	if len(law) == 0 {
		return "none, good practice"
	}
	return strings.Join(law, ", ")
}

// Suppression says why a finding is accepted.
type Suppression struct {
	By      string // waiver, baseline or since
	Reason  string
	Owner   string      // of a waiver; "" where it names none
	Expires string      // of a waiver: its last day, YYYY-MM-DD
	Span    source.Span // where the waiver, or the entry of the baseline, stands; zero for since
}

// Compare orders findings by their first place, then by rule and path.
func Compare(a, b Finding) int {
	return cmp.Or(
		a.Places[0].Span.Compare(b.Places[0].Span.Pos),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Path.Purpose, b.Path.Purpose),
		cmp.Compare(a.Path.Ref, b.Path.Ref),
		cmp.Compare(a.Fingerprint, b.Fingerprint),
	)
}
