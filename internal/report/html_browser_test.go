package report_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/report"
)

// needs skips a test where a program is not there, and fails it where CI is set.
func needs(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%v; .ci/run installs it", err)
		}
		t.Skip(err)
	}
	return path
}

// tab is a tab of a real browser, and what its page asked for and complained of.
type tab struct {
	context.Context
	t        *testing.T
	mu       sync.Mutex
	requests []string
	said     []string
}

// browse opens a browser whose memory is empty.
func browse(t *testing.T) *tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		// Containers have no sandbox, and the pages are ours.
		chromedp.ExecPath(needs(t, "chromium")), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{Context: ctx, t: t}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	return b
}

// note keeps what the page asks for, and what it complains of.
func (b *tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *log.EventEntryAdded:
		b.said = append(b.said, e.Entry.Text)
	case *runtime.EventConsoleAPICalled:
		b.said = append(b.said, fmt.Sprint("console.", e.Type))
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, e.ExceptionDetails.Text)
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// ask evaluates an expression in a page.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// look sets the width and the colours.
func (b *tab) look(width int64, scheme, media string) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 900))
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}
	if _, err := chromedp.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: features}); err != nil {
		b.t.Fatal(err)
	}
}

// runNothing lets no script run.
func (b *tab) runNothing() {
	b.t.Helper()
	if _, err := chromedp.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		b.t.Fatal(err)
	}
}

// open opens a report from disk, and gives its address.
func (b *tab) open(page string) string {
	b.t.Helper()
	file := filepath.Join(b.t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		b.t.Fatal(err)
	}
	url := "file://" + file
	b.do(chromedp.Navigate(url))
	return url
}

// quiet checks that nothing was asked for but the page, and that nothing complained.
func (b *tab) quiet(url string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if !slices.Equal(b.requests, []string{url}) {
		b.t.Errorf("the page asks for %q", b.requests)
	}
	if len(b.said) > 0 {
		b.t.Errorf("the console says %q", b.said)
	}
}

func (b *tab) unfold() {
	b.t.Helper()
	ask[bool](b, `document.querySelectorAll("details").forEach((d) => { d.open = true }), true`)
}

// fits checks that nothing but a box of its own scrolls sideways.
func (b *tab) fits(what string) {
	b.t.Helper()
	if wide := ask[[]string](b, `(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".box, .unseen")).map((e) => e.outerHTML.slice(0, 120)).concat("the page");
	})()`); len(wide) > 0 {
		b.t.Errorf("%s: wider than the window: %q", what, wide)
	}
}

// reports are the pages that browsers are tried on.
func reports(t *testing.T) map[string]string {
	t.Helper()
	write := func(r *audit.Result) string {
		for _, p := range r.Problems {
			t.Log(p)
		}
		return written(t, report.HTML, r, report.Options{FailOn: "high"})
	}
	return map[string]string{
		"shop":    write(shop(t)),
		"hostile": write(audited(t, hostileShop())),
		"blank":   write(audited(t, map[string]string{"pare.yaml": "version: 1\nmanifests: [gone.yaml]\n"})),
		"large":   write(audited(t, largeProject(40))),
	}
}

func TestHTMLInABrowser(t *testing.T) {
	needs(t, "chromium")
	t.Chdir("../../testdata")
	look, err := os.ReadFile("browser/look.js")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../internal/report")
	for name, page := range reports(t) {
		t.Run(name, func(t *testing.T) {
			b := browse(t)
			url := b.open(page)
			for _, width := range []int64{1280, 390} {
				for _, scheme := range []string{"light", "dark"} {
					b.look(width, scheme, "")
					what := fmt.Sprintf("%d pixels, %s", width, scheme)
					b.fits(what + ", as it opens")
					if name == "large" {
						continue // what is folded away is the same as in the others, and takes long
					}
					b.unfold()
					b.fits(what + ", unfolded")
					for _, wrong := range ask[[]string](b, string(look)) {
						t.Errorf("%s: %s", what, wrong)
					}
				}
			}
			b.quiet(url)
		})
	}
}

// TestHTMLByKeyboard filters and sorts without a mouse.
func TestHTMLByKeyboard(t *testing.T) {
	b := browse(t)
	b.look(1280, "light", "")
	url := b.open(written(t, report.HTML, shop(t), report.Options{FailOn: "high"}))
	b.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	if got := ask[string](b, `document.activeElement.id`); got != "report" {
		t.Errorf("the first link leads to %q, want the report", got)
	}
	tabTo := func(what string) {
		t.Helper()
		for range 200 {
			b.do(chromedp.KeyEvent(kb.Tab))
			if ask[string](b, `(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + parseFloat(s.outlineWidth) })()`) != "solid2" {
				t.Fatalf("nobody sees that %s has the focus", ask[string](b, `document.activeElement.outerHTML.slice(0, 100)`))
			}
			if ask[bool](b, what) {
				return
			}
		}
		t.Fatalf("no way by Tab to %s", what)
	}
	const items = `[...document.querySelectorAll("[data-filter=findings] [data-item]")]`
	count := func() int { return ask[int](b, items+`.filter((e) => e.checkVisibility()).length`) }
	tabTo(`document.activeElement.type === "search"`)
	b.do(chromedp.KeyEvent("dob band"))
	if got, said := count(), ask[string](b, `document.querySelector("output").textContent`); got != 1 || said != "1 of 18 findings" {
		t.Errorf("%d findings hold the words, and the page says %q", got, said)
	}
	if got := ask[int](b, `[...document.querySelectorAll(".severity, .rule")].filter((e) => e.checkVisibility()).length`); got != 2 {
		t.Errorf("%d headings stand over one finding, want 2", got)
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	if got := count(); got != 18 {
		t.Errorf("%d findings after Escape, want all", got)
	}
	tabTo(`document.activeElement.value === "high"`)
	b.do(chromedp.KeyEvent(" "))
	if got := count(); got != 8 {
		t.Errorf("%d findings that are not high, want 8", got)
	}
	tabTo(`document.activeElement.ariaLabel === "Sort by Category"`)
	first := func() string {
		return ask[string](b, `document.querySelector(".kinds th[aria-sort]").getAttribute("aria-sort") + " " + document.querySelector(".kinds tbody code").textContent`)
	}
	b.do(chromedp.KeyEvent(kb.Enter))
	if got := first(); got != "ascending user.behavior.browsing_history" {
		t.Errorf("sorted, the first is %s", got)
	}
	b.do(chromedp.KeyEvent(kb.Enter))
	if got := first(); got != "descending user.unique_id" {
		t.Errorf("sorted again, the first is %s", got)
	}
	tabTo(`document.activeElement.ariaLabel === "Sort by Columns"`)
	b.do(chromedp.KeyEvent(kb.Enter))
	got := ask[[]int](b, `[...document.querySelectorAll(".kinds tbody tr")].map((r) => Number(r.cells[3].textContent))`)
	if !slices.IsSorted(got) || got[len(got)-1] < 2 {
		t.Errorf("columns sorted as words: %v", got)
	}
	b.quiet(url)
}

// TestHTMLWithoutItsScript reads the page as one who lets nothing run.
func TestHTMLWithoutItsScript(t *testing.T) {
	b := browse(t)
	b.runNothing()
	b.look(1280, "light", "")
	url := b.open(written(t, report.HTML, shop(t), report.Options{FailOn: "high"}))
	if n := ask[int](b, `document.querySelectorAll(".tools, th button").length`); n > 0 {
		t.Errorf("%d controls that do nothing", n)
	}
	if n := ask[int](b, `[...document.querySelectorAll("[data-filter=findings] [data-item], .matrix [data-item], .kinds [data-item], .stays [data-item]")].filter((e) => !e.checkVisibility()).length`); n > 0 {
		t.Errorf("%d things are hidden", n)
	}
	b.quiet(url)
}

// TestHTMLLetsNothingOut tries what a page does that something slipped into: its
// policy stops it.
func TestHTMLLetsNothingOut(t *testing.T) {
	b := browse(t)
	asked := make(chan string, 10)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked <- r.URL.Path }))
	defer server.Close()
	b.open(written(t, report.HTML, shop(t), report.Options{FailOn: "high"}))
	ask[bool](b, `(() => {
		new Image().src = "`+server.URL+`/image";
		fetch("`+server.URL+`/fetch").catch(() => {});
		document.body.insertAdjacentHTML("beforeend", "<style>body { background: url(`+server.URL+`/style) }</style><iframe src='`+server.URL+`/frame'></iframe><p onclick='x' style='background: url(`+server.URL+`/attribute)'>x</p>");
		const s = document.createElement("script");
		s.textContent = "window.slipped = true";
		document.body.append(s);
		return true;
	})()`)
	if ask[bool](b, `window.slipped === true`) {
		t.Error("a script ran that is not the page's")
	}
	// A page that may ask gets through, so that silence means something.
	b.open(`<!doctype html><title>x</title><script>fetch("` + server.URL + `/allowed", {mode: "no-cors"})</script>`)
	if got := <-asked; got != "/allowed" {
		t.Errorf("the page asked for %s", got)
	}
}

// TestHTMLOnPaper prints to PDF, and looks for words outside the page, and for tables
// whose heads are not said again.
func TestHTMLOnPaper(t *testing.T) {
	needs(t, "chromium")
	pdftotext := needs(t, "pdftotext")
	for name, page := range map[string]string{
		"shop":    written(t, report.HTML, shop(t), report.Options{FailOn: "high"}),
		"hostile": written(t, report.HTML, audited(t, hostileShop()), report.Options{FailOn: "high"}),
		"large":   written(t, report.HTML, audited(t, largeProject(2)), report.Options{FailOn: "high"}),
	} {
		t.Run(name, func(t *testing.T) {
			b := browse(t)
			if name == "shop" { // whose folds no script opens
				b.runNothing()
			}
			b.open(page)
			b.look(695, "light", "print") // A4 within its margins
			b.fits("on paper")
			if cut := ask[[]string](b, `[...document.querySelectorAll("table")].filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((e) => e.caption.textContent)`); len(cut) > 0 {
				t.Errorf("wider than the paper: %q", cut)
			}
			b.look(1280, "dark", "")
			pdf, err := chromedp.Run(b, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			cmd := exec.Command(pdftotext, "-bbox", "-", "-")
			cmd.Stdin, cmd.Stdout = bytes.NewReader(pdf), &text
			if err := cmd.Run(); err != nil {
				t.Fatal(err)
			}
			pages := paper(t, text.Bytes())
			words := 0
			for i, p := range pages {
				words += len(p.Words)
				rows, head := false, false
				for _, w := range p.Words {
					if w.XMin < 0 || w.XMax > p.Width || w.YMin < 0 || w.YMax > p.Height {
						t.Errorf("page %d: %q is cut", i+1, w.Text)
					}
					rows = rows || w.Text == "justified"
					head = head || w.Text == "Verdict"
				}
				if rows && !head {
					t.Errorf("page %d: rows of a table whose head is not on it", i+1)
				}
			}
			if want := len(strings.Fields(strings.ReplaceAll(seen(page), "|", ""))) * 9 / 10; words < want {
				t.Errorf("%d words on %d pages, want %d at least: what is folded has to be printed", words, len(pages), want)
			}
		})
	}
}

// sheet is a page of a PDF as pdftotext -bbox tells it, in points.
type sheet struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []struct {
		XMin float64 `xml:"xMin,attr"`
		YMin float64 `xml:"yMin,attr"`
		XMax float64 `xml:"xMax,attr"`
		YMax float64 `xml:"yMax,attr"`
		Text string  `xml:",chardata"`
	} `xml:"word"`
}

func paper(t *testing.T, bbox []byte) []sheet {
	t.Helper()
	var doc struct {
		Pages []sheet `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(bbox, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Pages
}

// largeProject declares fifty fields at each of so many collections, ten in a table,
// with faults of many kinds.
func largeProject(collections int) map[string]string {
	const purposes = 12
	columns := [][3]string{
		{"email", "text", "user.contact.email"}, {"first_name", "text", "user.name.first"}, {"last_name", "text", "user.name.last"},
		{"phone", "text", "user.contact.phone_number"}, {"birthday", "date", "user.demographic.date_of_birth"}, {"street", "text", "user.contact.address.street"},
		{"postcode", "text", "user.contact.address.postal_code"}, {"religion", "text", "user.demographic.religious_belief"},
		{"iban", "text", "user.financial.bank_account"}, {"note", "text", "user.content.free_text"},
	}
	var rules, scopes, manifest, schema strings.Builder
	rules.WriteString("subjects: {customer: {title: Customers}}\npurposes:\n")
	scopes.WriteString("consent_scopes:\n")
	manifest.WriteString("controller: {name: Large Ltd, contact: privacy@large.example}\nrecipients:\n")
	for p := range purposes {
		basis := "contract"
		if p%3 == 0 {
			basis = "consent"
			fmt.Fprintf(&scopes, "  scope_%02d: {title: Say yes to number %d, mode: consent, purposes: [purpose_%02d], default: off, withdraw: https://large.example/settings}\n", p, p, p)
		}
		var needs []string
		for i, c := range columns[:7] {
			if (i+p)%3 > 0 {
				needs = append(needs, c[2])
			}
		}
		fmt.Fprintf(&rules, "  purpose_%02d: {title: Purpose number %d of the many that we have, benefit: It helps you., basis: %s, kind: service, needs: [%s], retention: {for: P%dY, after: last_order}}\n",
			p, p, basis, strings.Join(needs, ", "), 1+p%4)
		if p < 8 {
			fmt.Fprintf(&manifest, "  recipient_%d: {title: Receiver number %d, role: processor, country: FR, purposes: [purpose_%02d], categories: [user.contact, user.name]}\n", p, p, p)
		}
	}
	manifest.WriteString("collections:\n")
	for c := range collections {
		fmt.Fprintf(&manifest, "  - id: form_%02d\n    title: Form number %d\n    kind: form\n    subjects: [customer]\n    asks: [scope_%02d]\n    fields:\n", c, c, c%4*3)
		for k := range 50 {
			column, table := columns[k%10], "part_"+strconv.Itoa(c*5+k/10)+"_of_the_customers"
			if k%10 == 0 {
				fmt.Fprintf(&schema, "CREATE TABLE %s (\n", table)
			}
			end := ","
			if k%10 == 9 {
				end = "\n);"
			}
			fmt.Fprintf(&schema, "  %s %s%s\n", column[0], column[1], end)
			used := []string{fmt.Sprintf("purpose_%02d", (c+k)%purposes)}
			if other := fmt.Sprintf("purpose_%02d", c*k%purposes); other != used[0] {
				used = append(used, other)
			}
			fmt.Fprintf(&manifest, "      - {name: %s_%d, category: %s, purposes: [%s], stored_in: [shop.%s.%s]}\n", column[0], k/10, column[2], strings.Join(used, ", "), table, column[0])
		}
	}
	return map[string]string{
		"pare.yaml":     "version: 1\nmanifests: [manifest.yaml]\nrules: [rules.yaml]\nschemas: [{name: shop, path: schema.sql, dialect: postgres}]\n",
		"rules.yaml":    rules.String() + scopes.String(),
		"manifest.yaml": manifest.String(),
		"schema.sql":    schema.String(),
	}
}
