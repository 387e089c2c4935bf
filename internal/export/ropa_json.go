package export

import (
	"encoding/json"
	"io"

	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/source"
)

// RopaJSON writes the record for programs. What nobody declares is null or an
// empty list, and among the gaps.
func RopaJSON(w io.Writer, r *Ropa, _ report.Options) error {
	return writeJSON(w, ropaJSON{
		Version:    1,
		Controller: controllerJSON{orNull(r.Controller), orNull(r.Contact)},
		Incomplete: listed(r.Unread),
		Activities: activitiesJSON(r.Activities), OnBehalf: activitiesJSON(r.Behalf),
		Gaps: gapsJSON(r.Gaps),
	})
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

type ropaJSON struct {
	Version    int            `json:"version"` // of this form
	Controller controllerJSON `json:"controller"`
	Incomplete []string       `json:"incomplete"` // files that could not be read
	Activities []activityJSON `json:"activities"` // GDPR Art. 30(1)
	OnBehalf   []activityJSON `json:"onBehalf"`   // GDPR Art. 30(2)
	Gaps       []gapJSON      `json:"gaps"`
}

type controllerJSON struct {
	Name    *string `json:"name"`
	Contact *string `json:"contact"`
}

type activityJSON struct {
	Purpose    string          `json:"purpose"` // its key
	Title      string          `json:"title"`
	OnBehalfOf *string         `json:"onBehalfOf"`
	Joint      []string        `json:"jointControllers"`
	Basis      *string         `json:"basis"`
	Interest   *string         `json:"interest"`
	Law        *string         `json:"law"`
	Condition  *string         `json:"condition"` // a letter of GDPR Art. 9(2)
	Subjects   []string        `json:"dataSubjects"`
	Data       []datumJSON     `json:"personalData"`
	Collected  []string        `json:"collectedAt"`
	Tables     []string        `json:"keptIn"`
	Recipients []recipientJSON `json:"recipients"`
	Kept       bool            `json:"kept"` // false where its data is only passed on
	Erasure    []timeJSON      `json:"erasure"`
	Security   *string         `json:"securityMeasures"` // always null: no file declares it
	NotStated  []string        `json:"notStated"`
}

type datumJSON struct {
	Category string  `json:"category"`
	Title    string  `json:"title"`
	Guarded  *string `json:"guarded"` // special, criminal, credential, government_id, financial, location or child
}

type recipientJSON struct {
	Recipient string  `json:"recipient"` // its key
	Title     string  `json:"title"`
	Role      *string `json:"role"`
	Country   *string `json:"country"` // ISO 3166-1 alpha-2
	Transfer  string  `json:"transfer"`
	Safeguard *string `json:"safeguard"`
}

type timeJSON struct {
	Of    *string `json:"of"` // the data that it is for; null: all that has no time of its own
	Words string  `json:"words"`
	For   string  `json:"for"`   // ISO 8601
	After string  `json:"after"` // the event
}

type gapJSON struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	Missing string `json:"missing"`
	Write   string `json:"write"`
}

func activitiesJSON(list []Activity) []activityJSON {
	return listed(each(list, func(a Activity) activityJSON {
		var erasure []timeJSON
		if a.Retention.Words != "" {
			erasure = append(erasure, timeJSONOf(a.Retention))
		}
		erasure = append(erasure, each(a.Apart, timeJSONOf)...)
		return activityJSON{
			Purpose: a.Key, Title: a.Title, OnBehalfOf: orNull(a.For), Joint: listed(a.Joint),
			Basis: orNull(a.Basis), Interest: orNull(a.Interest), Law: orNull(a.Law), Condition: orNull(a.Condition),
			Subjects:  listed(a.Subjects),
			Data:      listed(each(a.Data, func(d Datum) datumJSON { return datumJSON{d.Category, d.Title, orNull(d.Guarded)} })),
			Collected: listed(a.Collected), Tables: listed(a.Tables),
			Recipients: listed(each(a.Recipients, func(r Recipient) recipientJSON {
				return recipientJSON{r.Key, r.Title, orNull(r.Role), orNull(r.Country), r.Transfer, orNull(r.Safeguard)}
			})),
			Kept: !a.NotKept, Erasure: listed(erasure), NotStated: listed(a.Gaps),
		}
	}))
}

func timeJSONOf(t Time) timeJSON { return timeJSON{orNull(t.Of), t.Words, t.For, t.After} }

func gapsJSON(gaps []source.Problem) []gapJSON {
	return listed(each(gaps, func(g source.Problem) gapJSON {
		return gapJSON{g.Span.File, g.Span.Line, g.Span.Col, g.Msg, g.Hint}
	}))
}

// orNull is null where nobody says.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// listed is a list that is never null.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
