package export

import (
	"github.com/pare-dev/pare/internal/fact"
)

func (b noticeBuilder) receiver(rec fact.RecipientFacts) Receiver {
	r := rec.Recipient
	out := Receiver{Ref: b.refReceiver(r), Role: b.n.Words.Roles[r.Role.Value]}
	if out.Role == "" {
		b.gap(r.Key.Span, "nothing says in what role “"+r.Title.Value+"” gets data", "write role: processor, controller or joint in the recipient")
	}
	if r.Country.Value != "" {
		out.Country = country(r.Country.Value)
	} else {
		b.gap(r.Key.Span, "nothing says in which country “"+r.Title.Value+"” is", "write country: in the recipient")
	}
	switch rec.Record.Transfer {
	case "safeguarded":
		out.Safeguard = r.Safeguard.Value
	case "unsafeguarded":
		out.Unsafe = true
		b.gap(r.Key.Span, "nothing says what protects the data that “"+r.Title.Value+"” gets ("+out.Country+")", "write safeguard: in the recipient")
	}
	for _, c := range r.Categories {
		out.Items = addNew(out.Items, within(b.category(c.Value)))
	}
	if len(out.Items) == 0 {
		b.gap(r.Key.Span, "nothing says which data “"+r.Title.Value+"” gets", "write categories: in the recipient")
	}
	out.For = b.refPurposes(rec.Purposes)
	if len(out.For) == 0 {
		b.gap(r.Key.Span, "nothing says what “"+r.Title.Value+"” gets data for", "write purposes: in the recipient")
	}
	return out
}
