package audit

import (
	"io/fs"
	"slices"

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
	var files []source.File
	for _, name := range chosen(laws) {
		files = append(files, builtinFiles("jurisdictions/"+name+".yaml")...)
	}
	return builtin(checks, files)
}

// builtinToScan reads what naming columns needs of it: no rule and no law.
func builtinToScan() (BuiltIn, []source.Problem) { return builtin(nil, nil) }

func builtin(checks, laws []source.File) (BuiltIn, []source.Problem) {
	list, problems := policy.ReadCategories(builtinFiles("categories.yaml")[0])
	b := BuiltIn{Categories: policy.NewCategories(list), Names: builtinFiles("names/*.yaml")}
	var more [3][]source.Problem
	b.VagueTitles, more[0] = policy.ReadVagueTitles(builtinFiles("vague-titles.yaml")[0])
	b.Rules, more[1] = rule.Load(checks, b.Categories)
	b.Laws, more[2] = jurisdiction.Read(laws)
	return b, slices.Concat(problems, more[0], more[1], more[2])
}

// chosen lists the laws that settings name, in their order, or the GDPR where
// they name none.
func chosen(names []source.Text) []string {
	if len(names) == 0 {
		return []string{"gdpr"}
	}
	var list []string
	for _, n := range names {
		if !slices.Contains(list, n.Value) {
			list = append(list, n.Value)
		}
	}
	return list
}

func choose(laws []*jurisdiction.Jurisdiction, names []source.Text) []*jurisdiction.Jurisdiction {
	var list []*jurisdiction.Jurisdiction
	for _, name := range chosen(names) {
		if i := slices.IndexFunc(laws, func(law *jurisdiction.Jurisdiction) bool { return law.ID == name }); i >= 0 {
			list = append(list, laws[i])
		}
	}
	return list
}

// IsBuiltin reports whether a rule or a jurisdiction that pare brings has a name.
func IsBuiltin(name string) bool {
	for _, folder := range [...]string{"checks", "jurisdictions"} {
		if _, err := fs.Stat(rules.FS, folder+"/"+name+".yaml"); err == nil {
			return true
		}
	}
	return false
}

// builtinFiles reads embedded files, which cannot be missing. They are part of the
// program and no input, so they are not hashed.
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
		files[i] = source.File{Name: "rules/" + name, Data: string(data), Size: int64(len(data))}
	}
	return files
}
