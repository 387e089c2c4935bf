package explain

import (
	"io"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/terminal"
)

// Law explains a jurisdiction: whom it binds, what it calls things, and which
// rules apply under it, how severe and by which article. rules are as they stand
// under it alone.
func Law(w io.Writer, j *jurisdiction.Jurisdiction, rules []*rule.Rule, l terminal.Look) error {
	p := newPage(w, l)
	p.title(j.ID + ": " + j.Title)
	p.WriteString("\n")
	p.markdown(0, j.About)
	p.section("What it calls things")
	var words [][2]string
	for _, word := range j.Words {
		words = append(words, [2]string{word.Ours, word.Theirs})
	}
	p.pairs(2, words)
	for _, group := range rule.Groups() {
		var list [][2]string
		for _, r := range rules {
			if r.Group == group && r.Off == "" {
				list = append(list, [2]string{r.ID, r.Severity.String() + "; " + finding.LawWords(r.Law)})
			}
		}
		if len(list) > 0 {
			p.section("Rules: " + group)
			p.pairs(2, list)
		}
	}
	return p.Flush()
}
