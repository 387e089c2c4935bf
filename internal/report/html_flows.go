package report

import (
	"cmp"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/overview"
	"github.com/pare-dev/pare/internal/prose"
)

// The picture of where data goes: collections at the left, tables in the middle,
// recipients at the right, and a curve for each flow. The table beneath it says the
// same, and all of it where the picture has no room.

// The measures of the picture.
const (
	flowBoxWidth  = 260
	flowBoxHeight = 46
	flowGapX      = 120
	flowGapY      = 14
	flowHead      = 34 // above the boxes, for the columns' names
	flowMost      = 16 // boxes in a column; the others share the last one
	flowLetters   = 33 // of a label
)

type htmlFlows struct {
	Picture *flowPicture // nil where nothing goes anywhere
	Rows    []htmlFlow
}

// htmlFlow is a row of the table.
type htmlFlow struct {
	From, FromKind, To, ToKind string
	Fields                     htmlList
	N                          int
	Guarded, Open              bool
}

type flowPicture struct {
	Width, Height int
	Heads         []flowHeading
	Boxes         []flowBox
	Lines         []flowLine
	Left          int // nodes that share a box with others
}

// ViewWidth leaves room for the outlines at the sides.
func (p flowPicture) ViewWidth() int { return p.Width + 2 }

type flowHeading struct {
	X     int
	Words string
}

type flowBox struct {
	X, Y, Width, Height     int
	Label, Sub, Full, Class string
	rank                    float64 // where it stands in its column, as its neighbours would have it
	layer, weight           int
}

// TextX, LabelY and SubY are where the words stand.
func (b flowBox) TextX() int  { return b.X + 14 }
func (b flowBox) LabelY() int { return b.Y + 20 }
func (b flowBox) SubY() int   { return b.Y + 36 }

type flowLine struct {
	D, Title, Class string
	Width           int
	from, to        int // boxes
	fields          int
	guarded, open   bool
}

func htmlFlowsOf(f overview.Flows) htmlFlows {
	h := htmlFlows{}
	for _, flow := range f.Flows {
		from, to := f.Nodes[flow.From], f.Nodes[flow.To]
		row := htmlFlow{
			From: nodeName(from), FromKind: string(from.Kind), To: nodeName(to), ToKind: string(to.Kind),
			N: len(flow.Fields), Guarded: flow.Guarded, Open: flow.Open,
		}
		var fields []string
		for _, field := range flow.Fields {
			fields = append(fields, field.Ref())
		}
		row.Fields = htmlListOf(fields)
		h.Rows = append(h.Rows, row)
	}
	if len(f.Nodes) > 0 {
		h.Picture = drawFlows(f)
	}
	return h
}

func nodeName(n overview.Node) string {
	if n.Name == "" {
		return "nobody says where"
	}
	return cmp.Or(n.Title, n.Name)
}

// drawFlows lays the picture out. What is only passed on goes through a box of its
// own in the middle, which says so.
func drawFlows(f overview.Flows) *flowPicture {
	p := &flowPicture{}
	for _, n := range f.Nodes {
		p.Boxes = append(p.Boxes, boxOf(n))
	}
	through := map[int]int{} // by collection
	for _, flow := range f.Flows {
		line := flowLine{fields: len(flow.Fields), guarded: flow.Guarded, open: flow.Open}
		if p.Boxes[flow.From].layer > 0 || p.Boxes[flow.To].layer < 2 {
			p.join(flow.From, flow.To, line)
			continue
		}
		i, known := through[flow.From]
		if !known {
			i = len(p.Boxes)
			through[flow.From] = i
			p.Boxes = append(p.Boxes, passing(p.Boxes[flow.From]))
		}
		p.join(flow.From, i, line)
		p.join(i, flow.To, line)
	}
	p.merge()
	p.order()
	p.place()
	return p
}

func boxOf(n overview.Node) flowBox {
	b := flowBox{Label: nodeName(n), Class: "box"}
	switch n.Kind {
	case overview.CollectionNode:
		switch {
		case n.Annotated:
			b.Sub = "declared on its columns"
		case n.Title != "":
			b.Sub = n.Name
		}
	case overview.TableNode:
		b.layer = 1
		b.Sub = prose.Count(n.Columns, "personal column")
		switch n.State {
		case inventory.Stale:
			b.Sub, b.Class = "declared, but not there", "box missing"
		case inventory.Unchecked:
			b.Sub = "no schema was read"
		case "":
			b.Sub, b.Class = "kept, but nothing says where", "box missing"
		}
	case overview.RecipientNode:
		b.layer = 2
		b.Sub = n.Name
	}
	if n.Guarded {
		b.Class += " guarded"
	}
	b.Full = b.Label
	if b.Sub != "" {
		b.Full += ", " + b.Sub
	}
	return b
}

// passing is the box through which goes what a collection passes on.
func passing(from flowBox) flowBox {
	label, sub := "passed on, not kept", "from “"+from.Label+"”"
	return flowBox{Label: label, Sub: sub, Full: label + ", " + sub, Class: "box passing", layer: 1}
}

// join draws a line between two boxes, or makes the one that is there stand for more.
func (p *flowPicture) join(from, to int, line flowLine) {
	for _, i := range [...]int{from, to} {
		p.Boxes[i].weight += line.fields
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; l.from == from && l.to == to {
			l.fields += line.fields
			l.guarded, l.open = l.guarded || line.guarded, l.open || line.open
			return
		}
	}
	line.from, line.to = from, to
	p.Lines = append(p.Lines, line)
}
