package diff

import (
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/retention"
)

// retention compares how long something is kept. Only times that count from the
// same event can be compared.
func (c *comparison) retention(f found, before, after *side, b, a *retention.Retention) {
	switch {
	case b == nil && a == nil:
		return
	case b == nil || a == nil:
		was, is := Place{}, Place{}
		if b != nil {
			was = before.at("retention", b.Span)
		}
		if a != nil {
			is = after.at("retention", a.Span)
		}
		c.says(f, "how long its data is kept", was, is, b != nil, a != nil)
		return
	}
	f.from, f.to = period(b), period(a)
	f = f.nearer(after.at("retention", a.Span))
	switch {
	case a.After.Value != b.After.Value:
		c.add("retention-changed", f)
	case a.For.Longer(b.For):
		c.add("kept-longer", f)
	case b.For.Longer(a.For):
		c.add("kept-shorter", f)
	case a.For.Months != b.For.Months || a.For.Days != b.For.Days || a.For.Seconds != b.For.Seconds:
		c.add("retention-changed", f) // P1M or P30D
	}
}

func period(r *retention.Retention) string {
	return r.For.String() + " after “" + r.After.Value + "”"
}

// keptFor is how long a field is kept as far as no place says otherwise: as it
// says itself, else the longest time of its purposes, where all that say one count
// from the same event; else nil.
func (s *side) keptFor(f *inventory.Field) *retention.Retention {
	if f.Retention != nil {
		return f.Retention
	}
	var longest *retention.Retention
	for _, u := range s.fields[f].Uses {
		switch r := u.Purpose.Retention; {
		case r == nil:
		case longest == nil:
			longest = r
		case r.After.Value != longest.After.Value:
			return nil
		case r.For.Longer(longest.For):
			longest = r
		}
	}
	return longest
}
