package browser

import (
	"bytes"
	"encoding/xml"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// Sheet is a page of a PDF as pdftotext -bbox tells it, in points.
type Sheet struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []Word  `xml:"word"`
}

// Word is a word on a sheet, and where its corners are.
type Word struct {
	XMin float64 `xml:"xMin,attr"`
	YMin float64 `xml:"yMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

// Print prints the page from a wide, dark window to PDF, and checks that it fits
// on A4, and that no table and no word is cut.
func (b *Tab) Print() []Sheet {
	b.t.Helper()
	pdftotext := Needs(b.t, "pdftotext")
	b.Look(695, "light", "print") // A4 within its margins
	b.Fits("on paper")
	if cut := Ask[[]string](b, `[...document.querySelectorAll("table")].filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((e) => e.caption.textContent)`); len(cut) > 0 {
		b.t.Errorf("wider than the paper: %q", cut)
	}
	b.Look(1280, "dark", "")
	pdf, err := chromedp.Run(b, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		b.t.Fatal(err)
	}
	var text bytes.Buffer
	cmd := exec.Command(pdftotext, "-bbox", "-", "-")
	cmd.Stdin, cmd.Stdout = bytes.NewReader(pdf), &text
	if err := cmd.Run(); err != nil {
		b.t.Fatal(err)
	}
	var doc struct {
		Pages []Sheet `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(text.Bytes(), &doc); err != nil {
		b.t.Fatal(err)
	}
	for i, p := range doc.Pages {
		for _, w := range p.Words {
			if w.XMin < 0 || w.XMax > p.Width || w.YMin < 0 || w.YMax > p.Height {
				b.t.Errorf("page %d: %q is cut", i+1, w.Text)
			}
		}
	}
	return doc.Pages
}
