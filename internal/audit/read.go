package audit

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"

	"github.com/pare-dev/pare/internal/classify"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/manifest"
	"github.com/pare-dev/pare/internal/migration"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/schema"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Input is a file that was read.
type Input struct {
	Kind   string // settings, manifest, rules, schema or baseline
	Path   string
	SHA256 string
	Bytes  int64
}

// sources is what was read, before anything is judged.
type sources struct {
	builtin    BuiltIn
	laws       []*jurisdiction.Jurisdiction // those that the settings choose
	named      map[string]source.Text
	lost       map[string]bool // the kinds of file of which one could not be read
	inputs     []Input
	problems   []source.Problem
	policy     *policy.Policy
	rules      []*rule.Rule
	manifest   *inventory.Manifest
	datasets   []*inventory.Dataset
	baseline   *Baseline // nil where there is none
	remarks    []yamlsrc.Remark
	classifier *classify.Classifier
}

// begin starts to read a project: its settings, beside what pare itself brings.
func begin(p Project, builtin BuiltIn, problems []source.Problem) sources {
	in := sources{
		builtin: builtin, laws: choose(builtin.Laws, p.Config.Jurisdictions), named: p.Named, lost: map[string]bool{},
		problems: append(problems, p.Problems...),
	}
	if p.Settings.Name != "" {
		in.note("settings", p.Settings)
		in.readRemarks([]source.File{p.Settings})
	}
	return in
}

// read reads a project.
func read(p Project, builtin BuiltIn, problems []source.Problem) sources {
	in := begin(p, builtin, problems)
	in.readPolicy(in.files("rules", p.Rules))
	in.readRules()
	in.readNames()
	in.readManifest(in.files("manifest", p.Manifests))
	for _, s := range byName(p.Schemas) {
		in.readSchema(s)
	}
	return in
}

func byName(schemas []Schema) []Schema {
	return slices.SortedStableFunc(slices.Values(schemas), func(a, b Schema) int { return cmp.Compare(a.Name, b.Name) })
}

func (in *sources) note(kind string, f source.File) {
	in.inputs = append(in.inputs, Input{kind, f.Name, f.SHA256, f.Size})
}

// files reads files in the order of their names, so that the order in which
// they were given makes no difference.
func (in *sources) files(kind string, names []string) []source.File {
	var files []source.File
	names = slices.Clone(names)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		f, problem := source.Read(name)
		if problem != nil {
			in.problems = append(in.problems, in.placed(name, *problem))
			in.lost[kind] = true
			continue
		}
		in.note(kind, f)
		files = append(files, f)
	}
	return files
}

func (in *sources) readPolicy(files []source.File) {
	var problems []source.Problem
	in.readRemarks(files)
	in.policy, problems = policy.Read(in.builtin.Categories, files)
	in.policy.Partial = in.policy.Partial || in.lost["rules"]
	in.problems = append(in.problems, problems...)
}

// readRules puts the built-in rules, as the laws and the users leave them, and
// the users' own together.
func (in *sources) readRules() {
	checks, overrides, problems := rule.LoadNodes(in.policy.Checks, in.policy.Categories)
	in.problems = append(in.problems, problems...)
	builtin, problems := rule.Adjust(jurisdiction.Apply(in.builtin.Rules, in.laws), overrides)
	in.problems = append(in.problems, problems...)
	in.rules, problems = rule.Join(builtin, checks)
	in.problems = append(in.problems, problems...)
}

func (in *sources) readNames() {
	var problems []source.Problem
	in.classifier, problems = classify.New(in.builtin.Names, in.policy.Categories, in.policy.Names)
	in.problems = append(in.problems, problems...)
}

func (in *sources) readManifest(files []source.File) {
	var problems []source.Problem
	in.readRemarks(files)
	in.manifest, problems = manifest.Read(files)
	in.manifest.Partial = in.manifest.Partial || in.lost["manifest"]
	in.problems = append(in.problems, problems...)
}

// readSchema reads the files of a schema, and gives them.
func (in *sources) readSchema(s Schema) []source.File {
	in.lost["schema"] = false
	files, other, dialect := in.schemaFiles(s)
	d := &inventory.Dataset{Name: s.Name}
	if len(files) > 0 {
		d = in.parseSchema(s.Name, dialect, files, other)
	} else {
		in.datasets = append(in.datasets, d)
	}
	// Why a file is missing is said already. References to what it may hold are
	// neither unknown nor stale.
	d.Partial = d.Partial || len(files) == 0 || in.lost["schema"]
	return files
}

func (in *sources) parseSchema(name, dialect string, files, other []source.File) *inventory.Dataset {
	d, problems := schema.ReadEither(name, dialect, files, other)
	in.problems = append(in.problems, problems...)
	in.datasets = append(in.datasets, d)
	return d
}

// schemaFiles reads the files of a schema, those of a folder or a pattern in the
// order of the tool that wrote them. other is their other order, nil where they
// have one.
func (in *sources) schemaFiles(s Schema) (files, other []source.File, dialect string) {
	dialect = s.Dialect
	names := slices.Clone(s.Files)
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) > 1 && !slices.ContainsFunc(names, isFolder) {
		set, problems := migration.ReadFiles(names, dialect)
		in.take(set, problems)
		return set.Files, set.Other, set.Dialect
	}
	open := false
	for _, f := range s.Given {
		in.note("schema", f)
		files, other = append(files, f), append(other, f)
	}
	for _, name := range names {
		if !isFolder(name) {
			one := in.files("schema", []string{name})
			files, other = append(files, one...), append(other, one...)
			continue
		}
		set, problems := migration.Read(name, s.Dialect)
		for i, p := range problems {
			if p.Span.File == filepath.ToSlash(name) {
				problems[i] = in.placed(name, p)
			}
		}
		in.take(set, problems)
		files = append(files, set.Files...)
		if set.Other == nil {
			other = append(other, set.Files...)
		} else {
			other, open = append(other, set.Other...), true
		}
		if dialect == "" {
			dialect = set.Dialect
		}
	}
	if !open {
		other = nil
	}
	return files, other, dialect
}

// take notes the files of a set, and what is wrong with it.
func (in *sources) take(set migration.Set, problems []source.Problem) {
	for _, f := range slices.Concat(set.Beside, set.Files) {
		in.note("schema", f)
	}
	for _, p := range problems {
		in.lost["schema"] = in.lost["schema"] || p.Kind == source.Incomplete
	}
	in.problems = append(in.problems, problems...)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// placed puts what is wrong with a file as a whole at the words that name it.
func (in *sources) placed(name string, p source.Problem) source.Problem {
	if by, ok := in.named[name]; ok {
		p.Span, p.Msg = by.Span, "“"+by.Value+"” "+p.Msg
	}
	return p
}

// classify lets the classifier look at every column.
func (in *sources) classify() {
	for _, d := range in.datasets {
		in.classifier.Dataset(d)
	}
}
