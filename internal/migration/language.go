package migration

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// otherLanguages says which files may be migrations that are no SQL.
func (p *planner) otherLanguages(names []string) {
	first := map[string]string{}
	count := map[string]int{}
	var kinds []string
	for _, name := range names {
		kind := languageOf(name)
		if kind == "" || aside(name) {
			continue
		}
		if count[kind]++; count[kind] == 1 {
			first[kind] = name
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		more := ""
		if n := count[kind] - 1; n > 0 {
			more = " (" + strconv.Itoa(n) + " more like it)"
		}
		p.incomplete(first[kind], "may be a migration, but it is "+kind+", which is not read"+more, "give a dump of the database instead: pg_dump --schema-only")
	}
}

// revision starts the names of migrations that have no number: Alembic's.
var revision = regexp.MustCompile(`^[0-9a-f]{8,}_`)

// languageOf says what kind of file may be a migration, or "".
func languageOf(name string) string {
	base := path.Base(name)
	lower := strings.ToLower(base)
	for _, part := range strings.Split(path.Dir(name), "/") {
		if part == "node_modules" || part == "vendor" || part == "__pycache__" {
			return ""
		}
	}
	ext := path.Ext(lower)
	stem := strings.TrimSuffix(lower, ext)
	switch {
	case lower == "schema.rb":
		return "Ruby"
	case lower == "sqitch.plan":
		return "the plan of Sqitch"
	case ext == ".fizz":
		return "fizz"
	case strings.HasSuffix(stem, ".sql") && slices.Contains([]string{".tmpl", ".tpl", ".template", ".erb", ".j2", ".jinja", ".jinja2", ".mustache", ".hbs", ".ejs", ".in"}, ext):
		return "a template of SQL"
	case strings.Contains(stem, "changelog") && slices.Contains([]string{".xml", ".yaml", ".yml", ".json"}, ext):
		return "a changelog of Liquibase"
	}
	kind, ok := languages()[ext]
	if !ok || strings.HasSuffix(stem, "_test") || strings.HasSuffix(stem, ".test") || strings.HasSuffix(stem, ".spec") ||
		strings.HasSuffix(stem, ".d") || strings.HasSuffix(stem, ".designer") {
		return ""
	}
	v, word := prefixed(stem)
	if v != nil && (word == "" || word == "v" || word == "version" || word == "m" || word == "migration") ||
		flywayName.MatchString(base[:len(base)-len(ext)]) || revision.MatchString(lower) || stem == "up" || stem == "migration" {
		return kind
	}
	return ""
}

func languages() map[string]string {
	return map[string]string{
		".go": "Go", ".rb": "Ruby", ".py": "Python", ".js": "JavaScript", ".cjs": "JavaScript", ".mjs": "JavaScript", ".ts": "TypeScript",
		".php": "PHP", ".java": "Java", ".class": "Java", ".kt": "Kotlin", ".scala": "Scala", ".groovy": "Groovy", ".clj": "Clojure",
		".cs": "C#", ".fs": "F#", ".ex": "Elixir", ".exs": "Elixir", ".rs": "Rust", ".pl": "Perl", ".sh": "a shell script",
	}
}
