package report

// What is folded away on the page.

// htmlOpen is how many lines of a section are shown unfolded: what comes behind them
// is a click away.
const htmlOpen = 120

// tall reports whether a table is so long that it scrolls in a box of its own.
func tall(rows int) bool { return rows > 60 }

// htmlList is a list of which the beginning is shown, and the rest folded away.
type htmlList struct{ Shown, More []string }

func htmlListOf(items []string) htmlList {
	const most = 8
	if len(items) <= most+2 {
		return htmlList{Shown: items}
	}
	return htmlList{items[:most], items[most:]}
}

// Len is how many there are.
func (l htmlList) Len() int { return len(l.Shown) + len(l.More) }

// Any reports whether the list holds something.
func (l htmlList) Any() bool { return len(l.Shown) > 0 }
