// Package report writes results for people and programs: of an audit, of a scan, of
// a comparison, of waivers and of the examples of rules; one file a format, each of
// which sees a result and nothing else.
package report

import (
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/diff"
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

// Formats lists what the result of an audit can be written as.
func Formats() []Format[*audit.Result] {
	return []Format[*audit.Result]{
		{"text", Text},         // one line a finding, for logs
		{"table", Table},       // aligned and grouped, for people at a terminal
		{"json", JSON},         // everything, for programs
		{"sarif", SARIF},       // for code scanning, on GitHub and elsewhere
		{"github", GitHub},     // annotations of GitHub Actions
		{"gitlab", GitLab},     // GitLab's Code Quality
		{"junit", JUnit},       // for servers that know tests
		{"markdown", Markdown}, // for comments and step summaries
		{"csv", CSV},           // for spreadsheets
		{"html", HTML},         // one page, for reviewers
	}
}

// DiffFormats lists what the change between two audits can be written as.
func DiffFormats() []Format[*diff.Report] {
	return []Format[*diff.Report]{
		{"text", DiffText},         // aligned and grouped, for people
		{"json", DiffJSON},         // for programs
		{"markdown", DiffMarkdown}, // for comments on pull requests
	}
}

// ScanFormats lists what a scan can be written as.
func ScanFormats() []Format[*audit.Scan] {
	return []Format[*audit.Scan]{
		{"table", ScanTable},       // aligned and grouped by table, for people
		{"text", ScanText},         // one line a column, for grep and logs
		{"json", ScanJSON},         // for programs
		{"csv", ScanCSV},           // for spreadsheets
		{"markdown", ScanMarkdown}, // for issues and pull requests
	}
}

// WaiverFormats lists what the waivers of an audit can be written as.
func WaiverFormats() []Format[*audit.Result] {
	return []Format[*audit.Result]{
		{"table", WaiverTable},       // for people
		{"text", WaiverText},         // one line a waiver, for grep and logs
		{"json", WaiverJSON},         // for programs
		{"csv", WaiverCSV},           // for spreadsheets
		{"markdown", WaiverMarkdown}, // for issues and pull requests
	}
}
