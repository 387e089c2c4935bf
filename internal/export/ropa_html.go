package export

import (
	_ "embed"
	"html/template"
	"io"

	"github.com/pare-dev/pare/internal/report"
)

//go:embed ropa.html
var ropaPage string

// RopaHTML writes the record as one file that needs no script and no network.
func RopaHTML(w io.Writer, r *Ropa, _ report.Options) error {
	page, err := template.New("ropa").Funcs(inHTML(pageStyle)).Parse(ropaPage)
	if err != nil {
		return err
	}
	return page.Execute(w, r)
}
