package classify

import "github.com/pare-dev/pare/internal/inventory"

// The weights of evidence, in hundredths of confidence. A phrase that is
// believed anywhere starts above the floor, a weak one below it.
const (
	floor  = 50 // less is no guess
	sureAt = 85
	most   = 95
	// mostOfTraces is for what an account's records tell of its use and its
	// settings: people who label data take it for the system's as often.
	mostOfTraces = 70

	strongPhrase = 85
	weakPhrase   = 45
	ownPhrase    = 100

	strongAboutPerson   = +10
	weakAboutPerson     = +40
	strongBeside        = +5
	weakBeside          = +20
	aboutThing          = -40
	thingOfPerson       = -15 // users.company_email: the datum of a thing, but in a table about people
	strongUnknownWord   = -10 // for each in front of the phrase
	strongUnknownBehind = -25 // for each behind it, where a name says what the whole is
	weakUnknownWord     = -40
	besideThePoint      = -75 // an aspect of the datum, or a type that it cannot have
	inComment           = -15 // the phrase stands in the comment alone
)

// A comment that is longer than this says something about a column rather than
// what it is.
const (
	longestName = 60
	wordsOfName = 6
)

// evidence is what was found for and against a column, but for its neighbours.
type evidence struct {
	phrase   *sense // nil where no phrase was found
	category int32  // the phrase's, or notPersonal
	own      bool   // the phrase is the user's own
	comment  bool   // the phrase stands in the comment, not in the name
	whole    bool   // the phrase is the whole name
	weight   int    // the sum of the grounds
	grounds  [grounds]int16
	around   around
	about    role   // whether the datum is about a person or a thing; 0 is not known
	word     uint32 // the word of the column that tells so; 0 where the table does
	table    *table
	lead     lead
	beside   string // a neighbour that speaks for it: it is surely about a person
}

// ground is a kind of evidence.
type ground uint8

const (
	byPhrase    ground = iota // the phrase itself
	byPerson                  // it is about somebody
	byThing                   // it is about something else
	byUnknown                 // words beside it that nothing knows
	byAspect                  // the name is of something about the datum
	byBarrier                 // the values cannot be such data
	byComment                 // the phrase stands in the comment alone
	byNeighbour               // a column beside it
	byLimit                   // what no evidence exceeds
	grounds
)

func (e *evidence) add(g ground, weight int) {
	e.grounds[g] += int16(weight)
	e.weight += weight
}

// settled reports whether the user said what the phrase means, without a
// question mark: table and neighbours say nothing against it then.
func (e *evidence) settled() bool { return e.own && !e.phrase.weak }

// weigh finds the phrase in a column's name and weighs what stands around it.
func (r *run) weigh(col *inventory.Column, t *table) evidence {
	r.lookColumn(col.Name, t.affixes)
	h, own := r.own.find(r.words, t)
	if own && h.sense.category == notPersonal && !r.whole(h) {
		own = false // “path” is not personal, but avatar_path may be
	}
	found, comment := own, false
	if !found {
		if h, found = r.ours.find(r.words, t); !found {
			h, found = r.inComment(col, t)
			comment = found
		}
	}
	if !found {
		return evidence{table: t}
	}
	return r.weighed(col, h, evidence{table: t, own: own, comment: comment})
}

// whole reports whether a phrase is all of the name, but for affixes.
func (r *run) whole(h hit) bool { return h.from == r.from && h.to == r.to }

// weighed weighs what stands around a phrase that was found in the words that were
// just looked up.
func (r *run) weighed(col *inventory.Column, h hit, e evidence) evidence {
	t := e.table
	e.phrase, e.category, e.whole = h.sense, h.sense.category, r.whole(h)
	if e.category == notPersonal || e.settled() && e.whole {
		e.add(byPhrase, ownPhrase)
		return e
	}

	around := r.around(col, h, &e)
	switch {
	case e.about == 0 && !e.phrase.weak && r.namesPerson(h):
		e.about = person
	case e.about == 0 && t.more && e.phrase.weak && r.traits[e.category].ofAnything: // the name of a badge
	case e.about == 0 && t.owned && !e.phrase.weak: // the email in user_files is rather the user's than the file's
	case e.about == 0:
		e.about = t.about
	case e.about == thing && t.about == person && !e.phrase.weak && !r.traits[e.category].ofAnything: // a company has a page of its own
		e.about, around.belongs = 0, true
	}
	if e.about == thing && (!e.phrase.weak && r.traits[e.category].human || e.word == 0 && len(e.phrase.tables) > 0) {
		e.about = 0 // a thing has no surname, and what is named for a table holds there
	}
	around.weigh(&e)
	e.around = around
	if e.comment {
		e.add(byComment, inComment)
	}
	return e
}

// inComment finds the phrase in a column's comment, where its name holds none.
// Only a comment of a few words can be believed to be another name.
func (r *run) inComment(col *inventory.Column, t *table) (h hit, found bool) {
	if col.Comment == "" || col.PrimaryKey || col.Annotation != nil || len(col.Comment) > longestName {
		return h, false
	}
	r.lookColumn(col.Comment, affixes{})
	if len(r.words) > wordsOfName {
		return h, false
	}
	h, found = r.ours.find(r.words, t)
	return h, found && h.sense.category != notPersonal && !h.sense.weak
}
