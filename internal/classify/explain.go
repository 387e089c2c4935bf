package classify

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// Explanation is how the guess of a column came about.
type Explanation struct {
	Words    []Word     // of the column's name
	Phrase   string     // what in the name, or the comment, names a datum; "" where nothing does
	Category string     // which one, also where the evidence was too weak to say so; "" where the phrase names nothing personal
	Origin   source.Pos // where the phrase stands among the names of data
	Own      bool       // among the user's own
	Comment  bool       // the phrase stands in the column's comment
	Grounds  []Ground   // what spoke for the category and against it
	Weight   int        // their sum, in hundredths of confidence
	Enough   int        // the weight from which a category is said
	Other    *Other     // what else the name could stand for
}

// Word is a word of a name, and what it does there.
type Word struct{ Text, Does string }

// Ground is something that spoke for a category, or against it.
type Ground struct {
	Weight int // in hundredths of confidence; never 0
	Why    string
}

// Other is the likeliest of what else a name could stand for.
type Other struct {
	Category, Phrase string
	Origin           source.Pos
	Own              bool // Origin is among the user's own names
	Weight           int  // in hundredths of confidence
	Why              string
}

// Explain says how the guess of a column of a dataset comes about, by weighing
// it once more.
func (c *Classifier) Explain(d *inventory.Dataset, col *inventory.Column) Explanation {
	r := c.run(d)
	r.weighAll(col.Table)
	e := &r.found[slices.Index(col.Table.Columns, col)]
	x := Explanation{Enough: floor}
	if e.phrase != nil {
		if e.category >= 0 {
			r.guess(e)
			x.Grounds = r.groundsOf(e, col)
		}
		x.Phrase, x.Own, x.Comment, x.Weight = e.phrase.text, e.own, e.comment, e.weight
		x.Category, x.Origin = r.categoryOf(e.category), r.origin(e.phrase, e.own)
	}
	r.lookColumn(col.Name, e.table.affixes)
	x.Words = r.does(e)
	x.Other = r.other(col, e)
	return x
}

func (r *run) categoryOf(category int32) string {
	if category == notPersonal {
		return ""
	}
	return r.keys[category]
}

func (r *run) origin(s *sense, own bool) source.Pos {
	if own {
		return r.own.origins[s.origin]
	}
	return r.ours.origins[s.origin]
}

// does says what each word of the name that was just looked at does in it.
func (r *run) does(e *evidence) []Word {
	var list []Word
	h, found := hit{}, false
	if e.phrase != nil && !e.comment {
		p := r.ours
		if e.own {
			p = r.own
		}
		h, found = p.find(r.words, e.table)
	}
	for i, id := range r.words {
		w := Word{Text: string(r.split.word(i))}
		is := r.vocabulary.roles[id]
		switch {
		case found && i >= h.from && i < h.to:
			w.Does = "names the datum"
		case isNumber(r.split.word(i)):
			w.Does = "a number, which changes nothing"
		case is&person != 0 && is&act == 0:
			w.Does = "somebody"
		case is&asks != 0:
			w.Does = "asks for yes or no"
		case found && i >= h.to && is&codes != 0:
			w.Does = "a key or a code"
		case found && i >= h.to && is&moments != 0:
			w.Does = "a time"
		case found && i >= h.to && is&aspect != 0:
			w.Does = "something about the datum"
		case is&filler != 0:
			w.Does = "changes nothing"
		case is&thing != 0:
			w.Does = "a thing"
		case is&act != 0:
			w.Does = "something people do or have"
		case has(h.named, i):
			w.Does = "names another datum"
		case is&codes != 0:
			w.Does = "a key or a code"
		case id == 0 || is == 0:
			w.Does = "not known by itself"
		default:
			w.Does = "names nothing by itself"
		}
		list = append(list, w)
	}
	return list
}

// groundsOf puts the evidence into words.
func (r *run) groundsOf(e *evidence, col *inventory.Column) []Ground {
	var list []Ground
	for g := range grounds {
		if weight := int(e.grounds[g]); weight != 0 {
			list = append(list, Ground{weight, r.why(g, e, col)})
		}
	}
	return list
}

func (r *run) why(g ground, e *evidence, col *inventory.Column) string {
	table, word := "the table “"+col.Table.Name+"”", "“"+r.vocabulary.spelling[e.word]+"”"
	switch g {
	case byPhrase:
		return r.phraseWords(e)
	case byPerson:
		if e.word != 0 {
			return word + " is somebody"
		} else if e.table.about == person {
			return table + " is of people"
		}
		return "the phrase itself names somebody"
	case byThing:
		switch {
		case e.grounds[byThing] == thingOfPerson:
			return "it is of a thing, in a table of people"
		case e.word != 0:
			return word + " is a thing"
		}
		return table + " is of things"
	case byUnknown:
		return "it has words beside it that may change what it means"
	case byAspect:
		return "it is something about the datum rather than the datum"
	case byBarrier:
		return e.around.impossible.words(col)
	case byComment:
		return "a comment is less sure than a name"
	case byNeighbour:
		return "the column “" + e.beside + "” beside it"
	}
	if most := r.traits[e.category].most; most == mostOfTraces {
		return fmt.Sprintf("settings and traces of use are never surer than %d %%", most)
	}
	return fmt.Sprintf("names alone are never surer than %d %%", most)
}

func (r *run) phraseWords(e *evidence) string {
	words := "“" + e.phrase.text + "” names " + orNothing(r.categoryOf(e.category))
	if len(e.phrase.tables) > 0 {
		words += " in tables such as " + some(e.phrase.tables)
	}
	if e.phrase.weak {
		words += ", where something else speaks of people"
	}
	return words
}

// some lists the first few of many.
func some(list []string) string {
	const most = 4
	if len(list) > most {
		return strings.Join(list[:most], ", ") + " …"
	}
	return strings.Join(list, ", ")
}

func orNothing(category string) string {
	if category == "" {
		return "nothing personal"
	}
	return category
}

func (b barrier) words(col *inventory.Column) string {
	switch b {
	case truths:
		return "a word beside it says that the value is yes or no"
	case codesOnly:
		return "a word behind it says that the value is a key or a code"
	case times:
		return "a word behind it says that the value is a time"
	case onlyKey:
		return "it only ties rows together: what it says of people stands where it leads"
	}
	return "a value of type “" + col.Type + "” cannot be it"
}

// other is the likeliest of what else the words that were just looked up could
// stand for; nil where nothing.
func (r *run) other(col *inventory.Column, e *evidence) *Other {
	if e.comment {
		return nil
	}
	var best *Other
	bestHolds := false // what a name means in other tables alone is the least likely
	for _, p := range [...]*phrases{r.own, r.ours} {
		for _, h := range p.hits(r.words) {
			if h.sense == e.phrase || h.sense.category == notPersonal || e.phrase != nil && h.sense.category == e.category {
				continue
			}
			holds := len(h.sense.tables) == 0 || e.table.amongst(h.sense) != outside
			x := r.weighed(col, h, evidence{table: e.table, own: p == r.own})
			o := Other{
				Category: r.keys[h.sense.category], Phrase: h.sense.text, Origin: r.origin(h.sense, p == r.own), Own: p == r.own,
				Weight: min(x.weight, r.traits[x.category].most),
			}
			switch {
			case !holds:
				o.Weight = 0
				o.Why = "that is its meaning in tables such as " + some(h.sense.tables)
			case e.phrase == nil || e.own:
				o.Why = "your names go first"
			case len(strings.Fields(e.phrase.text)) > len(strings.Fields(h.sense.text)):
				o.Why = "“" + e.phrase.text + "” says more"
			default:
				o.Why = "what comes last in a name is what it is"
			}
			if best == nil || holds && !bestHolds || holds == bestHolds && o.Weight > best.Weight {
				best, bestHolds = &o, holds
			}
		}
	}
	return best
}

// hits lists every phrase in a name, with every sense of each.
func (p *phrases) hits(words []uint32) []hit {
	var list []hit
	for from := range words {
		at := int32(0)
		for to := from; to < len(words) && words[to] != 0; to++ {
			next, ok := p.next[step(at, words[to])]
			if !ok {
				break
			}
			at = next
			for s := range p.of(p.heads[at]) {
				list = append(list, hit{from: from, to: to + 1, sense: s})
			}
		}
	}
	return list
}
