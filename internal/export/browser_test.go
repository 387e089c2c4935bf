package export_test

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/browser"
)

// TestPagesInABrowser opens the notice and the record as people do: on a phone and
// wide, in light and dark, and prints them.
func TestPagesInABrowser(t *testing.T) {
	browser.Needs(t, "chromium")
	results := map[string]*audit.Result{
		"shop":  audit.Run(audit.Open("../../testdata/shop/pare.yaml"), today),
		"blank": project(t, "purposes:\n  p: {title: "+strings.Repeat("long", 40)+"}\n", "collections:\n  - id: c\n    fields:\n      - {name: mail, category: user.contact.email, purposes: [p]}\n", ""),
	}
	for _, name := range slices.Sorted(maps.Keys(results)) {
		for _, d := range everyDocument() {
			if d.format != "html" {
				continue
			}
			t.Run(name+" "+d.document, func(t *testing.T) {
				var page bytes.Buffer
				if err := d.write(&page, results[name], nil); err != nil {
					t.Fatal(err)
				}
				b := browser.New(t)
				url := b.Open(page.String())
				for _, width := range []int64{1280, 390} {
					for _, scheme := range []string{"light", "dark"} {
						b.Look(width, scheme, "")
						what := fmt.Sprintf("%d pixels, %s", width, scheme)
						b.Fits(what)
						b.Accessible(what)
					}
				}
				printed := 0
				for _, sheet := range b.Print() {
					printed += len(sheet.Words)
				}
				_, body, _ := strings.Cut(page.String(), "<body>")
				if said := len(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, " "))); printed < said*9/10 {
					t.Errorf("%d words are printed of %d", printed, said)
				}
				b.Quiet(url)
			})
		}
	}
}
