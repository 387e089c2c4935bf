// Package config reads pare.yaml, the project's settings. It is the file's only
// reader.
package config

import (
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
)

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

// Schema is one dataset: where its schema is described.
type Schema struct {
	Name    source.Text
	Path    source.Text
	Dialect source.Text
	URL     source.Text
	Span    source.Span
}

// Waiver is a finding that somebody accepts until a day.
type Waiver struct {
	Rule, Ref, Reason, Owner source.Text
	Expires                  source.Text // YYYY-MM-DD
	Span                     source.Span
}

var _ = finding.Info
