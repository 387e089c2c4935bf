package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
)

// merge leaves in each column as many boxes as there is room for. Those that the
// fewest fields go through share one.
func (p *flowPicture) merge() {
	becomes := make([]int, len(p.Boxes))
	var boxes []flowBox
	for layer := range 3 {
		var column []int
		for i, b := range p.Boxes {
			if b.layer == layer {
				column = append(column, i)
			}
		}
		keep := column
		if len(column) > flowMost {
			byWeight := slices.Clone(column)
			slices.SortStableFunc(byWeight, func(a, b int) int { return cmp.Compare(p.Boxes[b].weight, p.Boxes[a].weight) })
			keep = byWeight[:flowMost-1]
		}
		rest := -1
		for _, i := range column {
			if slices.Contains(keep, i) {
				becomes[i] = len(boxes)
				boxes = append(boxes, p.Boxes[i])
				continue
			}
			if rest < 0 {
				rest = len(boxes)
				words := fmt.Sprintf("%d others", len(column)-len(keep))
				boxes = append(boxes, flowBox{Label: words, Sub: "the table beneath names them", Full: words, Class: "box others", layer: layer})
				p.Left += len(column) - len(keep)
			}
			becomes[i] = rest
		}
	}
	lines := p.Lines
	p.Boxes, p.Lines = boxes, nil
	for _, l := range lines {
		p.join(becomes[l.from], becomes[l.to], l)
	}
}

// order moves boxes towards the middle of what they are joined to, so that few
// lines cross.
func (p *flowPicture) order() {
	rows := [3]int{}
	for i := range p.Boxes {
		b := &p.Boxes[i]
		b.rank = float64(rows[b.layer])
		rows[b.layer]++
	}
	for _, layer := range [...]int{1, 2, 1, 0, 1, 2} {
		var column []int
		next := map[int]float64{}
		for i, b := range p.Boxes {
			if b.layer != layer {
				continue
			}
			column = append(column, i)
			sum, n := 0.0, 0.0
			for _, l := range p.Lines {
				switch i {
				case l.from:
					sum, n = sum+p.Boxes[l.to].rank, n+1
				case l.to:
					sum, n = sum+p.Boxes[l.from].rank, n+1
				}
			}
			next[i] = b.rank
			if n > 0 {
				next[i] = sum / n
			}
		}
		slices.SortStableFunc(column, func(a, b int) int { return cmp.Compare(next[a], next[b]) })
		for rank, i := range column {
			p.Boxes[i].rank = float64(rank)
		}
	}
}

// place gives every box and line its place.
func (p *flowPicture) place() {
	rows := [3]int{}
	for _, b := range p.Boxes {
		rows[b.layer]++
	}
	tallest := max(rows[0], rows[1], rows[2])
	p.Width = 3*flowBoxWidth + 2*flowGapX
	p.Height = flowHead + tallest*(flowBoxHeight+flowGapY)
	for layer, words := range [...]string{"Collected at", "Kept in", "Given to"} {
		p.Heads = append(p.Heads, flowHeading{layer * (flowBoxWidth + flowGapX), words})
	}
	for i := range p.Boxes {
		b := &p.Boxes[i]
		b.Width, b.Height = flowBoxWidth, flowBoxHeight
		b.X = b.layer * (flowBoxWidth + flowGapX)
		above := (tallest - rows[b.layer]) * (flowBoxHeight + flowGapY) / 2
		b.Y = flowHead + above + int(b.rank)*(flowBoxHeight+flowGapY)
		b.Label, b.Sub = shortened(b.Label, flowLetters), shortened(b.Sub, flowLetters+4)
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		from, to := p.Boxes[l.from], p.Boxes[l.to]
		x1, y1 := from.X+from.Width, from.Y+from.Height/2
		x2, y2 := to.X, to.Y+to.Height/2
		bend := (x2 - x1) / 2
		l.D = fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, y1, x1+bend, y1, x2-bend, y2, x2, y2)
		l.Width = 2 + min(l.fields/3, 6)
		l.Title = fmt.Sprintf("%s, from %s to %s", prose.Count(l.fields, "field"), from.Full, to.Full)
		l.Class = "line"
		if l.guarded {
			l.Class += " guarded"
		}
		if l.open {
			l.Class += " unclear"
		}
	}
	// The thick lines lie beneath.
	slices.SortStableFunc(p.Lines, func(a, b flowLine) int { return cmp.Compare(b.Width, a.Width) })
}

// shortened is a text of at most so many letters' width. A sentence that is too long
// loses its end, a name its middle: beginning and end tell names apart.
func shortened(s string, most int) string {
	s = harmless.Text(s)
	if text.StringWidth(s) <= most {
		return s
	}
	runes, end := []rune(s), ""
	if !strings.Contains(s, " ") {
		end = string(runes[max(len(runes)-most/3, 0):])
	}
	room := most - 1 - text.StringWidth(end)
	beginning := ""
	for _, r := range runes {
		if text.StringWidth(beginning+string(r)) > room {
			break
		}
		beginning += string(r)
	}
	return beginning + "…" + end
}
