package export

import (
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
)

func (b noticeBuilder) purpose(p *policy.Purpose) Purpose {
	facts := b.purposes[p.Key.Value].Record
	out := Purpose{Ref: b.refPurpose(p), Profiling: facts.Profiling, Sold: facts.Kind == "sale"}
	if policy.Says(p.Benefit) {
		out.Benefit = sentence(p.Benefit.Value)
	} else {
		b.gap(p.Key.Span, noBenefit(p), "write benefit: in the purpose")
	}
	uses := b.uses(p)
	for _, u := range uses {
		out.Items = addNew(out.Items, within(b.called(u.Field)))
	}
	b.time(&out, p, facts, uses)
	for _, rec := range b.receivers(p) {
		out.Receivers = append(out.Receivers, b.refReceiver(rec.Recipient))
	}
	consent, on := false, false
	for _, s := range b.Policy.Scopes {
		if names(s.Purposes, p.Key.Value) {
			out.Choices = append(out.Choices, b.refScope(s))
			consent, on = consent || s.Mode.Value == "consent", on || s.Default.Value == "on"
		}
	}
	out.Why = b.basis(p)
	if p.Basis.Value == "consent" {
		if out.Unchosen = !consent; out.Unchosen {
			b.gap(p.Key.Span, noChoice(p), "write a consent scope with mode: consent for the purpose")
		}
		if on {
			out.Why = b.n.Words.UnlessOff
		}
	}
	return out
}

// basis says in a sentence why data may be used; "" where nobody says.
func (b noticeBuilder) basis(p *policy.Purpose) string {
	why, ok := b.n.Words.Bases[p.Basis.Value]
	if !ok {
		b.gap(p.Key.Span, "nothing says what allows “"+p.Title.Value+"”", "write basis: in the purpose")
		return ""
	}
	detail := p.Law
	if strings.Contains(p.Basis.Value, "interest") && p.Basis.Value != "vital_interests" {
		detail = p.Interest
		if !policy.Says(p.Interest) {
			b.gap(p.Basis.Span, "nothing says what the interest in “"+p.Title.Value+"” is", "write interest: in the purpose")
		}
	}
	if p.Basis.Value == "legal_obligation" && !policy.Says(p.Law) {
		b.gap(p.Basis.Span, "nothing says which law asks for “"+p.Title.Value+"”", "write law: in the purpose")
	}
	if !policy.Says(detail) {
		return why + "."
	}
	return why + ": " + sentence(within(detail.Value))
}

// time says how long the data of a purpose is kept.
func (b noticeBuilder) time(out *Purpose, p *policy.Purpose, facts *fact.Purpose, uses []*fact.UseFacts) {
	if facts.Retention == "not_kept" {
		out.NotKept = true
		return
	}
	if p.Retention != nil {
		out.KeptFor = append(out.KeptFor, sentenceCase(sentence(keptFor(p.Retention))))
	}
	for _, u := range uses {
		if own := ownTime(u); own != nil {
			out.KeptFor = addNew(out.KeptFor, sentence(b.called(u.Field)+": "+keptFor(own)))
		}
	}
	if facts.Retention == "missing" {
		b.gap(p.Key.Span, "nothing says how long the data of “"+p.Title.Value+"” is kept", "write retention: {for: P2Y, after: last_order}, or the like, in the purpose")
	}
}
