package text

import (
	"regexp"
	"strings"
)

// Liquibase keeps changesets in SQL files that begin with a line of its own. A
// changeset begins with a line that says, among others, for which databases it is.
var (
	liquibaseFile = regexp.MustCompile(`(?i)\A\s*--\s*liquibase formatted sql`)
	changeset     = regexp.MustCompile(`(?i)^\s*--\s*changeset\s+\S+:`)
	forDatabases  = regexp.MustCompile(`(?i)\sdbms:\s*"?([\w!]+(?:\s*,\s*[\w!]+)*)`)
	ignored       = regexp.MustCompile(`(?i)\signore:\s*"?true\b`)
)

// changesets blanks the changesets of Liquibase that are for other databases
// alone. Everything keeps its place.
func changesets(src, dialect string) string {
	if !liquibaseFile.MatchString(src) {
		return src
	}
	var out []byte
	at, skips := 0, false
	for line := range strings.Lines(src) {
		if changeset.MatchString(line) {
			skips = ignored.MatchString(line) || !isFor(line, dialect)
		}
		if skips {
			if out == nil {
				out = []byte(src)
			}
			for i := at; i < at+len(line); i++ {
				if out[i] != '\n' && out[i] != '\r' {
					out[i] = ' '
				}
			}
		}
		at += len(line)
	}
	if out == nil {
		return src
	}
	return string(out)
}

// isFor reports whether a changeset is for the dialect: it is for all where it
// names none, or only some that it is not for.
func isFor(line, dialect string) bool {
	m := forDatabases.FindStringSubmatch(line)
	if m == nil {
		return true
	}
	others := false
	for name := range strings.SplitSeq(strings.ToLower(m[1]), ",") {
		name, not := strings.CutPrefix(strings.TrimSpace(name), "!")
		switch name {
		case "postgresql":
			name = "postgres"
		case "mssql":
			name = "sqlserver"
		}
		same := name == dialect || name == "all"
		switch {
		case not && same, name == "none":
			return false
		case same:
			return true
		}
		others = others || not
	}
	return others
}
