package report

import (
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
)

// paint colours text, or leaves it as it is.
type paint bool

const (
	bold    = "1"
	dim     = "2"
	red     = "31"
	green   = "32"
	yellow  = "33"
	cyan    = "36"
	boldRed = "1;31"
)

func (p paint) in(color, s string) string {
	if !p || color == "" || s == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

func (p paint) severity(s finding.Severity, text string) string {
	switch s {
	case finding.Critical:
		return p.in(boldRed, text)
	case finding.High:
		return p.in(red, text)
	case finding.Medium:
		return p.in(yellow, text)
	case finding.Low:
		return p.in(cyan, text)
	}
	return p.in(dim, text)
}

func (p paint) problem(k source.ProblemKind) string {
	if k == source.Warning || k == source.Gap {
		return p.in(yellow, string(k))
	}
	return p.in(boldRed, string(k))
}

func (p paint) verdict(v fact.Verdict, text string) string {
	switch v {
	case fact.Justified:
		return p.in(green, text)
	case fact.NotPersonal:
		return p.in(dim, text)
	case fact.Unclassified:
		return p.in(yellow, text)
	}
	return p.in(red, text)
}
