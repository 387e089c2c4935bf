// Package rules holds what pare knows of the law and of data, as data: the
// categories, the names of columns, the checks and the jurisdictions.
package rules

import "embed"

// FS holds categories.yaml, vague-titles.yaml, names/*.yaml, checks/*.yaml and
// jurisdictions/*.yaml.
//
//go:embed categories.yaml vague-titles.yaml names/*.yaml checks/*.yaml jurisdictions/*.yaml
var FS embed.FS
