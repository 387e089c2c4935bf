package export_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// hostile are texts that would do something in some format, as YAML writes them.
var hostile = []string{
	`<script>alert(1)</script>`,
	`\" onmouseover=\"alert(1)`,
	`a | b`,
	"`code` **bold** [link](https://evil.example) ![pixel](https://evil.example/x.png)",
	`one\n# two\n- three`,
	`=cmd|'/c calc'!A1`,
	`+1+1`, `-1+1`, `@SUM(1)`, `\ttab`, `\rreturn`,
	`pay \u202Eecruos\u2066 here`,
	`@everyone #1 :smile: <!-- -->`,
	`javascript:alert(1)`,
	`https://evil.example/\"><script>`,
}

// TestHostileText puts each hostile text wherever people write words of their
// own, and looks at what every format makes of it.
func TestHostileText(t *testing.T) {
	for _, bad := range hostile {
		q := `"` + bad + `"`
		rules := "subjects:\n  member: {title: " + q + "}\npurposes:\n  p:\n    title: " + q + "\n    benefit: " + q + "\n    basis: legitimate_interests\n    interest: " + q + "\n    balancing: " + q + "\n    law: " + q +
			"\n    subjects: [member]\n    needs: [user.contact.email]\n    retention: {for: P1Y, after: " + q + "}\n" +
			"consent_scopes:\n  s: {title: " + q + ", description: " + q + ", mode: objection, purposes: [p], default: on, withdraw: " + q + ", gates: " + q + "}\n" +
			"categories:\n  user.contact.own: {title: " + q + "}\n"
		manifest := "controller: {name: " + q + ", contact: " + q + "}\nrecipients:\n  r: {title: " + q + ", role: processor, country: US, safeguard: " + q + ", purposes: [p], categories: [user.contact.own]}\n" +
			"collections:\n  - id: c\n    title: " + q + "\n    kind: third_party\n    controller: " + q + "\n    asks: [s]\n    subjects: [member]\n    source: {name: " + q + ", correct: " + q + "}\n    fields:\n" +
			"      - {name: own, category: user.contact.own, purposes: [p], label: " + q + ", explain: " + q + ", stored_in: none}\n"
		r := project(t, rules, manifest, "")
		for _, d := range everyDocument() {
			t.Run(d.document+" "+d.format, func(t *testing.T) {
				var b bytes.Buffer
				if err := d.write(&b, r, []string{strings.ReplaceAll(bad, `\u202E`, "\u202e")}); err != nil {
					t.Fatal(err)
				}
				looksHarmless(t, d.format, b.String())
			})
		}
	}
}

func looksHarmless(t *testing.T, format, text string) {
	t.Helper()
	if format != "json" { // which quotes them, and keeps text as it is
		for _, c := range text {
			if unicode.In(c, unicode.Cf, unicode.Zl, unicode.Zp) || c < ' ' && c != '\n' && !(format == "csv" && c == '\r') {
				t.Errorf("it holds %U, which hides or turns text", c)
			}
		}
	}
	switch format {
	case "html":
		for _, bad := range []string{"<script", `onmouseover="alert`, `href="javascript`, "https://evil.example/\"><", "<!-- -->"} {
			if strings.Contains(text, bad) {
				t.Errorf("the page holds %q", bad)
			}
		}
		if n := strings.Count(text, "http://") + strings.Count(strings.ReplaceAll(text, `href="https://`, ""), `="https://`); n > 0 {
			t.Errorf("the page leads to the network in %d places besides links", n)
		}
	case "markdown":
		unescaped := regexp.MustCompile("\\\\[!-/:-@[-`{-~]").ReplaceAllString(text, "")
		for _, bad := range []string{"<script", "\n# two", "\n- three", "![pixel]", "[link](", "@everyone", " **bold**"} {
			if strings.Contains(unescaped, bad) {
				t.Errorf("the Markdown holds %q in\n%s", bad, text)
			}
		}
		for _, line := range strings.Split(text, "\n") {
			if strings.HasPrefix(line, "| ") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 3 {
				t.Errorf("a row has not two cells: %s", line)
			}
		}
	case "csv":
		records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, record := range records {
			for _, cell := range record {
				if cell != "" && strings.Contains("=+-@\t\r", cell[:1]) {
					t.Errorf("a spreadsheet takes a cell for a formula: %q", cell)
				}
			}
		}
		if lines := strings.Count(text, "\n"); lines != len(records) {
			t.Errorf("%d lines for %d records", lines, len(records))
		}
	}
}
