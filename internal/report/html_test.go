package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/given"
	"github.com/pare-dev/pare/internal/report"
)

// written is a result in a format.
func written(t *testing.T, write report.Writer[*audit.Result], r *audit.Result, o report.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// audited audits files in a folder of their own, from within.
func audited(t *testing.T, files map[string]string) *audit.Result {
	t.Helper()
	t.Chdir(given.Files(t, files))
	return audit.Run(audit.Open("pare.yaml"), today)
}

// shop audits the shop.
func shop(t *testing.T) *audit.Result {
	t.Helper()
	t.Chdir("../../testdata")
	return audit.Run(audit.Open("shop/pare.yaml"), today)
}

// seen is what a reader sees of HTML: its words, with one blank between two.
func seen(page string) string {
	page = regexp.MustCompile(`(?s)<(style|script)>.*?</(style|script)>`).ReplaceAllString(page, "")
	page = strings.ReplaceAll(page, `<span class="under">`, " ")
	page = regexp.MustCompile(`</(code|span|a|em|strong)>`).ReplaceAllString(page, "")
	page = regexp.MustCompile(`<(code|span|a|em|strong)( [^>]*)?>`).ReplaceAllString(page, "")
	page = strings.ReplaceAll(page, "<wbr>", "")
	page = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, " | ")
	page = strings.Join(strings.Fields(html.UnescapeString(page)), " ")
	return regexp.MustCompile(`(\| )+`).ReplaceAllString(page, "| ")
}

// section is the part of a page under a heading.
func section(t *testing.T, page, id string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, `aria-labelledby="`+id+`"`)
	if !ok {
		t.Fatalf("there is no section %s", id)
	}
	part := regexp.MustCompile(`(?m)^<section aria-labelledby="(findings|necessity|consent|inventory|flows|retention|accepted|sources)"|^</main>`).Split(rest, 2)[0]
	_, part, _ = strings.Cut(part, ">")
	return seen(part)
}

func TestHTMLHoldsWhatReviewersAskFor(t *testing.T) {
	page := written(t, report.HTML, shop(t), report.Options{FailOn: "high"})
	tests := []struct {
		section string
		want    []string
	}{
		{"coverage", []string{
			"92 %", "25 declared fields; 2 columns hold personal data that nothing declares",
			"| critical | 0 |", "| high | 10 |", "| medium | 3 |", "| low | 5 |",
			"| justified | it has a purpose that needs it, and may have it | 21 | 29 |", "| in all | 25 | 47 |",
		}},
		{"findings", []string{
			"high 10 findings", "Collected beyond what the purpose needs | over-collected · violation · 1 finding",
			"checkout.title (user.demographic.title) is collected for “Deliver your order”, which does not need it",
			"shop/privacy/manifest.yaml:74:15 field checkout.title", "shop/db/structure.sql:255:5 column shop.users.title",
			"What to do | Stop collecting it, drop that purpose from the field",
			"GDPR Art. 5(1)(c): personal data are adequate, relevant and limited",
			"fingerprint 5db2db498266", "None: it is good practice, and rests on trust.",
		}},
		{"necessity", []string{
			"Create an account | sign_up · form · of customer · 6 fields: 1 over-collected, 5 justified",
			"| Keep your account | Deliver your order | Tell you what is new | Suggest books you may like |",
			"| email user.contact.email | justified | ● needed | ● needed | ● needed |",
			"| password ▲ credential user.authorization.password | justified | ● needed |",
			"◐ finer than needed", "✕ not needed", "○ optional",
			"shop.users | declared on its columns · 1 field",
		}},
		{"consent", []string{
			"| Suggest books to me suggest_books We look at what you bought and put books you may like on your start page. | " +
				"Mode | consent: off until the person says yes | Default | off | Asked at | Create an account | Changed at | https://shop.example/settings/privacy |",
			"| sign_up.dob | checkout.articles | taste.interests |", "nobody is named",
			"no reason is left to keep, so delete | shop.users.dob |",
			"goes on, though: it has no consent to begin with | checkout.articles |",
		}},
		{"inventory", []string{
			"| Password ▲ credential user.authorization.password | high | 1 | 1 | 0 |",
			"| IP address user.device.ip_address | medium | 0 | 1 | 1 |",
		}},
		{"flows", []string{
			"| Checkout collection | Card payment provider recipient | 1 | checkout.card_number | ▲ guarded data |",
			"passed on, not kept", "| shop.addresses table | Parcel carrier recipient | 4 |",
		}},
		{"retention", []string{
			"| shop.page_views | path | 3 years after collected said of the field longer than “Count visits” needs | Count visits | not stated |",
			"| shop.page_views | viewed_at | 13 months after collected said of the purpose “Count visits” | Count visits | nightly job |",
		}},
		{"accepted", []string{"Nothing is accepted: every finding counts."}},
		{"sources", []string{"| shop/privacy/rules.yaml | rules | 3705 | 56dfc217d9904a1617309e6213a96c00b3642c52b688519f6225a61980fd7595 |", "All of it could be read."}},
	}
	for _, test := range tests {
		got := section(t, page, test.section)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: lacks %q:\n%s", test.section, want, got)
			}
		}
	}
}

// What decided is said in words, and as nothing that it is not.
func TestHTMLOutcome(t *testing.T) {
	t.Chdir("../../testdata")
	for _, test := range []struct{ project, failOn, want string }{
		{"shop", "high", "✕ Fails 10 findings at or above high"},
		{"shop", "high", "| What fails | Personal data that nobody declared 2 |"},
		{"shop", "medium", "and 4 other rules | Read |"},
		{"shop", "critical", "✓ Passes no finding at or above critical"},
		{"shop", "none", "· Reported with fail-on none, findings never fail"},
		{"err/files-missing", "high", "! Cannot be told"},
		{"err/files-missing", "high", "Nothing to mend in what could be read."},
		{"shop-clean", "high", "| Nothing to mend. |"},
	} {
		r := audit.Run(audit.Open(test.project+"/pare.yaml"), today)
		if got := seen(written(t, report.HTML, r, report.Options{FailOn: test.failOn})); !strings.Contains(got, test.want) {
			t.Errorf("%s at %s: lacks %q", test.project, test.failOn, test.want)
		}
	}
}

// Blanks are shown as blanks, what could not be read before all else, and what is
// accepted with the days that are left.
func TestHTMLShowsWhatIsMissing(t *testing.T) {
	r := audited(t, map[string]string{
		"pare.yaml": `version: 1
manifests: [manifest.yaml]
rules: [rules.yaml]
schemas: [{name: shop, path: gone.sql}]
waivers: [{rule: unjustified, ref: app.name, reason: legal looks at it, owner: dpo@shop.example, expires: 2026-11-30}]
`,
		"rules.yaml": `purposes: {silent: {title: Silent}, asked: {title: Asked, basis: consent}}
consent_scopes: {bare: {title: Bare, mode: consent, purposes: [silent]}}`,
		"manifest.yaml": "collections: [{id: app, fields: [{name: name, category: user.name}, {name: mail, category: user.contact.email, purposes: [silent]}]}]",
	})
	page := written(t, report.HTML, r, report.Options{FailOn: "high"})
	for id, list := range map[string][]string{
		"coverage":  {"unknown", "no schema was read to compare with what is declared"},
		"necessity": {"| ? unstated |", "| name user.name | unjustified it has no defined purpose |"},
		"consent":   {"Default | not stated | Asked at | not stated | Changed at | not stated |", "no choice is offered The purpose rests on consent, and no scope asks for it."},
		"retention": {"| not stated | app.name | not stated | not stated | not stated |"},
		"flows":     {"nobody says where"},
		"accepted":  {"| waiver pare.yaml:5:11 | legal looks at it | dpo@shop.example | 2026-11-30 | 7 | 1 |"},
		"sources":   {"Could not be read 1", "gone.sql” does not exist", "pare.yaml:4:30"},
	} {
		for _, want := range list {
			if got := section(t, page, id); !strings.Contains(got, want) {
				t.Errorf("%s: lacks %q:\n%s", id, want, got)
			}
		}
	}
	if before, _, ok := strings.Cut(seen(page), "At a glance"); !ok || !strings.Contains(before, "Could not be read 1 |") {
		t.Error("the page does not begin with what could not be read")
	}
}

// TestHTMLAsksNobody looks for what a browser would fetch or run.
func TestHTMLAsksNobody(t *testing.T) {
	page := written(t, report.HTML, shop(t), report.Options{FailOn: "high"})
	for _, bad := range []string{
		`(?i)\s(src|srcset|action|formaction|data|poster|background|xlink:href)=`, `(?i)<(link|base|iframe|object|embed|img|form|audio|video)\b`,
		`(?i)@import|url\(`, `(?i)\son[a-z]+=`, `(?i)\sstyle=`, `(?i)href="(javascript|data):`, `(?i)\b(fetch|XMLHttpRequest|WebSocket|eval|innerHTML)\b`,
	} {
		if found := regexp.MustCompile(bad).FindString(page); found != "" {
			t.Errorf("the page holds %q", found)
		}
	}
	for _, name := range []string{"style", "script"} {
		_, text, _ := strings.Cut(page, "<"+name+">")
		text, _, _ = strings.Cut(text, "</"+name+">")
		sum := sha256.Sum256([]byte(text))
		if want := name + "-src &#39;sha256-" + html.EscapeString(base64.StdEncoding.EncodeToString(sum[:])) + "&#39;;"; !strings.Contains(page, strings.ReplaceAll(want, "+", "&#43;")) {
			t.Errorf("the policy does not allow the %s of the page, as %s", name, want)
		}
	}
}

// hostileShop is a project in which people write what is meant to break a page.
func hostileShop() map[string]string {
	const bad = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>` + `\u202Eevil\u0007{{.}}</style><!--`
	text := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }
	q := strings.ReplaceAll(text(bad), `\\u`, `\u`)
	return map[string]string{
		"pare.yaml": "version: 1\nmanifests: [manifest.yaml]\nrules: [rules.yaml]\nschemas: [{name: shop, path: schema.sql, dialect: postgres}]\nwaivers: [{rule: over-collected, ref: \"*\", reason: " + q + ", owner: " + q + ", expires: 2027-01-01}]\n",
		"rules.yaml": "purposes: {p: {title: " + q + ", benefit: " + q + ", basis: consent, kind: service, needs: [user.name], retention: {for: P1Y, after: " + q + "}}}\n" +
			"consent_scopes: {s: {title: " + q + ", description: " + q + ", mode: consent, purposes: [p], default: off, withdraw: " + q + ", gates: " + q + "}}\n" +
			"categories: {user.odd: {title: " + q + "}}\n",
		"manifest.yaml": "controller: {name: " + q + ", contact: x@shop.example}\nrecipients: {r: {title: " + q + ", purposes: [p]}}\n" +
			"collections: [{id: c, title: " + q + ", kind: form, asks: [s], table: shop.t, fields: [{name: mail, category: user.contact.email, purposes: [p]}, {name: odd, category: user.odd, purposes: [p], stored_in: [{at: shop.t.odd, deletion: " + q + "}]}]}]\n",
		"schema.sql": "CREATE TABLE t (mail text, odd text, \"<script>alert('last_name')</script>\" text, first_name text);\n",
	}
}

func TestHTMLOfHostileInput(t *testing.T) {
	r := audited(t, hostileShop())
	for _, p := range r.Problems {
		t.Fatal(p)
	}
	page := written(t, report.HTML, r, report.Options{FailOn: "high"})
	for _, bad := range []string{"<script>alert", "<img", "onerror=alert(2)>\"", "\u202e", "\a", "<!--"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%d scripts, want the page's own", n)
	}
	const want = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>\u202eevil\a{{.}}</style><!--`
	if n := strings.Count(html.UnescapeString(page), want); n < 15 {
		t.Errorf("the page shows %d times what was written, want more", n)
	}
}

// TestNumbersAgree compares what the formats say of one audit.
func TestNumbersAgree(t *testing.T) {
	t.Chdir("../../testdata")
	for _, project := range []string{"shop", "shop-clean", "seeded"} {
		if _, err := os.Stat(project + "/pare.yaml"); err != nil {
			continue
		}
		r := audit.Run(audit.Open(project+"/pare.yaml"), today)
		o := report.Options{FailOn: "high"}
		var doc struct {
			Summary struct {
				Findings                      int
				FindingsBySeverity            map[string]int
				FieldVerdicts, ColumnVerdicts map[string]int
				Declared, Undeclared          int
				Fields, Columns               int
			}
		}
		if err := json.Unmarshal([]byte(written(t, report.JSON, r, o)), &doc); err != nil {
			t.Fatal(err)
		}
		s := doc.Summary
		page := section(t, written(t, report.HTML, r, o), "coverage")
		var parts []string
		for _, severity := range finding.SeverityNames() {
			n := s.FindingsBySeverity[severity]
			if !strings.Contains(page, fmt.Sprintf("| %s | %d |", severity, n)) {
				t.Errorf("%s: the page does not say %d %s findings: %s", project, n, severity, page)
			}
			if n > 0 {
				parts = append(parts, strconv.Itoa(n)+" "+severity)
			}
		}
		if len(parts) == 0 {
			parts = []string{"none"}
		}
		for verdict, n := range s.FieldVerdicts {
			if !regexp.MustCompile(fmt.Sprintf(`\| %s \| [^|]+ \| %d \| %d \|`, verdict, n, s.ColumnVerdicts[verdict])).MatchString(page) {
				t.Errorf("%s: the page does not say %d and %d %s: %s", project, n, s.ColumnVerdicts[verdict], verdict, page)
			}
		}
		words := strings.Join(parts, ", ")
		for name, want := range map[string]string{"text": "findings: " + words, "markdown": "- findings: " + words, "table": words} {
			for _, f := range report.Formats() {
				if f.Name == name && !strings.Contains(written(t, f.Write, r, o), want) {
					t.Errorf("%s: %s does not say %q", project, name, want)
				}
			}
		}
		if n := strings.Count(written(t, report.SARIF, r, o), `"ruleIndex":`); n != s.Findings {
			t.Errorf("%s: %d results in SARIF, want %d", project, n, s.Findings)
		}
		if n := strings.Count(written(t, report.CSV, r, o), "\r\n") - 1; n != s.Findings {
			t.Errorf("%s: %d rows in CSV, want %d", project, n, s.Findings)
		}
	}
}
