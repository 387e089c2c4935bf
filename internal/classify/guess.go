package classify

import "github.com/pare-dev/pare/internal/inventory"

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
	beside := e.about == 0 && e.beside != ""
	switch {
	case e.settled():
	case beside && e.phrase.weak:
		e.add(byNeighbour, weakBeside)
	case beside:
		e.add(byNeighbour, strongBeside)
	case e.about == thing && e.word == 0 && e.beside != "" && !e.phrase.weak:
		e.add(byNeighbour, -aboutThing) // a list that has names or belongs to a user may hold an email address, too
		beside = true
	}
	if !e.settled() {
		e.add(byLimit, min(r.traits[e.category].most-e.weight, 0))
	}
	if e.weight < floor {
		return inventory.Guess{}
	}
	return inventory.Guess{
		Category:   r.keys[e.category],
		Confidence: float64(e.weight) / 100,
		Reason:     r.reason(e, beside),
	}
}

// reason says in words what decided.
func (r *run) reason(e *evidence, beside bool) string {
	phrase := "“" + e.phrase.text + "”"
	switch {
	case e.own:
		return phrase + ", by your names"
	case e.comment:
		return phrase + " in its comment"
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
