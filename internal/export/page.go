package export

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
)

//go:embed page.html
var pageHead string

//go:embed page.css
var pageStyle string

// head is what the template of that name shows.
type head struct{ Lang, Title string }

// writePage writes a document as one file that needs no script and no network.
func writePage(w io.Writer, page string, document any) error {
	t, err := template.New("head").Funcs(template.FuncMap{
		"plain":     plain,
		"link":      link,
		"and":       prose.And,
		"capital":   sentenceCase,
		"last":      func(list []Ref) int { return len(list) - 1 },
		"sentences": func(list []string) string { return strings.Join(list, " ") },
		"head":      func(lang, title string) head { return head{lang, title} },
		"style":     func() template.CSS { return template.CSS(pageStyle) }, // the program's own: the one thing that is not escaped
	}).Parse(pageHead)
	if err != nil {
		return err
	}
	if t, err = t.New("page").Parse(page); err != nil {
		return err
	}
	return t.Execute(w, document)
}

// plain is text from the input on one line, without what hides or turns it.
func plain(s string) string { return harmless.Text(strings.Join(strings.Fields(s), " ")) }
