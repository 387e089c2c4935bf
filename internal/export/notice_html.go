package export

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/report"
)

//go:embed notice.html
var noticePage string

//go:embed page.css
var pageStyle string

// NoticeHTML writes the page as one file that needs no script and no network.
func NoticeHTML(w io.Writer, n *Notice, _ report.Options) error {
	page, err := template.New("notice").Funcs(inHTML(pageStyle)).Parse(noticePage)
	if err != nil {
		return err
	}
	return page.Execute(w, n)
}

// inHTML are the functions that templates of pages use. The style sheet is the
// program's own, the one thing that is not escaped.
func inHTML(style string) template.FuncMap {
	return template.FuncMap{
		"plain":     plain,
		"link":      link,
		"and":       prose.And,
		"capital":   sentenceCase,
		"last":      func(list []Ref) int { return len(list) - 1 },
		"sentences": func(list []string) string { return strings.Join(list, " ") },
		"style":     func() template.CSS { return template.CSS(style) },
	}
}

// plain is text from the input on one line, without what hides or turns it.
func plain(s string) string { return harmless.Text(strings.Join(strings.Fields(s), " ")) }
