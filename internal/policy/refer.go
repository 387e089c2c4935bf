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
		hint := source.DidYouMean(category.Value, t.keys)
		if hint == "" {
			hint = "define it under “categories” in a rules file"
		}
		return fail(category, "unknown category “"+category.Value+"”", hint)
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
		return fail(precision, "“"+precision.Value+"” is no precision of “"+c.Key+"”, expected one of "+strings.Join(rungs, ", "), source.DidYouMean(precision.Value, rungs))
	}
	if _, own := t.Resolve(c.Key, ""); c.StepOf != "" && rung < own {
		return fail(precision, "“"+precision.Value+"” is finer than “"+c.Key+"”, which stands for “"+c.Precision+"”",
			"name “"+c.StepOf+"” as the category, or one of "+strings.Join(rungs[own:], ", "))
	}
	return nil
}
