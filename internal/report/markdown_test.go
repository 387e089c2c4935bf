package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/given"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/overview"
)

// A comment on GitHub takes 65,536 characters: of what is too large the report
// says how much it leaves out, and every table and fold in it is whole.
func TestMarkdownFits(t *testing.T) {
	for _, fields := range []int{1, 30, 400} {
		t.Run(fmt.Sprint(fields), func(t *testing.T) {
			rules, manifest := "purposes:\n", "collections:\n"
			for i := range 30 {
				rules += fmt.Sprintf("  p%d: {title: Do the thing that is called number %d, basis: consent, needs: [user.name]}\n", i, i)
			}
			for i := range 50 {
				manifest += fmt.Sprintf("  - id: c%d\n    title: %s\n    table: db.t%d\n    fields:\n", i, strings.Repeat("<b>a|`very` long_title</b> ", 5), i)
				for k := range fields / 10 {
					manifest += fmt.Sprintf("      - {name: f%d, category: user.contact.email, purposes: [p%d, p%d]}\n", k, k%30, (k+1)%30)
				}
				manifest += "      - {name: last, category: user.health_and_medical, purposes: [p0]}\n"
			}
			t.Chdir(given.Files(t, map[string]string{"rules.yaml": rules, "manifest.yaml": manifest, "pare.yaml": "version: 1\nmanifests: [manifest.yaml]\nrules: [rules.yaml]\n"}))
			r := audit.Run(audit.Open("pare.yaml"), "2026-01-01")
			var b bytes.Buffer
			if err := Markdown(&b, r, Options{FailOn: "high"}); err != nil {
				t.Fatal(err)
			}
			text := b.String()
			if len(text) > 65_536 {
				t.Errorf("%d bytes", len(text))
			}
			if opened, closed := strings.Count(text, "<details"), strings.Count(text, "</details>"); opened != closed || opened < 4 {
				t.Errorf("%d parts begin and %d end", opened, closed)
			}
			if !strings.Contains(text, "| justified | ") {
				t.Error("the verdicts are left out")
			}
			if strings.Count(text, "```")%2 != 0 {
				t.Error("a block of code does not end")
			}
			cells := 0 // of the table that a line belongs to
			for _, line := range strings.Split(text, "\n") {
				if !strings.HasPrefix(line, "|") {
					cells = 0
					continue
				}
				n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
				if cells != 0 && n != cells {
					t.Fatalf("a row of %d cells in a table of %d: %s", n-1, cells-1, line)
				}
				cells = n
			}
			if fields > 100 && strings.Count(text, "for which there is no room here") < 2 {
				t.Error("it does not say what it leaves out")
			}
		})
	}
}

// Nothing in a name ends its label, or means something to Mermaid or the page.
func TestMermaidNames(t *testing.T) {
	for _, bad := range []string{
		`a"] --> b["`, "```\n# heading", "<script>alert(1)</script>", "#quot; & #35;", "`markdown`", "end", "x\u202ey", `a|b`, "%% comment", "line\nbreak", "a; b", "Größe 漢字",
	} {
		picture := mermaid(overview.Flows{
			Nodes: []overview.Node{{Kind: overview.CollectionNode, Name: "c", Title: bad, Guarded: true}, {Kind: overview.TableNode, Name: bad}, {Kind: overview.RecipientNode, Name: bad, Title: bad}},
			Flows: []overview.Flow{{From: 0, To: 1, Fields: []*inventory.Field{{}}}, {From: 1, To: 2}},
		})
		lines := strings.Split(picture, "\n")
		if len(lines) != 13 {
			t.Errorf("%q: %d lines, expected 13:\n%s", bad, len(lines), picture)
		}
		for _, line := range lines {
			if strings.Count(line, `"`) > 2 || strings.ContainsAny(line, "<`%\\&") || strings.ContainsFunc(line, harmless.Acts) {
				t.Errorf("%q: a sign is left in %s", bad, line)
			}
		}
	}
}

// A recipient that nobody says gets anything is not drawn, nor is an empty box for it.
func TestMermaidDrawsNoEmptyBox(t *testing.T) {
	picture := mermaid(overview.Flows{
		Nodes: []overview.Node{{Kind: overview.CollectionNode, Name: "c"}, {Kind: overview.TableNode, Name: "t"}, {Kind: overview.RecipientNode, Name: "r"}},
		Flows: []overview.Flow{{From: 0, To: 1}},
	})
	if strings.Contains(picture, "given to") || !strings.Contains(picture, "kept") {
		t.Errorf("drawn is\n%s", picture)
	}
}
