package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/source"
)

// Without tells what ends when something is taken away: the uses that stop, the
// places that have no reason left, and what still stands. name says in words what
// is taken away.
func Without(w io.Writer, name string, end fact.Withdrawal, o Options) error {
	p := newPage(w, o)
	p.title(name)
	if len(end.Stopped) == 0 {
		p.lines(0, "", "Nothing stops: no use of any field rests on it.")
		return p.Flush()
	}

	p.section(fmt.Sprintf("Stops: %s", count(len(end.Stopped), "use")))
	var list [][2]string
	for _, u := range end.Stopped {
		at := ""
		if u.Place != nil {
			at = " in " + u.Place.At.String()
		}
		list = append(list, [2]string{u.Field.Ref(), "for “" + u.Record.Purpose.Title + "”" + at})
	}
	p.pairs(2, list)

	p.section("No reason left: " + count(len(end.Lost), "place"))
	if len(end.Lost) == 0 {
		p.lines(2, "", "all that it used is needed otherwise")
	}
	list = nil
	for _, k := range end.Lost {
		words := "stop collecting it"
		if k.Place != nil {
			words = "delete it, and stop collecting it"
		}
		if k.Before != fact.Justified {
			words += "; it was " + string(k.Before) + " before"
		} else if len(k.Uses) > 0 {
			words += "; " + string(k.After) + ": " + k.Why
		}
		list = append(list, [2]string{placeOf(k), words})
	}
	p.pairs(2, list)

	p.section("Still stands: " + count(len(end.Stands), "place"))
	if len(end.Stands) == 0 {
		p.lines(2, "", "nothing else uses it")
	}
	list = nil
	for _, k := range end.Stands {
		var titles []string
		for _, u := range k.Uses {
			if title := "“" + u.Record.Purpose.Title + "”"; !slices.Contains(titles, title) {
				titles = append(titles, title)
			}
		}
		words := k.Why
		if len(titles) > 0 {
			words = "for " + strings.Join(titles, ", ")
		}
		if k.After != fact.Justified {
			words += "; " + string(k.After) + ": " + k.Why
		}
		list = append(list, [2]string{placeOf(k), words})
	}
	p.pairs(2, list)
	return p.Flush()
}

// placeOf names a field by where it is kept, else by itself.
func placeOf(k fact.Kept) string {
	if k.Place != nil {
		return k.Place.At.String()
	}
	return k.Field.Ref()
}

func texts(list []source.Text) string {
	var words []string
	for _, t := range list {
		words = append(words, t.Value)
	}
	return cmp.Or(strings.Join(words, ", "), "none")
}
