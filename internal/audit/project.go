package audit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/source"
)

// Project is what to audit. Paths are as they are shown to the user: relative to
// where the command runs, or absolute where they were given so.
type Project struct {
	Config    *config.Config // never nil
	Settings  source.File    // the pare.yaml itself; zero where there is none
	Manifests []string
	Rules     []string
	Schemas   []Schema
	Named     map[string]source.Text // by path, the text of the settings that names it
	Problems  []source.Problem       // what was wrong with the settings
	Baseline  string                 // the file of findings that are accepted as they stand; "" where there is none

	BaselineStrict bool // entries of the baseline that fit nothing fail
}

// Schema is one dataset and the files that describe it.
type Schema struct {
	Name    string
	Dialect string // "" to detect it
	Files   []string
	Given   []source.File // those that were read already: standard input
}

// Open reads a pare.yaml and finds the files that it names. A pattern that
// matches nothing is a problem: an empty list of inputs must not look like a
// clean one.
func Open(path string) Project {
	p := Project{Config: &config.Config{}, Named: map[string]source.Text{}}
	file, problem := source.Read(path)
	if problem != nil {
		p.Problems = append(p.Problems, *problem)
		return p
	}
	p.Settings = file
	p.Config, p.Problems = config.Read(file)
	if baseline := config.BaselineFile(path); exists(baseline) {
		p.Baseline = baseline
	}
	dir := filepath.Dir(path)
	p.Manifests = p.named(dir, p.Config.Manifests)
	p.Rules = p.named(dir, p.Config.Rules)
	for _, s := range p.Config.Schemas {
		if s.URL.Given() {
			p.Problems = append(p.Problems, source.Problem{
				Kind: source.Incomplete, Span: s.URL.Span,
				Msg:  "reading a live database is not supported, so “" + s.Name.Value + "” was not read",
				Hint: "give path: the output of pg_dump --schema-only",
			})
			continue
		}
		p.Schemas = append(p.Schemas, Schema{
			Name:    s.Name.Value,
			Dialect: s.Dialect.Value,
			Files:   p.named(dir, []source.Text{s.Path}),
		})
	}
	return p
}

// named resolves the paths and patterns that a file in dir names, each list
// sorted and without repeats.
func (p *Project) named(dir string, paths []source.Text) []string {
	var files []string
	for _, path := range paths {
		if !path.Given() {
			continue
		}
		full := filepath.FromSlash(path.Value)
		if !filepath.IsAbs(full) {
			full = filepath.Join(dir, full)
		}
		found, problem := Expand(full)
		if problem != "" {
			p.Problems = append(p.Problems, source.Problem{
				Kind: source.Incomplete, Span: path.Span, Msg: "“" + path.Value + "” " + problem,
				Hint: "correct the path; it starts at the folder of this file",
			})
		}
		for _, file := range found {
			p.Named[file] = path
			files = append(files, file)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// Expand lists the files that a path or pattern names, sorted; or says what is
// wrong with it. A path that exists is itself, whatever characters it holds.
// Whether a plain path can be read shows when it is read.
func Expand(path string) (files []string, problem string) {
	if !strings.ContainsAny(path, "*?[") {
		return []string{path}, ""
	}
	if _, err := os.Lstat(path); err == nil {
		return []string{path}, ""
	}
	found, err := filepath.Glob(path)
	switch {
	case err != nil:
		return nil, "is not a pattern: a bracket is not closed"
	case len(found) == 0:
		return nil, "matches no file"
	}
	slices.Sort(found)
	return found, ""
}

// exists reports whether there is something of that name, a broken link too.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
