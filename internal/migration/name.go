package migration

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
)

// file is what the name of an SQL file tells.
type file struct {
	name      string
	sql       bool
	stem      string // its own name without .sql, direction and dialect
	direction string // up, down or ""
	dialect   string // the dialect it is for alone; "" for all
	flyway    string // V, B, R, U, or before or after: a callback; "" where it has no name that Flyway reads
	version   version
	title     string // what a repeatable migration is called
}

// key is the same for files of one version.
func (f file) key() string {
	if v := versionOf(f.stem); v != nil {
		return path.Dir(f.name) + "/" + v.text()
	}
	return path.Dir(f.name) + "/" + f.stem
}

var sqlEndings = regexp.MustCompile(`(?i)\.(?:sql|ddl|psql|pgsql)(?:\.(?:gz|bz2|xz|zst|lz4|zip))?$`)

// flywayName is a prefix with a version, or R, and two underscores. The prefix
// is a capital, as Flyway has it.
var flywayName = regexp.MustCompile(`^(?:([VUB])(\d+(?:[._]\d+)*)|(R))__(.*)$`)

var callback = regexp.MustCompile(`^(before|after)(?:Each)?(?:Migrate|Versioned|Repeatables)(?:Statement|Applied|OperationFinish)?(?:__.*)?$`)

// postgrator is how Postgrator names migrations: 001.do.users.sql, 001.undo.users.sql.
var postgrator = regexp.MustCompile(`^(\d+)\.(do|undo)(\..*)?$`)

func parse(name string) file {
	f := file{name: name}
	base := path.Base(name)
	end := sqlEndings.FindString(base)
	if end == "" {
		return f
	}
	f.sql = true
	f.stem = base[:len(base)-len(end)]
	folders := strings.Split(path.Dir(name), "/")
	for _, folder := range folders {
		if d := dialectNamed(folder); d != "" {
			f.dialect = d
		}
		switch strings.ToLower(folder) {
		case "rollback", "rollbacks", "undo":
			f.direction = "down"
		}
	}
	if m := flywayName.FindStringSubmatch(f.stem); m != nil {
		f.flyway, f.version, f.title = m[1]+m[3], numbers(m[2]), m[4]
		if f.flyway == "U" {
			f.direction = "down"
		}
		return f
	}
	if m := callback.FindStringSubmatch(f.stem); m != nil {
		f.flyway = m[1]
		if strings.Contains(f.stem, "Repeatables") {
			f.flyway = "between"
		}
		return f
	}
	if m := postgrator.FindStringSubmatch(f.stem); m != nil {
		f.direction = "up"
		if m[2] == "undo" {
			f.direction = "down"
		}
		f.stem = m[1] + m[3]
	}
	// 1_users.postgres.autocommit.up.sql: what stands between dots, from the end.
	parts := strings.Split(f.stem, ".")
	for len(parts) > 1 {
		last := strings.ToLower(parts[len(parts)-1])
		d := dialectNamed(last)
		switch {
		case f.direction == "" && (last == "up" || last == "do"):
			f.direction = "up"
		case f.direction == "" && (last == "down" || last == "undo" || last == "rollback"):
			f.direction = "down"
		case d != "":
			f.dialect = d
		case last == "autocommit" || last == "notx":
		default:
			f.stem = strings.Join(parts, ".")
			return f
		}
		parts = parts[:len(parts)-1]
	}
	f.stem = parts[0]
	switch {
	case f.direction != "":
	case strings.EqualFold(f.stem, "down"):
		f.direction = "down"
	case strings.EqualFold(f.stem, "up"):
		f.direction = "up"
	}
	return f
}

// paired tells the direction of a file by the one that stands beside it:
// 1_users-up.sql has 1_users-down.sql, up/1_users.sql has down/1_users.sql.
func paired(name string, names map[string]bool) string {
	for _, pair := range [][2]string{{"-up.", "-down."}, {"_up.", "_down."}, {"up/", "down/"}, {"do/", "undo/"}, {"deploy/", "revert/"}} {
		for i, direction := range []string{"up", "down"} {
			at := strings.LastIndex(name, pair[i])
			if at < 0 || strings.HasSuffix(pair[i], "/") && at > 0 && name[at-1] != '/' {
				continue
			}
			if names[name[:at]+pair[1-i]+name[at+len(pair[i]):]] {
				return direction
			}
		}
	}
	return ""
}

// dialectNamed is the dialect that a word of a path names, or "".
func dialectNamed(word string) string {
	switch strings.ToLower(word) {
	case "postgres", "postgresql", "pg", "psql", "pgsql":
		return "postgres"
	case "mysql":
		return "mysql"
	case "mariadb":
		return "mariadb"
	case "sqlite", "sqlite3":
		return "sqlite"
	case "sqlserver", "mssql":
		return "sqlserver"
	case "cockroach", "cockroachdb", "crdb":
		return "cockroachdb"
	case "oracle":
		return "oracle"
	case "redshift":
		return "redshift"
	case "snowflake":
		return "snowflake"
	case "bigquery":
		return "bigquery"
	case "duckdb":
		return "duckdb"
	case "h2", "hsqldb", "db2", "derby", "clickhouse", "spanner", "firebird", "ydb":
		return strings.ToLower(word)
	}
	return ""
}

// version is a version's numbers, without zeros in front. It is nil for none.
type version []string

func numbers(text string) version {
	var v version
	for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return c < '0' || c > '9' }) {
		v = append(v, strings.TrimLeft(part, "0"))
	}
	return v
}

// compare compares number by number. 1 and 1.0 are the same.
func (v version) compare(w version) int {
	for i := range max(len(v), len(w)) {
		a, b := "", ""
		if i < len(v) {
			a = v[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if c := cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)); c != 0 {
			return c
		}
	}
	return 0
}

func (v version) text() string {
	parts := slices.Clone(v)
	for i, part := range parts {
		if part == "" {
			parts[i] = "0"
		}
	}
	return strings.Join(parts, ".")
}

// versioned is a name that starts with a version: 0001_users, v1.2, 2026-02-14-093000_users,
// 20260214T093000Z_users, or one behind a word: migration_12. A number belongs
// to the version up to the first part that is more than a number.
var versioned = regexp.MustCompile(`^([A-Za-z]+[-_ ]?)?(\d+)((?:[._-]\d+|T\d+Z?)*)(Z?)([^A-Za-z0-9].*|[A-Za-z].*)?$`)

// versionOf is the version at the start of a name, or nil. Behind a word, the
// prefix, it has to be all of the name or be set off from the rest.
func versionOf(name string) version {
	v, _ := prefixed(name)
	return v
}

func prefixed(name string) (v version, prefix string) {
	m := versioned.FindStringSubmatch(name)
	if m == nil {
		return nil, ""
	}
	text, rest := m[2]+m[3], m[5]
	if rest != "" && letter(rest[0]) {
		// 12a_users: the last number is a word's beginning.
		cut := strings.LastIndexAny(text, "._-T")
		if cut < 0 {
			return nil, ""
		}
		text = text[:cut]
	}
	return numbers(text), strings.ToLower(m[1])
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
