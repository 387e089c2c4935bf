// Package export writes documents for others out of what an audit read: the
// record of processing activities, the notice for the people whom the data is
// about, and the definition of a preference centre. Each has its data in one
// file, and one file a format. What nobody declares is blank in them and among
// the gaps; nothing is made up.
package export

import "github.com/pare-dev/pare/internal/report"

// NoticeFormats lists what the notice can be written as.
func NoticeFormats() []report.Format[*Notice] {
	return []report.Format[*Notice]{
		{Name: "markdown", Write: NoticeMarkdown},
		{Name: "html", Write: NoticeHTML},
	}
}

// RopaFormats lists what the record of processing activities can be written as.
func RopaFormats() []report.Format[*Ropa] {
	return []report.Format[*Ropa]{
		{Name: "markdown", Write: RopaMarkdown},
		{Name: "html", Write: RopaHTML},
		{Name: "csv", Write: RopaCSV},
		{Name: "json", Write: RopaJSON},
	}
}

// PreferencesFormats lists what the preference centre can be written as.
func PreferencesFormats() []report.Format[*Preferences] {
	return []report.Format[*Preferences]{{Name: "json", Write: PreferencesJSON}}
}
