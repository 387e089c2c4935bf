package schema

import (
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// maxSame bounds how many constraints of one table are told apart by a number.
const maxSame = 10

// maxName is the longest name in bytes that PostgreSQL keeps.
const maxName = 63

// defaultName is what PostgreSQL calls a constraint that has no name.
func defaultName(t *table, k *constraint) string {
	if t.d.databases {
		return indexName(t, k)
	}
	label, cols := "fkey", strings.Join(names(k.cols), "_")
	switch {
	case k.primary:
		label, cols = "pkey", ""
	case !k.foreign:
		label = "key"
	}
	name := objectName(t.key.name, cols, label)
	for n := 1; n < maxSame && t.taken[name]; n++ {
		name = objectName(t.key.name, cols, label+strconv.Itoa(n))
	}
	return name
}

// indexName is what MySQL calls a key that has no name.
func indexName(t *table, k *constraint) string {
	base, n := t.key.name+"_ibfk_", 1
	if !k.foreign {
		if n = 2; !t.taken[k.cols[0].name] {
			return k.cols[0].name
		}
		base = k.cols[0].name + "_"
	}
	for n < len(t.taken)+2 && t.taken[base+strconv.Itoa(n)] {
		n++
	}
	return base + strconv.Itoa(n)
}

// objectName joins the parts with underscores. Where that is too long, the
// longer of the first two is cut, then both.
func objectName(a, b, label string) string {
	room := maxName - len(label) - 1
	if b != "" {
		room--
	}
	la, lb := len(a), len(b)
	if over := la + lb - room; over > 0 {
		cut := min(over, max(la-lb, lb-la))
		if la > lb {
			la -= cut
		} else {
			lb -= cut
		}
		// of two that are equally long the second loses the odd letter
		la -= (over - cut) / 2
		lb -= (over - cut + 1) / 2
	}
	if b == "" {
		return lex.Clip(a, la) + "_" + label
	}
	return lex.Clip(a, la) + "_" + lex.Clip(b, lb) + "_" + label
}
