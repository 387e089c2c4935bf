package policy

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// ReadCategories reads the built-in categories: one key, "categories", over a
// mapping of category keys. They are in the order of the file.
func ReadCategories(f source.File) ([]*Category, []source.Problem) {
	docs, problems := yamlsrc.Parse(f)
	r := &yamlsrc.Reader{Problems: problems}
	var list []*Category
	for _, doc := range docs {
		m := r.Map(doc, "a file of categories")
		for _, e := range m.Entries("categories") {
			c, sub := startCategory(r, e)
			c.Guarded = sub.Enum("guarded", Guards()).Value
			c.OwnGuard = c.Guarded != ""
			c.Broad = isTrue(sub.Bool("broad"))
			c.identifying = sub.Bool("identifying")
			c.Precision = sub.Text("precision").Value
			c.StepOf = sub.Text("step_of").Value
			sub.Done()
			list = append(list, c)
		}
		m.Done()
	}
	t := NewCategories(list)
	for _, c := range list {
		checkBuiltin(r, t, c)
	}
	return list, source.SortProblems(r.Problems)
}

// startCategory reads the keys that every category has. The rest of the mapping
// is the caller's to read.
func startCategory(r *yamlsrc.Reader, e yamlsrc.Entry) (*Category, *yamlsrc.Map) {
	m := r.Map(e.Value, "a category")
	c := &Category{
		Key:         e.Key.Value,
		Title:       m.Text("title").Value,
		Sensitivity: m.Enum("sensitivity", Sensitivities()).Value,
		DPV:         m.Text("dpv").Value,
		Span:        e.Key.Span,
	}
	for _, rung := range m.Texts("ladder") {
		c.Ladder = append(c.Ladder, rung.Value)
	}
	if m.Has("ladder") && m.Node("ladder").IsList() && len(c.Ladder) < 2 {
		r.Fail(m.KeySpan("ladder"), "“ladder” in a category has fewer than two rungs", "list the precisions from fine to coarse, or leave the ladder out")
	}
	m.Must("title")
	return c, m
}

func checkBuiltin(r *yamlsrc.Reader, t *Categories, c *Category) {
	if Parent(c.Key) != "" && t.Get(Parent(c.Key)) == nil {
		r.Fail(c.Span, "the category “"+c.Key+"” has no parent", "define “"+Parent(c.Key)+"” too")
	}
	switch {
	case c.StepOf != "" && (t.Get(c.StepOf) == nil || len(t.Get(c.StepOf).Ladder) == 0):
		r.Fail(c.Span, "“"+c.Key+"” is a step of “"+c.StepOf+"”, which has no ladder", source.DidYouMean(c.StepOf, t.keys))
	case c.StepOf != "" && len(c.Ladder) > 0:
		r.Fail(c.Span, "“"+c.Key+"” has a ladder and is a step of another", "keep one of the two")
	case (c.StepOf != "" || c.Precision != "") && !slices.Contains(t.Rungs(c.Key), c.Precision):
		r.Fail(c.Span, "“"+c.Precision+"” is not a precision of “"+c.Key+"”, expected one of "+strings.Join(t.Rungs(c.Key), ", "), "")
	}
}

// maxGuesses bounds how many unknown parents are compared with all categories:
// one mistake at the root of a long list makes as many as it has items.
const maxGuesses = 100

// ownCategories reads categories of the user's own and adds them to the tree.
// Those with a fault are added too, so that what names them is not at fault.
func ownCategories(r *yamlsrc.Reader, builtin *Categories, entries []yamlsrc.Entry) *Categories {
	var own []*Category
	seen := map[string]source.Span{}
	for _, e := range entries {
		c, m := startCategory(r, e)
		m.Done()
		switch {
		case !validCategoryKey(c.Key):
			r.Fail(c.Span, "“"+c.Key+"” cannot be the key of a category", "use letters, digits, _ and - alone, with a dot between the levels")
		case builtin.Get(c.Key) != nil:
			r.Fail(c.Span, "the category “"+c.Key+"” is built in and cannot be defined again", "choose a key beneath it")
		case r.First(seen, e.Key, "category"):
			own = append(own, c)
		}
	}
	parents := map[string]bool{}
	for _, c := range own {
		parents[Parent(c.Key)] = true
	}
	for _, c := range own {
		// What stands right beneath user and has others beneath it is a group,
		// too wide to be a need.
		c.Broad = Parent(Parent(c.Key)) == "" && parents[c.Key]
	}
	t := builtin.With(own)
	guesses := 0
	for _, c := range own {
		parent := Parent(c.Key)
		switch {
		case !Under(c.Key, "user") && !Under(c.Key, "system"):
			r.Fail(c.Span, "the category “"+c.Key+"” lies neither beneath “user” nor beneath “system”", "start its key with user. where it is about people")
		case t.Get(parent) == nil:
			hint := "define “" + parent + "” too"
			if guesses++; guesses <= maxGuesses {
				if near := source.Closest(parent, t.keys); near != "" && !Under(parent, near) {
					hint = "did you mean “" + near + "”?"
				}
			}
			r.Fail(c.Span, "the category “"+c.Key+"” has no parent: “"+parent+"” is not defined", hint)
		}
	}
	return t
}

func validCategoryKey(key string) bool {
	for part := range strings.SplitSeq(key, ".") {
		if part == "" || strings.ContainsFunc(part, func(c rune) bool {
			return c != '_' && c != '-' && !unicode.IsLetter(c) && !unicode.IsDigit(c)
		}) {
			return false
		}
	}
	return true
}

func isTrue(b *bool) bool { return b != nil && *b }
