package classify

import (
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

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
)

// evidence is what was found for and against a column, but for its neighbours.
type evidence struct {
	phrase   *sense // nil where no phrase was found
	category int32  // the phrase's, or notPersonal
	own      bool   // the phrase is the user's own
	whole    bool   // the phrase is the whole name
	weight   int
	about    role   // whether the datum is about a person or a thing; 0 is not known
	word     uint32 // the word of the column that tells so; 0 where the table does
	table    *table
	beside   string // a neighbour that speaks for it: it is surely about a person
}

// settled reports whether the user said what the phrase means, without a
// question mark: table and neighbours say nothing against it then.
func (e *evidence) settled() bool { return e.own && !e.phrase.weak }

// onlyOfPeople reports whether only people have data of a category: no product
// has a surname, so a table with one is about people. An address or a telephone
// is had by a shop, too.
func onlyOfPeople(category string) bool {
	switch category {
	case "user.demographic.date_of_birth", "user.demographic.marital_status",
		"user.demographic.sex_life", "user.demographic.sexual_orientation",
		"user.government_id.national_identification_number", "user.government_id.passport_number":
		return true
	}
	return policy.Parent(category) == "user.name"
}

// weigh finds the phrase in a column's name and weighs what stands around it.
func (r *run) weigh(col *inventory.Column, t *table) evidence {
	r.look(col.Name)
	e := evidence{table: t}
	whole := func(h hit) bool { return h.from == 0 && h.to == len(r.words) }
	h, found := r.own.find(r.words, t)
	if found && h.sense.category == notPersonal && !whole(h) {
		found = false // “path” is not personal, but avatar_path may be
	}
	if e.own = found; !found {
		if h, found = r.ours.find(r.words, t); !found {
			return e
		}
	}
	e.phrase, e.category, e.whole = h.sense, h.sense.category, whole(h)
	if e.category == notPersonal || e.settled() && e.whole {
		e.weight = ownPhrase
		return e
	}

	around := r.around(h, &e)
	shape := r.shape(col.Type)
	around.impossible = around.impossible || shape&r.shapes[e.category] == 0 || r.ties[e.category] && r.endsInCode(h) && isKey(col, shape)
	switch {
	case e.about == 0 && !e.phrase.weak && r.namesPerson(h):
		e.about = person
	case e.about == 0 && t.more && e.phrase.weak && r.loose[e.category]: // the name of a badge
	case e.about == 0:
		e.about = t.about
	case e.about == thing && t.about == person && !e.phrase.weak:
		e.about, around.belongs = 0, true
	}
	if e.about == thing && (!e.phrase.weak && r.human[e.category] || e.word == 0 && len(e.phrase.tables) > 0) {
		e.about = 0 // a thing has no surname, and what is named for a table holds there
	}
	e.weight = around.weigh(&e)
	return e
}

// around is what stands in a name beside its phrase.
type around struct {
	unknown    int  // words in front of it that nothing knows
	behind     int  // and such words behind it
	belongs    bool // the datum is of a thing that belongs to a person
	aspect     bool // the name is of something about the datum
	impossible bool // the values cannot be such data
}

// around looks at the words beside the phrase, from the nearest on, first those
// in front of it, and notes in e whom they say the datum is about.
func (r *run) around(h hit, e *evidence) (a around) {
	can := r.shapes[e.category]
	for i := h.from - 1; i >= 0; i-- {
		switch is := r.vocabulary.roles[r.words[i]]; {
		case is&asks != 0:
			a.impossible = a.impossible || can&truth == 0
		case has(h.joined, i): // report_card_grades: the card belongs to what is named
		case r.tellsWhom(i, e), is&filler != 0:
		case is&act != 0:
			if r.loose[e.category] && (e.phrase.weak || len(e.phrase.tables) > 0) { // issue_title is no person's title
				a.unknown++
			}
		case is == 0 && !has(h.named, i) && !isNumber(r.split.word(i)):
			a.unknown++
		}
	}
	whose := false
	for i := h.to; i < len(r.words); i++ {
		switch is := r.vocabulary.roles[r.words[i]]; {
		case is&asks != 0:
			a.impossible = a.impossible || can&truth == 0
		case is&codes != 0:
			a.impossible = a.impossible || can&code == 0 || whose // job_candidate_id is the candidate's
		case is&moments != 0:
			a.impossible = a.impossible || can&moment == 0
		case is&aspect != 0:
			a.aspect = a.aspect || is&degree == 0 || !r.telling[e.category]
		case r.tellsWhom(i, e):
			whose = true
		case is == 0 && !has(h.named, i) && !isNumber(r.split.word(i)):
			a.behind++
		}
	}
	return a
}

// tellsWhom reports whether a word says whom the datum is about, and notes the
// first that does: product_owner_email is the owner's.
func (r *run) tellsWhom(i int, e *evidence) bool {
	is := r.vocabulary.roles[r.words[i]]
	if is&person == 0 && (is&thing == 0 || is&filler != 0) {
		return false // a business address may be a person's
	}
	if e.about == 0 {
		e.word = r.words[i]
		if e.about = thing; is&person != 0 {
			e.about = person
		}
	}
	return true
}

// weigh adds up what speaks for a phrase and against it.
func (a around) weigh(e *evidence) int {
	pick := func(ifWeak, ifStrong int) int {
		if e.phrase.weak {
			return ifWeak
		}
		return ifStrong
	}
	w := pick(weakPhrase, strongPhrase)
	switch {
	case e.about == person:
		w += pick(weakAboutPerson, strongAboutPerson)
	case e.about == thing:
		w += aboutThing
	case a.belongs:
		w += thingOfPerson
	}
	switch {
	case e.phrase.weak:
		w += (a.unknown + a.behind) * weakUnknownWord
	case len(e.phrase.tables) > 0: // the whole name has its meaning in that table, not a part of it
		w += (a.unknown + a.behind) * besideThePoint
	default:
		w += a.unknown*strongUnknownWord + a.behind*strongUnknownBehind
	}
	if e.settled() {
		w = ownPhrase
	}
	if a.aspect {
		w += besideThePoint
	}
	if a.impossible {
		w += besideThePoint
	}
	return w
}

// namesPerson reports whether a phrase says that a person is reached by it:
// contact email, customer name.
func (r *run) namesPerson(h hit) bool {
	key := r.keys[h.sense.category]
	if !policy.Under(key, "user.contact") && !policy.Under(key, "user.name") {
		return false
	}
	for _, word := range r.words[h.from:h.to] {
		if is := r.vocabulary.roles[word]; is&person != 0 && is&act == 0 {
			return true
		}
	}
	return false
}

// endsInCode reports whether a phrase is of a key or a code: device id.
func (r *run) endsInCode(h hit) bool { return r.vocabulary.roles[r.words[h.to-1]]&codes != 0 }

// isKey reports whether a column ties rows together: it is part of a key, or
// numbered by the database. What it says of people stands where it leads to.
func isKey(col *inventory.Column, s shape) bool {
	if col.PrimaryKey || col.Generated || s == number {
		return true
	}
	for _, key := range col.Table.ForeignKeys {
		for _, name := range key.Columns {
			if name == col.Name {
				return true
			}
		}
	}
	return false
}

func isNumber(word []byte) bool { return len(word) > 0 && kindOf(rune(word[0])) == digit }

// guess says what the evidence comes to.
func (r *run) guess(e *evidence) inventory.Guess {
	switch {
	case e.phrase == nil:
		return inventory.Guess{}
	case e.category == notPersonal && e.own:
		return inventory.Guess{Confidence: 1, Reason: "“" + e.phrase.text + "”, by your names"}
	case e.category == notPersonal:
		return inventory.Guess{}
	}
	w := e.weight
	beside := e.about == 0 && e.beside != ""
	switch {
	case e.settled():
	case beside && e.phrase.weak:
		w += weakBeside
	case beside:
		w += strongBeside
	case e.about == thing && e.word == 0 && e.beside != "" && !e.phrase.weak:
		w -= aboutThing // a list that has names or belongs to a user may hold an email address, too
		beside = true
	}
	if !e.settled() {
		w = min(w, r.most[e.category])
	}
	if w < floor {
		return inventory.Guess{}
	}
	return inventory.Guess{
		Category:   r.keys[e.category],
		Confidence: float64(w) / 100,
		Reason:     r.reason(e, beside),
	}
}

// reason says in words what decided.
func (r *run) reason(e *evidence, beside bool) string {
	phrase := "“" + e.phrase.text + "”"
	switch {
	case e.own:
		return phrase + ", by your names"
	case e.about == person && e.word == 0 && e.table.about != person:
		return phrase
	case e.about == person && e.word != 0:
		return phrase + " of “" + r.vocabulary.spelling[e.word] + "”"
	case e.about == person:
		return phrase + " in the table “" + e.table.name + "”"
	case beside:
		return phrase + " beside “" + e.beside + "”"
	}
	return phrase
}
