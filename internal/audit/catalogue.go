package audit

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

// Catalogue is the rules, read without anything that they judge.
type Catalogue struct {
	Inputs   []Input
	Laws     []*jurisdiction.Jurisdiction // those that were chosen
	Rules    []*rule.Rule                 // all, sorted by id, as laws and users leave them
	AllLaws  []*jurisdiction.Jurisdiction // those that settings can choose, as far as they were read
	BuiltIn  []*rule.Rule                 // as they are written, whatever laws and users say
	Problems []source.Problem

	Categories *policy.Categories // pare's own, and those of the rules files

	in    sources
	files []source.File
}

// ReadCatalogue reads the rules that a project has: the built-in ones and those
// of its rules files.
func ReadCatalogue(p Project) *Catalogue {
	c, _ := ReadRules(p, nil)
	return c
}

// ListRules is ReadCatalogue in half the time: without the help and the examples of
// the built-in rules, and without the laws that are not chosen.
func ListRules(p Project) *Catalogue {
	builtin, problems := builtinToJudge(p.Config.Jurisdictions)
	c, _ := readRules(p, nil, builtin, problems)
	return c
}

// ReadRules reads the rules of a project and of further files, and says which are
// those of the files: rules files, and files that hold one rule each. The project
// may name some of them too.
func ReadRules(p Project, files []string) (*Catalogue, []*rule.Rule) {
	builtin, problems := Builtin()
	return readRules(p, files, builtin, problems)
}

func readRules(p Project, files []string, builtin BuiltIn, problems []source.Problem) (*Catalogue, []*rule.Rule) {
	in := begin(p, builtin, problems)
	files = sameNames(files, p.Rules)
	var alone, others []source.File
	for _, f := range in.files("rules", slices.Concat(p.Rules, files)) {
		if rule.Alone(f) && contains(files, f.Name) && !contains(p.Rules, f.Name) {
			alone = append(alone, f)
		} else {
			others = append(others, f)
		}
	}
	in.readPolicy(others)
	in.readRules()
	rules, problems := rule.Load(alone, in.policy.Categories)
	in.problems = append(in.problems, problems...)
	for _, r := range rules {
		r.Own = true
	}
	for _, r := range in.rules {
		if r.Own && contains(files, r.Span.File) {
			rules = append(rules, r)
		}
	}
	return &Catalogue{Inputs: in.inputs, Categories: in.policy.Categories, Laws: in.laws, Rules: in.rules, AllLaws: builtin.Laws, BuiltIn: builtin.Rules, Problems: source.SortProblems(in.problems), in: in, files: others}, rules
}

// contains looks for the name of a file as it is shown.
func contains(paths []string, name string) bool {
	return slices.ContainsFunc(paths, func(path string) bool { return filepath.ToSlash(path) == name })
}

// sameNames gives files the names under which others name them already, so that
// none is read twice.
func sameNames(files, others []string) []string {
	files = slices.Clone(files)
	for i, file := range files {
		for _, other := range others {
			a, err := os.Stat(file)
			b, also := os.Stat(other)
			if err == nil && also == nil && os.SameFile(a, b) {
				files[i] = other
			}
		}
	}
	return files
}

// Written is the text of a rule as its file has it.
func (c *Catalogue) Written(r *rule.Rule) []byte {
	files := c.files
	if !r.Own {
		files = builtinFiles("checks/*.yaml")
	}
	for _, f := range files {
		if f.Name == r.Span.File {
			return r.Written(f)
		}
	}
	return nil
}
