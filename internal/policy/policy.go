// Package policy holds what is allowed and why: purposes, consent scopes,
// subjects and the tree of categories.
package policy

import (
	"github.com/pare-dev/pare/internal/retention"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Policy is what all rules files say together. Subjects, purposes and scopes
// are sorted by key, whatever the order of the files.
type Policy struct {
	Subjects   []*Subject
	Purposes   []*Purpose
	Scopes     []*Scope
	Categories *Categories
	Checks     []yamlsrc.Node // the user's own rules, read by package rule
	Names      []yamlsrc.Node // the user's own names for columns, read by package classify
	Partial    bool           // a file could not be parsed, so that what it defines is missing
}

// Subject is a kind of person the data is about.
type Subject struct {
	Key     source.Text
	Title   source.Text
	Child   bool
	AgeGate source.Text
}

// Purpose is why data is used.
type Purpose struct {
	Key            source.Text
	Title, Benefit source.Text
	Basis          source.Text // one of Bases
	Kind           source.Text // one of PurposeKinds
	Subjects       []source.Text
	Needs          []Need
	NeedsStated    bool // false where the key is absent; an empty list needs nothing
	Retention      *retention.Retention
	Recipients     []source.Text
	Interest       source.Text
	Balancing      source.Text
	Law            source.Text
	Condition      source.Text // a letter of GDPR Art. 9(2), a to j
	Art10          source.Text
	EPrivacy       source.Text
	DPIA           source.Text
	Profiling      *bool
	CompatibleWith []source.Text
}

// Need is a category that a purpose needs. Precision is the finest rung it
// needs; where it is not given, whatever the category stands for.
type Need struct {
	Category  source.Text
	Precision source.Text
	Optional  bool
	Because   source.Text
}

// Scope is one choice a person can make.
type Scope struct {
	Key         source.Text
	Title       source.Text
	Description source.Text
	Mode        source.Text // consent or objection
	Purposes    []source.Text
	Default     source.Text // on or off
	Withdraw    source.Text
	Gates       source.Text // the service it is a condition of
}

// Bases are the lawful bases of GDPR Art. 6(1), a to f, and that of UK GDPR
// Art. 6(1)(ea).
func Bases() []string {
	return []string{"consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests", "recognised_legitimate_interest"}
}

// PurposeKinds are the kinds a purpose can be of.
func PurposeKinds() []string {
	return []string{"service", "personalization", "marketing", "advertising", "sale", "analytics", "security", "legal", "research"}
}

// ScopeModes are the two kinds of choice: consent is off until given,
// objection on until refused.
func ScopeModes() []string { return []string{"consent", "objection"} }

// Conditions are the letters of GDPR Art. 9(2).
func Conditions() []string {
	return []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}
}
