package terminal

import (
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
)

// Paint colours text, or leaves it as it is.
type Paint bool

// The colours.
const (
	Bold    = "1"
	Dim     = "2"
	Red     = "31"
	Green   = "32"
	Yellow  = "33"
	Cyan    = "36"
	BoldRed = "1;31"
)

// In is text in a colour; "" is none.
func (p Paint) In(color, s string) string {
	if !p || color == "" || s == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

// Severity is text in the colour of a severity: the worse, the warmer.
func (p Paint) Severity(s finding.Severity, text string) string {
	switch s {
	case finding.Critical:
		return p.In(BoldRed, text)
	case finding.High:
		return p.In(Red, text)
	case finding.Medium:
		return p.In(Yellow, text)
	case finding.Low:
		return p.In(Cyan, text)
	}
	return p.In(Dim, text)
}

// Problem names a kind of problem in its colour.
func (p Paint) Problem(k source.ProblemKind) string {
	if k == source.Warning || k == source.Gap {
		return p.In(Yellow, string(k))
	}
	return p.In(BoldRed, string(k))
}

// Verdict is text in the colour of a verdict.
func (p Paint) Verdict(v fact.Verdict, text string) string {
	switch v {
	case fact.Justified:
		return p.In(Green, text)
	case fact.NotPersonal:
		return p.In(Dim, text)
	case fact.Unclassified:
		return p.In(Yellow, text)
	}
	return p.In(Red, text)
}
