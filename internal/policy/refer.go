package policy

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// CheckCategory says what is wrong with a category and a precision that a file
// names, or gives nil. Neither has to be given.
func (t *Categories) CheckCategory(category, precision source.Text) *source.Problem {
	fail := func(at source.Text, msg, hint string) *source.Problem {
		return &source.Problem{Kind: source.Error, Span: at.Span, Msg: msg, Hint: hint}
	}
	if !category.Given() {
		return nil
	}
	c := t.Get(category.Value)
	if c == nil {
		return fail(category, "unknown category “"+category.Value+"”", t.instead(category.Value))
	}
	if !precision.Given() {
		return nil
	}
	rungs := t.Rungs(c.Key)
	if len(rungs) == 0 {
		return fail(precision, "“"+c.Key+"” has no precisions, so it cannot be had by “"+precision.Value+"”", "leave precision out")
	}
	rung := slices.Index(rungs, precision.Value)
	if rung < 0 {
		return fail(precision, "“"+precision.Value+"” is not a precision of “"+c.Key+"”, expected one of "+strings.Join(rungs, ", "), source.DidYouMean(precision.Value, rungs))
	}
	if _, own := t.Resolve(c.Key, ""); c.StepOf != "" && rung < own {
		return fail(precision, "“"+precision.Value+"” is finer than “"+c.Key+"”, which stands for “"+c.Precision+"”",
			"name “"+c.StepOf+"” as the category, or one of "+strings.Join(rungs[own:], ", "))
	}
	return nil
}

// instead says what may have been meant by an unknown key: one that is spelt
// nearly so, or one that ends alike, as user.email does for user.contact.email.
func (t *Categories) instead(key string) string {
	if hint := source.DidYouMean(key, t.keys); hint != "" {
		return hint
	}
	last := "." + key[strings.LastIndexByte(key, '.')+1:]
	for _, k := range t.keys {
		if strings.HasSuffix(k, last) {
			return "did you mean “" + k + "”?"
		}
	}
	return "define it under “categories” in a rules file"
}
