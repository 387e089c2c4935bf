package policy

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// VagueTitles are words that say nothing of what data is used for.
type VagueTitles struct {
	whole, within []string // folded, with a blank at either end
}

// ReadVagueTitles reads the built-in list: titles that are vague as a whole, and
// phrases that make each title vague that holds them.
func ReadVagueTitles(f source.File) (VagueTitles, []source.Problem) {
	docs, problems := yamlsrc.Parse(f)
	r := &yamlsrc.Reader{Problems: problems}
	var v VagueTitles
	for _, doc := range docs {
		m := r.Map(doc, "a list of vague titles")
		for _, t := range m.Texts("whole") {
			v.whole = append(v.whole, fold(t.Value))
		}
		for _, t := range m.Texts("within") {
			v.within = append(v.within, fold(t.Value))
		}
		m.Must("whole", "within")
		m.Done()
	}
	return v, source.SortProblems(r.Problems)
}

// Has reports whether a title is one of catch-all words, or holds nothing at
// all.
func (v VagueTitles) Has(title string) bool {
	words := fold(title)
	return words == " " || slices.Contains(v.whole, words) ||
		slices.ContainsFunc(v.within, func(phrase string) bool { return strings.Contains(words, phrase) })
}

// fold leaves of a text its words in small letters with a blank around each;
// articles and words of address say nothing.
func fold(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		switch word {
		case "a", "an", "the", "our", "you", "your", "to":
			continue
		}
		b.WriteString(word + " ")
	}
	return b.String()
}
