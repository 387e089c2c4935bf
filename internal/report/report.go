// Package report writes for people and programs: the result of an audit, one file
// a format, each of which sees a result and nothing else; and explanations of
// rules, references, laws and withdrawals.
package report

import (
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
)

// Options say how a report is to look. They never change what was found.
type Options struct {
	Color       bool
	Width       int              // columns of the terminal; 0 where there is none
	MinSeverity finding.Severity // findings below it are counted, not listed
	FailOn      string           // a severity or none: what decides the exit code
	Quiet       bool             // problems and findings alone, without the summary
}

// Writer writes a result in one format. The error is that of w.
type Writer func(w io.Writer, r *audit.Result, o Options) error

// Format is a way to write a result.
type Format struct {
	Name  string
	Write Writer
}

// Formats lists what a result can be written as.
func Formats() []Format {
	return []Format{
		{"text", Text},   // one line a finding, for logs
		{"table", Table}, // aligned and grouped, for people at a terminal
		{"json", JSON},   // everything, for programs
	}
}
