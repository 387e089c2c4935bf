package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/source"
)

// inputFlags are those that say what to read.
func inputFlags(cmd *cobra.Command) {
	cmd.Flags().String("config", "", "read the settings from `FILE` instead of looking for pare.yaml")
	cmd.Flags().StringArray("manifest", nil, "read the manifest `FILE`, or those that a pattern matches")
	cmd.Flags().StringArray("rules", nil, "read the rules `FILE`, or those that a pattern matches")
}

func schemaFlag(cmd *cobra.Command) {
	cmd.Flags().StringArray("schema", nil, "read the schema file or folder of migrations `[NAME=]PATH`, or the files that a pattern matches; the name begins references")
}

const howToName = "name a folder that has one, or the files: pare audit --manifest manifest.yaml --rules rules.yaml --schema shop=schema.sql"

// chosen is what to read, as it was given.
type chosen struct {
	file  string              // the pare.yaml; "" where flags name all
	given map[string][]string // by kind, the paths that flags name
}

// choose says what to read: the pare.yaml of PATH or of --config, else, where no
// flag names a file, the nearest one; and the files that flags name.
func choose(s settings, args []string) (c chosen, err error) {
	c.given = map[string][]string{}
	for _, kind := range []string{"manifest", "rules", "schema"} {
		list, err := s.list(kind)
		if err != nil {
			return c, err
		}
		if len(list) > 0 {
			c.given[kind] = list
		}
	}
	c.file, err = settingsFile(s, args, len(c.given) > 0)
	return c, err
}

// finder lists the files that the paths of a flag lead to.
type finder func(flag string, paths []string) ([]string, error)

// project is what was chosen as it stands in the working folder.
func project(s settings, args []string) (audit.Project, error) {
	c, err := choose(s, args)
	if err != nil {
		return audit.Project{Config: &config.Config{}}, err
	}
	return c.project(s, func(flag string, paths []string) ([]string, error) { return expand(s, flag, paths) })
}

// project reads the settings. Files that flags name take the place of those that
// they name, kind by kind.
func (c chosen) project(s settings, find finder) (p audit.Project, err error) {
	p.Config = &config.Config{}
	if c.file != "" {
		p = audit.Open(c.file)
	}
	if list := c.given["manifest"]; list != nil {
		forget(&p, p.Config.Manifests...)
		if p.Manifests, err = find("manifest", list); err != nil {
			return p, err
		}
	}
	if list := c.given["rules"]; list != nil {
		forget(&p, p.Config.Rules...)
		if p.Rules, err = find("rules", list); err != nil {
			return p, err
		}
	}
	if list := c.given["schema"]; list != nil {
		for _, schema := range p.Config.Schemas {
			forget(&p, schema.Path, schema.URL)
		}
		if p.Schemas, err = schemas(s, list, find); err != nil {
			return p, err
		}
	}
	return p, nil
}

// projectIfAny is the project to read where flags name one or a pare.yaml is
// near, and none where not.
func (a *app) projectIfAny(s settings) (p audit.Project, found bool, err error) {
	p, err = project(s, nil)
	if err == noSettings() {
		return audit.Project{Config: &config.Config{}}, false, nil
	}
	return p, err == nil, err
}

func noSettings() error {
	return usageError{"no " + config.FileName + " in this folder or one above it", howToName}
}

// settingsFile finds the pare.yaml to read; "" where flags name the files.
func settingsFile(s settings, args []string, filesGiven bool) (string, error) {
	named := s.GetString("config")
	switch {
	case len(args) == 1 && s.flags.Changed("config"):
		return "", usageError{"both --config and “" + args[0] + "” say where the settings are", "leave one of the two out"}
	case len(args) == 1:
		return settingsIn(args[0])
	case named != "":
		if info, err := os.Stat(named); err != nil || info.IsDir() {
			return "", usageError{s.origin("config") + " is “" + named + "”, which is no file", "name the settings file of the project"}
		}
		return named, nil
	case filesGiven:
		return "", nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", noSettings() // the folder is gone
	}
	found, ok := config.Find(dir)
	if !ok {
		return "", noSettings()
	}
	if near, err := filepath.Rel(dir, found); err == nil {
		found = near
	}
	return found, nil
}

// settingsIn is the pare.yaml that a PATH means.
func settingsIn(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", usageError{"“" + path + "” does not exist", "name a folder with a " + config.FileName}
	case info.IsDir():
		file := filepath.Join(path, config.FileName)
		if _, err := os.Stat(file); err != nil {
			return "", usageError{"no " + config.FileName + " in “" + path + "”", howToName}
		}
		return file, nil
	case filepath.Base(path) != config.FileName:
		return "", usageError{
			"“" + path + "” is neither a folder nor a " + config.FileName,
			"settings of another name: --config; other files: --manifest, --rules, --schema",
		}
	}
	return path, nil
}

// forget drops what was wrong with paths that flags replace.
func forget(p *audit.Project, paths ...source.Text) {
	p.Problems = slices.DeleteFunc(p.Problems, func(problem source.Problem) bool {
		return problem.Kind == source.Incomplete && slices.ContainsFunc(paths, func(t source.Text) bool { return t.Given() && t.Span == problem.Span })
	})
}

func expand(s settings, flag string, paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		found, problem := audit.Expand(path)
		if problem != "" {
			return nil, usageError{s.origin(flag) + ": “" + path + "” " + problem, "correct the path; it starts at the folder you are in"}
		}
		files = append(files, found...)
	}
	return files, nil
}

// schemas reads --schema [NAME=]PATH. Without a name, the file's own name up to
// its first dot stands for it.
func schemas(s settings, list []string, find finder) ([]audit.Schema, error) {
	var out []audit.Schema
	for _, spec := range list {
		name, path, named := nameAndPath(spec)
		if !named {
			name, _, _ = strings.Cut(filepath.Base(path), ".")
		}
		if name == "" || path == "" {
			return nil, usageError{s.origin("schema") + " is “" + spec + "”, expected NAME=PATH", "for example --schema shop=db/structure.sql"}
		}
		if !validName(name) {
			return nil, usageError{"“" + name + "” cannot be the name of a schema", "use letters, digits, _ and - alone: --schema shop=db/structure.sql"}
		}
		if slices.ContainsFunc(out, func(other audit.Schema) bool { return other.Name == name }) {
			return nil, usageError{"two schemas are called “" + name + "”", "give each a name: --schema NAME=PATH; the files of one schema go into one pattern"}
		}
		files, err := find("schema", []string{path})
		if err != nil {
			return nil, err
		}
		out = append(out, audit.Schema{Name: name, Files: files})
	}
	return out, nil
}

// nameAndPath reads NAME=PATH or PATH. What stands before the sign is no name
// where it is the path of a folder.
func nameAndPath(spec string) (name, path string, named bool) {
	name, path, named = strings.Cut(spec, "=")
	if !named || strings.ContainsAny(name, `/\`) {
		return "", spec, false
	}
	return name, path, true
}

// validName reports whether references can begin with the name of a schema.
func validName(name string) bool {
	return !strings.ContainsFunc(name, func(c rune) bool { return c != '_' && c != '-' && !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
