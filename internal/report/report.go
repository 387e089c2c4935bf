// Package report writes results for people and programs: of an audit, of a scan, of
// a comparison, of waivers and of the examples of rules; one file a format, each of
// which sees a result and nothing else.
package report

import (
	"io"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/terminal"
)

// Options say how a report is to look. They never change what was found.
type Options struct {
	terminal.Look
	MinSeverity finding.Severity // findings below it are counted, not listed
	FailOn      string           // a severity or none: what decides the exit code
	Quiet       bool             // problems and findings alone, without the summary
	All         bool             // of a scan: every column, not the personal ones alone
	Root        string           // the repository's root, absolute; "" where there is none
	Folder      string           // where the command runs, from the root; paths of places start there
	Version     string           // of the program; "" where it is not told
}

// Writer writes a result of some kind in one format. The error is that of w.
type Writer[R any] func(w io.Writer, r R, o Options) error

// Format is a way to write a result of some kind.
type Format[R any] struct {
	Name  string
	Write Writer[R]
}
