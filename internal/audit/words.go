package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
)

// The words that rules put into their messages, by placeholder; see
// fact.Placeholders.

func useWords(u *fact.UseFacts) map[string]string {
	w := fieldNames(u.Field)
	w["purpose"] = u.Record.Purpose.Title
	w["precision"] = cmp.Or(u.Precision, "a precision that nobody states")
	w["allowed"] = cmp.Or(u.Allowed, "nothing so fine")
	w["place"] = placeName(u)
	w["kept_for"] = cmp.Or(u.KeptFor, "a time that nobody states")
	w["needed_for"] = cmp.Or(u.NeededFor, "a time that nobody states")
	w["why"] = u.Why
	if u.Record.Choice == "missing" || u.Record.Choice == "secondary" {
		w["why"] = u.ChoiceWhy
	}
	return w
}

func fieldNames(f *inventory.Field) map[string]string {
	return map[string]string{
		"field":      f.Ref(),
		"category":   f.Category.Value,
		"collection": cmp.Or(f.Collection.Title.Value, f.Collection.ID.Value),
	}
}

func placeName(u *fact.UseFacts) string {
	switch {
	case u.Field.NotStored:
		return "no place"
	case u.Place == nil:
		return "a place that nobody states"
	}
	return u.Place.At.String()
}

func fieldWords(f *fact.FieldFacts) map[string]string {
	w := fieldNames(f.Field)
	w["why"] = f.Why
	var missing []string
	for _, p := range f.Field.Places {
		if p.State == inventory.Stale {
			text := p.At.String()
			if p.Near != "" {
				text += " (" + p.Near + ")"
			}
			missing = append(missing, text)
		}
	}
	w["missing"] = strings.Join(missing, ", ")
	w["tables"] = cmp.Or(strings.Join(f.Tables, ", "), "no table")
	w["asked_at"] = "nowhere else"
	if f.AskedAt != nil {
		w["asked_at"] = f.AskedAt.Ref()
	}
	return w
}

// columnWords puts its words into w, in place of those of another column.
func columnWords(w map[string]string, c *fact.ColumnFacts) {
	guess := c.Column.Guess
	w["column"] = c.Column.Ref().String()
	w["category"] = cmp.Or(c.Record.Category.Key, "not personal")
	w["guess"] = cmp.Or(guess.Category, "nothing")
	w["type"] = cmp.Or(c.Column.Type, "untyped")
	w["confidence"] = fmt.Sprintf("%.0f %%", 100*guess.Confidence)
	w["reason"] = cmp.Or(guess.Reason, "nothing speaks for it")
	w["conflict"] = cmp.Or(c.Conflict, "its type agrees with what is declared")
	w["introduced"] = cmp.Or(c.Introduced, "a day that no file name tells")
	w["reviewed"] = cmp.Or(c.Reviewed, "a day that nobody states")
	w["why"] = c.Why
}

func tableWords(t *fact.TableFacts) map[string]string {
	return map[string]string{
		"table":       t.Table.Ref().String(),
		"columns":     columnNames(t.Linked),
		"via":         t.Via,
		"pseudonyms":  columnNames(t.Pseudonyms),
		"identifiers": columnNames(t.Identifiers),
	}
}

func columnNames(columns []*inventory.Column) string {
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	return cmp.Or(strings.Join(names, ", "), "no column")
}

func purposeWords(p fact.PurposeFacts) map[string]string {
	var vague []string
	for _, n := range p.Vague {
		vague = append(vague, n.Category.Value)
	}
	var children []string
	for _, s := range p.Children {
		children = append(children, cmp.Or(s.Title.Value, s.Key.Value))
	}
	return map[string]string{
		"purpose":   p.Record.Title,
		"vague":     strings.Join(vague, ", "),
		"unbounded": unbounded(p.Record),
		"risks":     cmp.Or(strings.Join(p.Risks, ", "), "no sign of high risk"),
		"children":  cmp.Or(strings.Join(children, ", "), "children"),
	}
}

// unbounded says in what a purpose's data is not bound.
func unbounded(p *fact.Purpose) string {
	time, kind := p.Retention == "missing", p.Needs != "stated"
	switch {
	case time && kind:
		return "time and kind"
	case time:
		return "time"
	case kind:
		return "kind"
	}
	return "nothing"
}

func scopeWords(s fact.ScopeFacts) map[string]string {
	var purposes []string
	for _, p := range s.Scope.Purposes {
		purposes = append(purposes, p.Value)
	}
	return map[string]string{
		"scope":       s.Record.Title,
		"purposes":    strings.Join(purposes, ", "),
		"controllers": cmp.Or(strings.Join(s.Controllers, ", "), "nobody"),
		"gates":       cmp.Or(s.Scope.Gates.Value, "no service"),
	}
}

func collectionWords(c fact.CollectionFacts) map[string]string {
	return map[string]string{
		"collection": c.Record.Title,
		"tables":     cmp.Or(strings.Join(c.Undeleted, ", "), "no table"),
	}
}

func recipientWords(r fact.RecipientFacts) map[string]string {
	excess := r.Excess
	for _, purpose := range r.Needless {
		excess = append(slices.Clone(excess), "the purpose "+purpose)
	}
	return map[string]string{
		"recipient": r.Record.Title,
		"country":   cmp.Or(r.Recipient.Country.Value, "a country that nobody states"),
		"excess":    cmp.Or(strings.Join(excess, ", "), "nothing"),
		"disputed":  cmp.Or(strings.Join(r.Disputed, ", "), "nothing"),
	}
}
