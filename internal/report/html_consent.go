package report

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/overview"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/prose"
)

// htmlConsent is the consent matrix: what people decide, and what hangs on it.
type htmlConsent struct {
	Choices []htmlChoice
	Unasked []htmlChosen
}

type htmlChoice struct {
	Key, Title, Description  string
	Mode, ModeMeaning        string
	Default, Withdraw, Gates string
	Asked                    htmlList
	Purposes                 []htmlChosen
	No                       []htmlEnd
}

// htmlChosen is a purpose behind a choice, what is used for it, and who receives it.
type htmlChosen struct {
	Key, Title, Benefit string
	Fields, Recipients  htmlList
}

// htmlEnd is one thing that follows from a no.
type htmlEnd struct {
	Words string
	List  htmlList
}

func htmlConsentOf(r *audit.Result) htmlConsent {
	var h htmlConsent
	for _, c := range overview.Choices(r) {
		h.Choices = append(h.Choices, htmlChoiceOf(c))
	}
	for _, c := range overview.Unasked(r) {
		h.Unasked = append(h.Unasked, htmlChosenOf(c))
	}
	return h
}

func htmlChoiceOf(c overview.Choice) htmlChoice {
	s := c.Scope.Scope
	h := htmlChoice{
		Key: s.Key.Value, Title: c.Scope.Record.Title, Description: s.Description.Value, Mode: s.Mode.Value, ModeMeaning: modeMeaning(s.Mode.Value),
		Default: s.Default.Value, Withdraw: s.Withdraw.Value, Gates: s.Gates.Value, No: htmlEnds(c.No),
	}
	var asked []string
	for _, at := range c.Asked {
		asked = append(asked, titleOf(at))
	}
	h.Asked = htmlListOf(asked)
	for _, p := range c.Purposes {
		h.Purposes = append(h.Purposes, htmlChosenOf(p))
	}
	return h
}

func modeMeaning(mode string) string {
	switch mode {
	case "consent":
		return "off until the person says yes"
	case "objection":
		return "on until the person says no"
	}
	return ""
}

func htmlChosenOf(c overview.Chosen) htmlChosen {
	h := htmlChosen{Key: c.Purpose.Key.Value, Title: purposeTitle(c.Purpose), Benefit: c.Purpose.Benefit.Value}
	var fields, recipients []string
	for _, f := range c.Fields {
		fields = append(fields, f.Ref())
	}
	for _, rec := range c.Recipients {
		recipients = append(recipients, cmp.Or(rec.Title.Value, rec.Key.Value))
	}
	h.Fields, h.Recipients = htmlListOf(fields), htmlListOf(recipients)
	return h
}

// htmlEnds says what follows where a person says no, the weightiest first.
func htmlEnds(w fact.Withdrawal) []htmlEnd {
	if len(w.Stopped) == 0 {
		end := htmlEnd{Words: "Nothing stops: no use of any field rests on it."}
		return append([]htmlEnd{end}, htmlGoesOn(w)...)
	}
	ends := []htmlEnd{{"stops: " + prose.Count(len(w.Stopped), "use"), htmlListOf(useNames(w.Stopped))}}
	add := func(words string, items []string) {
		if len(items) > 0 {
			ends = append(ends, htmlEnd{words, htmlListOf(items)})
		}
	}
	var ceased []string
	for _, f := range w.Ceased {
		ceased = append(ceased, f.Ref())
	}
	add("no reason is left to ask", ceased)
	add("no reason is left to keep, so delete", keptNames(w.Lost))
	add("make coarser", keptNames(w.Coarser))
	add("stays for other reasons", keptNames(w.Stands))
	return append(ends, htmlGoesOn(w)...)
}

// htmlGoesOn says what does not stop, and why: a few reasons one by one.
func htmlGoesOn(w fact.Withdrawal) []htmlEnd {
	const most = 4
	var reasons []string
	uses := map[string][]*fact.UseFacts{}
	for _, g := range w.GoesOn {
		why := g.Why
		switch {
		case g.Use.Record.Choice == "missing":
			why = "it has no consent to begin with"
		case uses[why] == nil && len(reasons) >= most:
			why = "for further reasons"
		}
		if uses[why] == nil {
			reasons = append(reasons, why)
		}
		uses[why] = append(uses[why], g.Use)
	}
	var ends []htmlEnd
	for _, why := range reasons {
		ends = append(ends, htmlEnd{"goes on, though: " + why, htmlListOf(useNames(uses[why]))})
	}
	return ends
}

// useNames names uses by field and, where there are several purposes, by purpose,
// each once.
func useNames(uses []*fact.UseFacts) []string {
	type use struct {
		field   *inventory.Field
		purpose *policy.Purpose
	}
	several := slices.ContainsFunc(uses, func(u *fact.UseFacts) bool { return u.Purpose != uses[0].Purpose })
	seen := map[use]bool{}
	var names []string
	for _, u := range uses {
		if at := (use{u.Field, u.Purpose}); !seen[at] {
			seen[at] = true
			name := u.Field.Ref()
			if several {
				name += " for “" + u.Record.Purpose.Title + "”"
			}
			names = append(names, name)
		}
	}
	return names
}

func keptNames(list []fact.Kept) []string {
	var names []string
	for _, k := range list {
		if k.Column == nil && k.Place == nil && k.Fields[0].NotStored {
			continue // it is only passed on
		}
		name := k.Where()
		if k.Enough != "" {
			name += " to " + k.Enough
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
