package export

import (
	"cmp"
	"strings"
)

// notStated stands in a record where nobody declares anything.
const notStated = "not stated"

// row is one thing that a record says of an activity.
type row struct {
	Name   string
	Values []string // none where nobody says
}

// Rows is what the formats for people show of an activity, in one order.
func (a Activity) Rows() []row {
	list := []row{
		{"lawful basis", a.basis()},
		{"data subjects", a.Subjects},
		{"personal data", each(a.Data, Datum.words)},
		{"collected at", or(a.Collected, "nowhere that is declared")},
		{"kept in", or(a.Tables, "nowhere that is declared")},
		{"recipients", or(each(a.Recipients, Recipient.words), "none declared")},
		{"transfers", or(a.transfers(), "none declared")},
		{"time limits for erasure", a.limits()},
	}
	if len(a.Joint) > 0 {
		list = append([]row{{"joint controllers", a.Joint}}, list...)
	}
	if a.For != "" {
		list = append([]row{{"on behalf of", []string{a.For}}}, list...)
	}
	return list
}

// basis is the lawful basis with what it rests on.
func (a Activity) basis() []string {
	if a.Basis == "" {
		return nil
	}
	words := []string{spaced(a.Basis)}
	switch {
	case strings.HasSuffix(a.Basis, "interests") && a.Basis != "vital_interests", a.Basis == "recognised_legitimate_interest":
		words[0] += ": " + cmp.Or(a.Interest, notStated)
	case a.Basis == "legal_obligation":
		words[0] += ": " + cmp.Or(a.Law, notStated)
	case a.Law != "":
		words[0] += ": " + a.Law
	}
	switch {
	case a.Condition != "":
		words = append(words, "GDPR Art. 9(2)("+a.Condition+")")
	case a.Special:
		words = append(words, "condition for special categories: "+notStated)
	}
	return words
}

func (d Datum) words() string {
	words := d.Title + " (" + d.Category + ")"
	switch d.Guarded {
	case "special":
		words += ", special category"
	case "criminal":
		words += ", criminal convictions and offences"
	}
	return words
}

func (r Recipient) words() string {
	return r.Title + ", " + cmp.Or(r.Role, "role "+notStated) + ", " + r.where()
}

func (r Recipient) where() string {
	if r.Country == "" {
		return "country " + notStated
	}
	return country(r.Country)
}

// transfers are the recipients outside the countries of the law, or of which
// nobody says where they are.
func (a Activity) transfers() []string {
	var list []string
	for _, r := range a.Recipients {
		to := r.Title + ", " + r.where()
		switch r.Transfer {
		case "unknown":
			list = append(list, to)
		case "adequate":
			list = append(list, to+": decision of adequacy")
		case "safeguarded":
			list = append(list, to+": "+r.Safeguard)
		case "unsafeguarded":
			list = append(list, to+": safeguard "+notStated)
		}
	}
	return list
}

func (a Activity) limits() []string {
	if a.NotKept {
		return []string{"not kept"}
	}
	var list []string
	if a.Retention.Words != "" {
		list = append(list, a.Retention.Words)
	}
	for _, t := range a.Apart {
		list = append(list, t.Of+": "+t.Words)
	}
	return list
}

func each[A, B any](list []A, turn func(A) B) []B {
	var out []B
	for _, a := range list {
		out = append(out, turn(a))
	}
	return out
}

// or is a list, or words where it is empty.
func or(list []string, otherwise string) []string {
	if len(list) == 0 {
		return []string{otherwise}
	}
	return list
}
