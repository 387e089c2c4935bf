package export_test

import (
	"bytes"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
)

// A page is one file that asks nobody for anything, and in which every link leads
// somewhere and no heading is skipped.
func TestPages(t *testing.T) {
	r := audit.Run(audit.Open("../../testdata/shop/pare.yaml"), today)
	for _, d := range everyDocument() {
		if d.format != "html" {
			continue
		}
		t.Run(d.document, func(t *testing.T) {
			var b bytes.Buffer
			if err := d.write(&b, r, nil); err != nil {
				t.Fatal(err)
			}
			page := b.String()
			for _, bad := range []string{"<script", "<link", "<img", " src=", "@import", "url(", " style=", " onclick="} {
				if strings.Contains(page, bad) {
					t.Errorf("the page holds %q", bad)
				}
			}
			for _, must := range []string{`<html lang="en">`, `<meta charset="utf-8">`, `<meta name="viewport"`, "default-src 'none'", "prefers-color-scheme: dark", "@media print", "<main>"} {
				if !strings.Contains(page, must) {
					t.Errorf("the page does not hold %q", must)
				}
			}
			ids := map[string]int{}
			for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
				ids[m[1]]++
			}
			for id, n := range ids {
				if n > 1 {
					t.Errorf("%d elements are called %s", n, id)
				}
			}
			for _, m := range regexp.MustCompile(` (?:href="#|aria-labelledby=")([^"]*)"`).FindAllStringSubmatch(page, -1) {
				if ids[m[1]] == 0 {
					t.Errorf("nothing is called %s, to which something leads", m[1])
				}
			}
			last := 0
			for _, m := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(page, -1) {
				level, _ := strconv.Atoi(m[1])
				if level > last+1 || level == 1 && last > 0 {
					t.Errorf("a heading of level %d follows one of level %d", level, last)
				}
				last = level
			}
		})
	}
}

// What is read stands out from what it stands on, by the measure of WCAG 2.2 for
// text: 4.5 to 1, in light and dark.
func TestContrast(t *testing.T) {
	style, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	themes := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(string(style), -1)
	if len(themes) != 3 {
		t.Fatalf("%d themes, expected light, dark and print", len(themes))
	}
	for i, theme := range themes {
		colors := map[string]float64{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]+);`).FindAllStringSubmatch(theme[1], -1) {
			colors[m[1]] = luminance(t, m[2])
		}
		for _, pair := range [][2]string{
			{"ink", "paper"}, {"ink", "card"}, {"ink", "tint"}, {"ink", "warn-tint"}, {"soft", "paper"}, {"soft", "card"},
			{"accent", "paper"}, {"accent", "card"}, {"accent", "tint"}, {"warn", "warn-tint"},
		} {
			above, below := max(colors[pair[0]], colors[pair[1]])+0.05, min(colors[pair[0]], colors[pair[1]])+0.05
			if above/below < 4.5 {
				t.Errorf("theme %d: %s on %s has a contrast of %.1f", i, pair[0], pair[1], above/below)
			}
		}
	}
}

// luminance is that of a colour such as faf6ef or fff, from 0 to 1.
func luminance(t *testing.T, hex string) float64 {
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			sum += weight * c / 12.92
		} else {
			sum += weight * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}
