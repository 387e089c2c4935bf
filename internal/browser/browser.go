// Package browser opens pages in a real browser, for tests: what they ask for and
// complain of, how they look, whether they fit, and what they print. The program
// itself has no part in it.
package browser

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

//go:embed look.js
var looking string

// Needs skips a test where a program is not there, and fails it where CI is set.
func Needs(t *testing.T, program string) string {
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

// Tab is a tab of a real browser, and what its page asked for and complained of.
type Tab struct {
	context.Context
	t        *testing.T
	mu       sync.Mutex
	requests []string
	said     []string
}

// New opens a browser whose memory is empty.
func New(t *testing.T) *Tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		// Containers have no sandbox, and the pages are ours.
		chromedp.ExecPath(Needs(t, "chromium")), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &Tab{Context: ctx, t: t}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	return b
}

// note keeps what the page asks for, and what it complains of.
func (b *Tab) note(event any) {
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

func (b *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// Ask evaluates an expression in a page.
func Ask[T any](b *Tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// Look sets the width and the colours.
func (b *Tab) Look(width int64, scheme, media string) {
	b.t.Helper()
	b.Do(chromedp.EmulateViewport(width, 900))
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}
	if _, err := chromedp.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: features}); err != nil {
		b.t.Fatal(err)
	}
}

// RunNothing lets no script run.
func (b *Tab) RunNothing() {
	b.t.Helper()
	if _, err := chromedp.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		b.t.Fatal(err)
	}
}

// Open opens a page from disk, and gives its address.
func (b *Tab) Open(page string) string {
	b.t.Helper()
	file := filepath.Join(b.t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		b.t.Fatal(err)
	}
	url := "file://" + file
	b.Do(chromedp.Navigate(url))
	return url
}

// Quiet checks that nothing was asked for but the page, and that nothing complained.
func (b *Tab) Quiet(url string) {
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

// Unfold opens all that is folded away.
func (b *Tab) Unfold() {
	b.t.Helper()
	Ask[bool](b, `document.querySelectorAll("details").forEach((d) => { d.open = true }), true`)
}

// Fits checks that nothing but a box of its own scrolls sideways.
func (b *Tab) Fits(what string) {
	b.t.Helper()
	if wide := Ask[[]string](b, `(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".box, .unseen")).map((e) => e.outerHTML.slice(0, 120)).concat("the page");
	})()`); len(wide) > 0 {
		b.t.Errorf("%s: wider than the window: %q", what, wide)
	}
}

// Accessible checks what people need who cannot see the page well, or use no mouse,
// as look.js says.
func (b *Tab) Accessible(what string) {
	b.t.Helper()
	for _, wrong := range Ask[[]string](b, looking) {
		b.t.Errorf("%s: %s", what, wrong)
	}
}
