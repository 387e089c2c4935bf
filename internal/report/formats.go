package report

import (
	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/diff"
)

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
