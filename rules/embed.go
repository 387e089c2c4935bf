// Package rules holds what pare knows of the law and of data, as data: the
// categories, the names of columns and the checks.
package rules

import "embed"

// FS holds categories.yaml, vague-titles.yaml, names/*.yaml and checks/*.yaml.
//
//go:embed categories.yaml vague-titles.yaml names/*.yaml checks/*.yaml
var FS embed.FS
