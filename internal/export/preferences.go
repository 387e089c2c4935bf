package export

import (
	_ "embed"
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/overview"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/source"
)

//go:embed preferences.schema.json
var preferencesSchema []byte

// PreferencesSchema is the JSON Schema of what PreferencesJSON writes.
func PreferencesSchema() []byte { return preferencesSchema }

// Preferences is what a preference centre shows: every choice that people have,
// and what hangs on it. What nobody declares is null, and among the gaps.
type Preferences struct {
	Version    int              `json:"version"` // of this form
	Controller controllerJSON   `json:"controller"`
	Incomplete []string         `json:"incomplete"` // files that could not be read
	Scopes     []preferenceJSON `json:"scopes"`     // in the order of their keys
	Gaps       []gapJSON        `json:"gaps"`
	missing    []source.Problem
}

type preferenceJSON struct {
	Scope       string               `json:"scope"` // its key
	Title       string               `json:"title"`
	Description *string              `json:"description"`
	Mode        string               `json:"mode"`     // consent or objection
	Default     *string              `json:"default"`  // on or off
	Withdraw    *string              `json:"withdraw"` // where it is changed
	Gates       *string              `json:"gates"`    // the service that is refused without it
	AskedAt     []askedJSON          `json:"askedAt"`
	Purposes    []purposeJSON        `json:"purposes"`
	Categories  []datumJSON          `json:"categories"` // what is used behind it
	Recipients  []chosenReceiverJSON `json:"recipients"`
	IfNo        ifNoJSON             `json:"ifNo"`
}

type askedJSON struct {
	Collection string  `json:"collection"`
	Title      *string `json:"title"`
}

type purposeJSON struct {
	Purpose string  `json:"purpose"`
	Title   string  `json:"title"`
	Benefit *string `json:"benefit"`
	Kind    *string `json:"kind"`
	Basis   *string `json:"basis"`
}

type chosenReceiverJSON struct {
	Recipient string  `json:"recipient"`
	Title     string  `json:"title"`
	Role      *string `json:"role"`
	Country   *string `json:"country"`
}

// ifNoJSON is what becomes of things for a person who says no.
type ifNoJSON struct {
	Stops     []string    `json:"stops"`       // purposes that end, by key
	InPart    []string    `json:"stopsInPart"` // purposes of which some uses end
	GoesOn    []string    `json:"goesOn"`      // purposes that go on all the same
	Collected []datumJSON `json:"noLongerCollected"`
	Kept      []datumJSON `json:"noReasonToKeep"` // unless something else is kept in the same place
}

// NewPreferences makes the definition of what an audit read. unread are the files
// of schemas that could not be read whole.
func NewPreferences(r *audit.Result, unread []string) *Preferences {
	x := newMaterial(r)
	name, contact := x.controller()
	out := &Preferences{Version: 1, Controller: controllerJSON{orNull(name), orNull(contact)}, Incomplete: listed(unread), Scopes: []preferenceJSON{}}
	for _, c := range overview.Choices(r) {
		out.Scopes = append(out.Scopes, x.preference(c))
	}
	if len(out.Scopes) == 0 {
		x.gap(x.first("rules"), "nothing says what people can choose", "write consent_scopes: in a rules file")
	}
	for _, c := range overview.Unasked(r) {
		x.gap(c.Purpose.Key.Span, noChoice(c.Purpose), "write a consent scope with mode: consent for the purpose")
	}
	out.missing = x.found()
	out.Gaps = gapsJSON(out.missing)
	return out
}

// Missing lists what nobody says, in the order of the places where to write it.
func (p *Preferences) Missing() []source.Problem { return p.missing }

// PreferencesJSON writes the definition for the programs that show it.
func PreferencesJSON(w io.Writer, p *Preferences, _ report.Options) error { return writeJSON(w, p) }

func (x *material) preference(c overview.Choice) preferenceJSON {
	s := c.Scope.Scope
	said := func(t source.Text, missing, write string) *string {
		if policy.Says(t) {
			return &t.Value
		}
		x.gap(s.Key.Span, missing, write)
		return nil
	}
	p := preferenceJSON{
		Scope: s.Key.Value, Title: s.Title.Value, Mode: s.Mode.Value,
		Description: said(s.Description, noDescription(s), "write description: in the consent scope"),
		Default:     orNull(s.Default.Value),
		Withdraw:    said(s.Withdraw, noWithdrawal(s), "write withdraw: in the consent scope"),
		AskedAt: listed(each(c.Asked, func(col *inventory.Collection) askedJSON {
			return askedJSON{col.ID.Value, orNull(col.Title.Value)}
		})),
		Purposes: []purposeJSON{}, Categories: []datumJSON{}, Recipients: []chosenReceiverJSON{},
	}
	if policy.Says(s.Gates) {
		p.Gates = &s.Gates.Value
	}
	if p.Default == nil {
		x.gap(s.Key.Span, noDefault(s), "write default: off, or on, in the consent scope")
	}
	if !c.Scope.Record.Asked && p.Mode == "consent" {
		x.gap(s.Key.Span, noAsking(s), "write asks: ["+s.Key.Value+"] in the collection that does")
	}
	seen := map[string]bool{}
	for _, chosen := range c.Purposes {
		purpose := chosen.Purpose
		if !policy.Says(purpose.Benefit) {
			x.gap(purpose.Key.Span, noBenefit(purpose), "write benefit: in the purpose")
		}
		p.Purposes = append(p.Purposes, purposeJSON{purpose.Key.Value, purpose.Title.Value, spoken(purpose.Benefit), orNull(purpose.Kind.Value), orNull(purpose.Basis.Value)})
		for _, f := range chosen.Fields {
			p.Categories = x.addDatum(p.Categories, f)
		}
		for _, rec := range chosen.Recipients {
			if !seen[rec.Key.Value] {
				seen[rec.Key.Value] = true
				p.Recipients = append(p.Recipients, chosenReceiverJSON{rec.Key.Value, rec.Title.Value, orNull(rec.Role.Value), orNull(rec.Country.Value)})
			}
		}
	}
	p.IfNo = x.ifNo(c)
	return p
}

func (x *material) ifNo(c overview.Choice) ifNoJSON {
	stops, inPart, goesOn := ends(c.No)
	key := func(p *policy.Purpose) string { return p.Key.Value }
	no := ifNoJSON{
		Stops: listed(each(stops, key)), InPart: listed(each(inPart, key)), GoesOn: listed(each(goesOn, key)),
		Collected: []datumJSON{}, Kept: []datumJSON{},
	}
	for _, f := range c.No.Ceased {
		no.Collected = x.addDatum(no.Collected, f)
	}
	for _, k := range c.No.Lost {
		for _, f := range k.Fields {
			if !f.NotStored {
				no.Kept = x.addDatum(no.Kept, f)
			}
		}
	}
	return no
}

// addDatum adds what a field is, unless it is there.
func (x *material) addDatum(list []datumJSON, f *inventory.Field) []datumJSON {
	d := x.datumRecord(f)
	for _, other := range list {
		if other.Category == d.Category && other.Title == d.Title {
			return list
		}
	}
	return append(list, datumJSON{d.Category, d.Title, orNull(d.Guarded)})
}

// spoken is a text that says something, or nil.
func spoken(t source.Text) *string {
	if !policy.Says(t) {
		return nil
	}
	return &t.Value
}
