package classify

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// around is what stands in a name beside its phrase.
type around struct {
	unknown    int     // words in front of it that nothing knows
	behind     int     // and such words behind it
	belongs    bool    // the datum is of a thing that belongs to a person
	aspect     bool    // the name is of something about the datum
	impossible barrier // why the values cannot be such data
}

// barrier is why a column's values cannot be what a phrase in its name says.
type barrier uint8

const (
	possible  barrier = iota
	truths            // a word says that they are yes or no
	codesOnly         // that they are codes or keys
	times             // that they are times
	otherType         // their type does
	onlyKey           // they only tie rows together
)

// bar notes the first barrier.
func (a *around) bar(is bool, b barrier) {
	if is && a.impossible == possible {
		a.impossible = b
	}
}

// around looks at the words beside the phrase, from the nearest on, first those
// in front of it, and at the column's type, and notes in e whom the words say the
// datum is about.
func (r *run) around(col *inventory.Column, h hit, e *evidence) (a around) {
	can := r.traits[e.category].shapes
	if r.vocabulary.roles[r.words[h.to-1]]&moments != 0 {
		can |= moment // the phrase itself is of a time: passport expiry
	}
	for i := h.from - 1; i >= 0; i-- {
		switch is := r.vocabulary.roles[r.words[i]]; {
		case is&asks != 0:
			a.bar(can&truth == 0, truths)
		case has(h.joined, i): // report_card_grades: the card belongs to what is named
		case r.tellsWhom(i, e), is&filler != 0:
		case is&act != 0:
			if r.traits[e.category].ofAnything && (e.phrase.weak || len(e.phrase.tables) > 0) { // issue_title is no person's title
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
			a.bar(can&truth == 0, truths)
		case is&codes != 0:
			a.bar(can&code == 0 || whose, codesOnly) // job_candidate_id is the candidate's
		case is&moments != 0:
			a.bar(can&moment == 0, times)
		case is&aspect != 0:
			a.aspect = a.aspect || is&degree == 0 || !r.traits[e.category].tellsMuch
		case r.tellsWhom(i, e):
			whose = true
		case is == 0 && !has(h.named, i) && !isNumber(r.split.word(i)):
			a.behind++
		}
	}
	shape := r.shape(col.Type)
	a.bar(shape&can == 0, otherType)
	a.bar(r.traits[e.category].identifies && r.isKey(col, h, shape), onlyKey)
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

// weigh notes what speaks for a phrase and against it.
func (a *around) weigh(e *evidence) {
	if e.settled() {
		e.add(byPhrase, ownPhrase)
	} else {
		a.context(e)
	}
	if a.aspect {
		e.add(byAspect, besideThePoint)
	}
	if a.impossible != possible {
		e.add(byBarrier, besideThePoint)
	}
}

// context notes what the phrase weighs by itself, and what the words beside it
// and the table add.
func (a *around) context(e *evidence) {
	pick := func(ifWeak, ifStrong int) int {
		if e.phrase.weak {
			return ifWeak
		}
		return ifStrong
	}
	e.add(byPhrase, pick(weakPhrase, strongPhrase))
	switch {
	case e.about == person:
		e.add(byPerson, pick(weakAboutPerson, strongAboutPerson))
	case e.about == thing:
		e.add(byThing, aboutThing)
	case a.belongs:
		e.add(byThing, thingOfPerson)
	}
	switch {
	case e.phrase.weak:
		e.add(byUnknown, (a.unknown+a.behind)*weakUnknownWord)
	case len(e.phrase.tables) > 0: // the whole name has its meaning in that table, not a part of it
		e.add(byUnknown, (a.unknown+a.behind)*besideThePoint)
	default:
		e.add(byUnknown, a.unknown*strongUnknownWord+a.behind*strongUnknownBehind)
	}
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

// isKey reports whether a column whose phrase is of a key or a code, such as
// device id, only ties rows together: it is part of a key, or numbered by the
// database, or named after another table. What it says of people stands where
// it leads to.
func (r *run) isKey(col *inventory.Column, h hit, s shape) bool {
	if r.vocabulary.roles[r.words[h.to-1]]&codes == 0 {
		return false
	}
	if col.PrimaryKey || col.Generated || s == number || r.namesTable(col.Table) {
		return true
	}
	for _, key := range col.Table.ForeignKeys {
		if slices.Contains(key.Columns, col.Name) {
			return true
		}
	}
	return false
}

// namesTable reports whether the column that was just looked at is named after
// another table and its key: user_id where there are users.
func (r *run) namesTable(own *inventory.Table) bool {
	t, found := r.tables[string(r.joined(0, len(r.words)-1))]
	return found && t != own
}

func isNumber(word []byte) bool { return len(word) > 0 && kindOf(rune(word[0])) == digit }
