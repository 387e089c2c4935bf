package audit

import (
	"cmp"
	"fmt"
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
	return w
}

func columnWords(c *fact.ColumnFacts) map[string]string {
	guess := c.Column.Guess
	return map[string]string{
		"column":     c.Column.Ref().String(),
		"category":   cmp.Or(c.Record.Category.Key, "not personal"),
		"guess":      cmp.Or(guess.Category, "nothing"),
		"type":       cmp.Or(c.Column.Type, "untyped"),
		"confidence": fmt.Sprintf("%.0f %%", 100*guess.Confidence),
		"reason":     cmp.Or(guess.Reason, "nothing speaks for it"),
		"why":        c.Why,
	}
}

func tableWords(t *fact.TableFacts) map[string]string {
	var names []string
	for _, c := range t.Linked {
		names = append(names, c.Name)
	}
	return map[string]string{
		"table":   t.Table.Ref().String(),
		"columns": strings.Join(names, ", "),
		"via":     t.Via,
	}
}

func purposeWords(p fact.PurposeFacts) map[string]string {
	var vague []string
	for _, n := range p.Vague {
		vague = append(vague, n.Category.Value)
	}
	return map[string]string{"purpose": p.Record.Title, "vague": strings.Join(vague, ", ")}
}
