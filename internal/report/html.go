package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/overview"
	"github.com/pare-dev/pare/internal/prose"
)

//go:embed html
var htmlFiles embed.FS

// HTML writes a result for people who review it and have never seen pare: one page
// that asks the network for nothing, reads without its script, which only filters
// and sorts, and prints.
func HTML(w io.Writer, r *audit.Result, o Options) error {
	t, err := template.New("page").Funcs(template.FuncMap{"count": prose.Count, "tall": tall, "parted": parted}).ParseFS(htmlFiles, "html/*.tmpl")
	if err != nil {
		return err
	}
	style, err := htmlAsset("html/style.css")
	if err != nil {
		return err
	}
	script, err := htmlAsset("html/script.js")
	if err != nil {
		return err
	}
	page := htmlPageOf(r, o)
	makeHarmless(reflect.ValueOf(&page).Elem())
	page.Style, page.Script = template.CSS(style), template.JS(script)
	// What is allowed is named by its hash, and nothing else is.
	page.Allowed = fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'", sourceHash(style), sourceHash(script))
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "page.tmpl", page); err != nil {
		return err
	}
	_, err = w.Write(htmlLines(b.Bytes()))
	return err
}

// parted lets a long name break between its words, rather than within one. What it
// stands in is the text of an element.
func parted(name string) template.HTML {
	return template.HTML(strings.NewReplacer(".", ".<wbr>", "_", "_<wbr>", "/", "/<wbr>").Replace(template.HTMLEscapeString(name)))
}

// htmlAsset is an embedded file as it stands in the page.
func htmlAsset(name string) (string, error) {
	data, err := htmlFiles.ReadFile(name)
	return string(htmlLines(data)), err
}

// sourceHash names an inline style or script in a Content-Security-Policy.
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// htmlLines takes indentation and empty lines out.
func htmlLines(doc []byte) []byte {
	out := make([]byte, 0, len(doc))
	for line := range bytes.Lines(doc) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			out = append(append(out, line...), '\n')
		}
	}
	return out
}

// makeHarmless makes every text of a value harmless: templates escape what a browser
// would take for its own, and let through what breaks lines, hides, or turns the
// reading direction. What the value points at has to be its own.
func makeHarmless(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			makeHarmless(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			makeHarmless(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			makeHarmless(v.Index(i))
		}
	case reflect.String:
		if v.CanSet() && v.Type() == reflect.TypeFor[string]() {
			v.SetString(harmless.Text(v.String()))
		}
	}
}

// htmlPage is what the templates show.
type htmlPage struct {
	Style   template.CSS
	Script  template.JS
	Allowed string

	Title      string
	Today      string // YYYY-MM-DD
	Version    string // of pare; "" where it is not told
	Verdict    string // passes, fails, reported where findings never fail, or open
	Because    string
	Whole      bool // all of the input could be read and used
	FailOn     string
	Read       string
	Rules      int
	Changed    []string
	Since      string
	Unlisted   string
	Coverage   htmlCoverage
	Severities []htmlCount
	Findings   int
	Verdicts   []htmlVerdict
	Fields     int
	Columns    int

	Failing   htmlFailing
	Problems  []htmlProblems
	Groups    []htmlSeverity
	Needs     htmlNeeds
	Consent   htmlConsent
	Kinds     []htmlKind
	Flows     htmlFlows
	Retention []htmlStay
	Accepted  []htmlAccepted
	Inputs    []htmlInput
	Laws      []string
}

func htmlOutcome(code int, failOn string) string {
	switch {
	case code == audit.ExitInput:
		return "open"
	case code == audit.ExitFindings:
		return "fails"
	case failOn == "none":
		return "reported"
	}
	return "passes"
}

func htmlPageOf(r *audit.Result, o Options) htmlPage {
	s := r.Summary
	code, because := r.Outcome(o.FailOn)
	groups := htmlFindings(r, o)
	p := htmlPage{
		Title: "Privacy audit", Today: r.Today, Version: o.Version,
		Verdict: htmlOutcome(code, o.FailOn), Because: because, Whole: s.Errors+s.Incomplete == 0, FailOn: o.FailOn,
		Read: readWords(r), Rules: runningRules(r), Changed: changedRules(r), Since: sinceWords(r), Unlisted: unlistedWords(s, o.MinSeverity),
		Coverage: htmlCoverageOf(s), Severities: htmlSeverityCounts(s), Findings: s.Findings(),
		Verdicts: htmlVerdicts(s), Fields: s.Fields, Columns: s.Columns,
		Problems: htmlProblemsOf(r), Failing: htmlFailingOf(groups, o), Groups: groups, Needs: htmlNeedsOf(overview.Necessities(r)), Consent: htmlConsentOf(r),
		Kinds: htmlKinds(overview.Kinds(r)), Flows: htmlFlowsOf(overview.DataFlows(r)), Retention: htmlRetention(overview.Retention(r)),
		Accepted: htmlAcceptedOf(overview.Acceptances(r)), Inputs: each(r.Inputs, func(i audit.Input) htmlInput { return htmlInput(i) }),
	}
	if list := r.Inventory.Manifest.Controllers; len(list) > 0 && list[0].Name.Value != "" {
		p.Title += " of " + list[0].Name.Value
	}
	for _, law := range r.Laws {
		p.Laws = append(p.Laws, law.Title)
	}
	return p
}
