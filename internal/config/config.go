// Package config reads pare.yaml, the project's settings. It is the file's only
// reader.
package config

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// FileName is what the settings are called.
const FileName = "pare.yaml"

// BaselineFile is where the baseline of a settings file is kept: beside it, and
// named after it. That of pare.yaml is pare-baseline.yaml.
func BaselineFile(settings string) string {
	return strings.TrimSuffix(settings, filepath.Ext(settings)) + "-baseline.yaml"
}

// Config is what a pare.yaml says. Paths are as written, relative to the
// folder of the file.
type Config struct {
	File          string // its own path; "" where there is none
	Manifests     []source.Text
	Rules         []source.Text
	Schemas       []Schema
	Jurisdictions []source.Text
	FailOn        source.Text // a severity, or none
	Waivers       []Waiver
}

// Paths lists all paths and patterns that the settings name.
func (c *Config) Paths() []source.Text {
	paths := slices.Concat(c.Manifests, c.Rules)
	for _, s := range c.Schemas {
		if s.Path.Given() {
			paths = append(paths, s.Path)
		}
	}
	return paths
}

// Schema is one dataset: where its schema is described. One of Path and URL is
// given.
type Schema struct {
	Name    source.Text
	Path    source.Text
	Dialect source.Text // one of Dialects; not given: to be detected
	URL     source.Text // ${VARIABLES} are left as written
	Span    source.Span
}

// Waiver is a finding that somebody accepts until a day.
type Waiver struct {
	Rule, Ref, Reason, Owner source.Text
	Expires                  source.Text // YYYY-MM-DD
	Span                     source.Span
}

// Dialects lists the kinds of database that a schema can be of.
func Dialects() []string {
	return []string{"postgres", "mysql", "mariadb", "sqlite", "sqlserver", "cockroachdb", "redshift", "oracle", "snowflake", "bigquery", "duckdb"}
}

// Jurisdictions lists the laws that can be asked for.
func Jurisdictions() []string { return []string{"gdpr", "uk-gdpr", "ccpa", "modpa"} }

// Find walks up from a folder to the nearest pare.yaml and stops at the root of
// the repository, the folder that holds .git, or of the file system.
func Find(dir string) (string, bool) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", false
	}
	for {
		name := filepath.Join(dir, FileName)
		if _, err := os.Stat(name); err == nil {
			return name, true
		}
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return "", false
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", false
		}
		dir = up
	}
}
