package audit

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/rules"
)

// BuiltIn is what pare itself brings.
type BuiltIn struct {
	Categories  *policy.Categories
	VagueTitles policy.VagueTitles
	Rules       []*rule.Rule
	Laws        []*jurisdiction.Jurisdiction
	Names       []source.File
}

// Builtin reads all that is part of the program: categories, names, rules with
// their help and examples, and laws. They are tested, so that a problem here is a
// mistake of the program's authors.
func Builtin() (BuiltIn, []source.Problem) {
	return builtin(builtinFiles("checks/*.yaml"), builtinFiles("jurisdictions/*.yaml"))
}

// builtinToJudge reads what judging needs of it, in half the time: the rules
// without their help and examples, and the chosen laws alone.
func builtinToJudge(laws []source.Text) (BuiltIn, []source.Problem) {
	checks := builtinFiles("checks/*.yaml")
	for i, f := range checks {
		checks[i] = rule.Head(f)
	}
	chosen := slices.DeleteFunc(builtinFiles("jurisdictions/*.yaml"), func(f source.File) bool {
		return !isChosen(strings.TrimSuffix(strings.TrimPrefix(f.Name, "rules/jurisdictions/"), ".yaml"), laws)
	})
	return builtin(checks, chosen)
}

func builtin(checks, laws []source.File) (BuiltIn, []source.Problem) {
	list, problems := policy.ReadCategories(builtinFiles("categories.yaml")[0])
	b := BuiltIn{Categories: policy.NewCategories(list), Names: builtinFiles("names/*.yaml")}
	var more [3][]source.Problem
	b.VagueTitles, more[0] = policy.ReadVagueTitles(builtinFiles("vague-titles.yaml")[0])
	b.Rules, more[1] = rule.Load(checks, b.Categories)
	b.Laws, more[2] = jurisdiction.Read(laws)
	return b, slices.Concat(problems, more[0], more[1], more[2])
}

// choose finds the laws that settings name, or the GDPR where they name none.
func choose(laws []*jurisdiction.Jurisdiction, names []source.Text) []*jurisdiction.Jurisdiction {
	return slices.DeleteFunc(slices.Clone(laws), func(law *jurisdiction.Jurisdiction) bool { return !isChosen(law.ID, names) })
}

func isChosen(law string, names []source.Text) bool {
	if len(names) == 0 {
		return law == "gdpr"
	}
	return slices.ContainsFunc(names, func(n source.Text) bool { return n.Value == law })
}

// builtinFiles reads embedded files, which cannot be missing.
func builtinFiles(pattern string) []source.File {
	names, err := fs.Glob(rules.FS, pattern)
	if err != nil || len(names) == 0 {
		panic("no embedded file matches " + pattern)
	}
	files := make([]source.File, len(names))
	for i, name := range names {
		data, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			panic(err)
		}
		files[i] = source.NewFile("rules/"+name, data)
	}
	return files
}
