package report_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/browser"
	"github.com/pare-dev/pare/internal/report"
)

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
	for name, page := range reports(t) {
		t.Run(name, func(t *testing.T) {
			b := browser.New(t)
			url := b.Open(page)
			if n := browser.Ask[[]int](b, `["nav", "body > footer"].map((e) => document.querySelectorAll(e).length)`); !slices.Equal(n, []int{1, 1}) {
				t.Errorf("%d contents and footers of the page, want one of each", n)
			}
			for _, width := range []int64{1280, 390} {
				for _, scheme := range []string{"light", "dark"} {
					b.Look(width, scheme, "")
					what := fmt.Sprintf("%d pixels, %s", width, scheme)
					b.Fits(what + ", as it opens")
					if name == "large" && (width == 390) != (scheme == "dark") {
						continue // unfolded it takes long
					}
					b.Unfold()
					b.Fits(what + ", unfolded")
					b.Accessible(what)
				}
			}
			b.Quiet(url)
		})
	}
}

// TestHTMLPartsNamesBetweenWords: where a long name does not fit, no word of it is
// torn.
func TestHTMLPartsNamesBetweenWords(t *testing.T) {
	b := browser.New(t)
	b.Open(written(t, report.HTML, audited(t, largeProject(1)), report.Options{FailOn: "high"}))
	b.Look(1280, "light", "")
	b.Unfold()
	got := browser.Ask[[][]string](b, `(() => {
		const codes = [...document.querySelectorAll(".kinds code, .stays code")];
		const lines = (n) => { const r = document.createRange(); r.selectNodeContents(n); return new Set([...r.getClientRects()].map((box) => box.top)).size };
		const words = codes.flatMap((e) => [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE));
		return [codes.filter((e) => lines(e) > 1), words.filter((n) => lines(n) > 1)].map((list) => list.map((n) => n.textContent));
	})()`)
	if whole, torn := got[0], got[1]; len(whole) == 0 || len(torn) > 0 {
		t.Errorf("%d names take several lines, want some; torn are %q", len(whole), torn)
	}
}

// TestHTMLByKeyboard filters and sorts without a mouse.
func TestHTMLByKeyboard(t *testing.T) {
	b := browser.New(t)
	b.Look(1280, "light", "")
	url := b.Open(written(t, report.HTML, shop(t), report.Options{FailOn: "high"}))
	b.Do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	if got := browser.Ask[string](b, `document.activeElement.id`); got != "report" {
		t.Errorf("the first link leads to %q, want the report", got)
	}
	tabTo := func(what string) {
		t.Helper()
		for range 200 {
			b.Do(chromedp.KeyEvent(kb.Tab))
			if browser.Ask[string](b, `(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + parseFloat(s.outlineWidth) })()`) != "solid2" {
				t.Fatalf("nobody sees that %s has the focus", browser.Ask[string](b, `document.activeElement.outerHTML.slice(0, 100)`))
			}
			if browser.Ask[bool](b, what) {
				return
			}
		}
		t.Fatalf("no way by Tab to %s", what)
	}
	const items = `[...document.querySelectorAll("[data-filter=findings] [data-item]")]`
	count := func() int { return browser.Ask[int](b, items+`.filter((e) => e.checkVisibility()).length`) }
	tabTo(`document.activeElement.type === "search"`)
	b.Do(chromedp.KeyEvent("dob band"))
	if got, said := count(), browser.Ask[string](b, `document.querySelector("output").textContent`); got != 1 || said != "1 of 18 findings" {
		t.Errorf("%d findings hold the words, and the page says %q", got, said)
	}
	if got := browser.Ask[int](b, `[...document.querySelectorAll(".severity, .rule")].filter((e) => e.checkVisibility()).length`); got != 2 {
		t.Errorf("%d headings stand over one finding, want 2", got)
	}
	b.Do(chromedp.KeyEvent(kb.Escape))
	if got := count(); got != 18 {
		t.Errorf("%d findings after Escape, want all", got)
	}
	tabTo(`document.activeElement.value === "high"`)
	b.Do(chromedp.KeyEvent(" "))
	if got := count(); got != 8 {
		t.Errorf("%d findings that are not high, want 8", got)
	}
	tabTo(`document.activeElement.ariaLabel === "Sort by Category"`)
	first := func() string {
		return browser.Ask[string](b, `document.querySelector(".kinds th[aria-sort]").getAttribute("aria-sort") + " " + document.querySelector(".kinds tbody code").textContent`)
	}
	b.Do(chromedp.KeyEvent(kb.Enter))
	if got := first(); got != "ascending user.behavior.browsing_history" {
		t.Errorf("sorted, the first is %s", got)
	}
	b.Do(chromedp.KeyEvent(kb.Enter))
	if got := first(); got != "descending user.unique_id" {
		t.Errorf("sorted again, the first is %s", got)
	}
	tabTo(`document.activeElement.ariaLabel === "Sort by Columns"`)
	b.Do(chromedp.KeyEvent(kb.Enter))
	got := browser.Ask[[]int](b, `[...document.querySelectorAll(".kinds tbody tr")].map((r) => Number(r.cells[3].textContent))`)
	if !slices.IsSorted(got) || got[len(got)-1] < 2 {
		t.Errorf("columns sorted as words: %v", got)
	}
	b.Quiet(url)
}

// TestHTMLWithoutItsScript reads the page as one who lets nothing run.
func TestHTMLWithoutItsScript(t *testing.T) {
	b := browser.New(t)
	b.RunNothing()
	b.Look(1280, "light", "")
	url := b.Open(written(t, report.HTML, shop(t), report.Options{FailOn: "high"}))
	if n := browser.Ask[int](b, `document.querySelectorAll(".tools, th button").length`); n > 0 {
		t.Errorf("%d controls that do nothing", n)
	}
	if n := browser.Ask[int](b, `[...document.querySelectorAll("[data-filter=findings] [data-item], .matrix [data-item], .kinds [data-item], .stays [data-item]")].filter((e) => !e.checkVisibility()).length`); n > 0 {
		t.Errorf("%d things are hidden", n)
	}
	b.Quiet(url)
}

// TestHTMLLetsNothingOut tries what a page does that something slipped into: its
// policy stops it.
func TestHTMLLetsNothingOut(t *testing.T) {
	b := browser.New(t)
	asked := make(chan string, 10)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked <- r.URL.Path }))
	defer server.Close()
	b.Open(written(t, report.HTML, shop(t), report.Options{FailOn: "high"}))
	browser.Ask[bool](b, `(() => {
		new Image().src = "`+server.URL+`/image";
		fetch("`+server.URL+`/fetch").catch(() => {});
		document.body.insertAdjacentHTML("beforeend", "<style>body { background: url(`+server.URL+`/style) }</style><iframe src='`+server.URL+`/frame'></iframe><p onclick='x' style='background: url(`+server.URL+`/attribute)'>x</p>");
		const s = document.createElement("script");
		s.textContent = "window.slipped = true";
		document.body.append(s);
		return true;
	})()`)
	if browser.Ask[bool](b, `window.slipped === true`) {
		t.Error("a script ran that is not the page's")
	}
	// A page that may ask gets through, so that silence means something.
	b.Open(`<!doctype html><title>x</title><script>fetch("` + server.URL + `/allowed", {mode: "no-cors"})</script>`)
	if got := <-asked; got != "/allowed" {
		t.Errorf("the page asked for %s", got)
	}
}

// TestHTMLOnPaper prints to PDF, and looks for words outside the page, and for tables
// whose heads are not said again.
func TestHTMLOnPaper(t *testing.T) {
	for name, page := range map[string]string{
		"shop":    written(t, report.HTML, shop(t), report.Options{FailOn: "high"}),
		"hostile": written(t, report.HTML, audited(t, hostileShop()), report.Options{FailOn: "high"}),
		"large":   written(t, report.HTML, audited(t, largeProject(2)), report.Options{FailOn: "high"}),
	} {
		t.Run(name, func(t *testing.T) {
			b := browser.New(t)
			if name == "shop" { // whose folds no script opens
				b.RunNothing()
			}
			b.Open(page)
			pages := b.Print()
			words := 0
			for i, p := range pages {
				words += len(p.Words)
				rows, head := false, false
				for _, w := range p.Words {
					rows = rows || w.Text == "justified"
					head = head || w.Text == "Verdict"
				}
				if rows && !head {
					t.Errorf("page %d: rows of a table whose head is not on it", i+1)
				}
				if slices.ContainsFunc(p.Words, func(w browser.Word) bool { return w.Text == "fingerprint" }) {
					t.Errorf("page %d: a fingerprint, which nobody can copy from paper", i+1)
				}
			}
			if want := len(strings.Fields(strings.ReplaceAll(seen(page), "|", ""))) * 9 / 10; words < want {
				t.Errorf("%d words on %d pages, want %d at least: what is folded has to be printed", words, len(pages), want)
			}
		})
	}
}

// TestHTMLOnPaperOfManyFields: lists of names that would go on for pages stay folded,
// with or without the script.
func TestHTMLOnPaperOfManyFields(t *testing.T) {
	page := written(t, report.HTML, audited(t, largeProject(8)), report.Options{FailOn: "high"})
	for _, script := range []bool{true, false} {
		b := browser.New(t)
		if !script {
			b.RunNothing()
		}
		b.Open(page)
		b.Look(695, "light", "print")
		browser.Ask[bool](b, `dispatchEvent(new Event("beforeprint"))`)
		got := browser.Ask[[]int](b, `[".many", ".more:not(.many)"].flatMap((kind) => {
			const lists = [...document.querySelectorAll("details" + kind + " ul")].filter((e) => kind === ".many" || !e.closest(".many"));
			return [lists.length, lists.filter((e) => e.checkVisibility()).length];
		})`)
		if got[0] == 0 || got[1] != 0 || got[2] == 0 || got[3] != got[2] {
			t.Errorf("script %t: of %d long lists %d are printed, want none; of %d short ones %d, want all", script, got[0], got[1], got[2], got[3])
		}
	}
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
