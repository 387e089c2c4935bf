package config

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// problems writes problems as a user sees them, one a line.
func problems(ps []source.Problem) string {
	var lines []string
	for _, p := range ps {
		lines = append(lines, p.Error())
	}
	return strings.Join(lines, "\n")
}

func TestReadProblems(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"minimal", "version: 1\n",
			""},
		{"empty", "",
			"pare.yaml:1:1: error: the file is empty, expected the settings of a project (start it with version: 1)"},
		{"comment only", "# later\n",
			"pare.yaml:1:1: error: the file is empty, expected the settings of a project (start it with version: 1)"},
		{"list", "- version: 1\n",
			"pare.yaml:1:1: error: pare.yaml is a list, expected a mapping (write key: value)"},
		{"no version", "manifests: [a.yaml]\n",
			"pare.yaml:1:1: error: “version” is missing in pare.yaml (add it)"},
		{"version 2", "version: 2\n",
			"pare.yaml:1:10: error: “version” in pare.yaml is “2”, expected 1 (write version: 1)"},
		{"two documents", "version: 1\n---\nversion: 1\n",
			"pare.yaml:3:1: error: a second document in pare.yaml (write one mapping, without lines ---)"},
		{"unknown key", "version: 1\nmanifest: [a.yaml]\n",
			"pare.yaml:2:1: error: unknown key “manifest” in pare.yaml (did you mean “manifests”?)"},
		{"unknown key far from all", "version: 1\nseverity: high\n",
			"pare.yaml:2:1: error: unknown key “severity” in pare.yaml (known keys: fail_on, jurisdictions, manifests, rules, schemas, version, waivers)"},
		{"path for list", "version: 1\nmanifests: privacy/manifest.yaml\n",
			"pare.yaml:2:12: error: “manifests” in pare.yaml is a text, expected a list (write [privacy/manifest.yaml])"},
		{"path twice", "version: 1\nrules: [a.yaml, a.yaml]\n",
			"pare.yaml:2:17: error: “a.yaml” appears twice in “rules” in pare.yaml, first at pare.yaml:2:9 (keep one of the two)"},
		{"empty path", "version: 1\nrules: [\"\"]\n",
			"pare.yaml:2:9: error: an item of “rules” in pare.yaml is empty (write a value, or leave the item out)"},
		{"schema without a name", "version: 1\nschemas:\n  - path: a.sql\n",
			"pare.yaml:3:5: error: “name” is missing in a schema (add it)"},
		{"schema without a source", "version: 1\nschemas:\n  - name: shop\n",
			"pare.yaml:3:5: error: a schema has neither “path” nor “url” (add path: with a file, or url: with a database)"},
		{"schema with two sources", "version: 1\nschemas:\n  - {name: shop, path: a.sql, url: \"${DB}\"}\n",
			"pare.yaml:3:31: error: a schema has both “path” and “url” (keep one of the two, or make two schemas of it)"},
		{"schema with an empty source", "version: 1\nschemas:\n  - {name: shop, path: \"\"}\n",
			"pare.yaml:3:24: error: where a schema is to be read is empty (write a path or a URL)"},
		{"schema name with a dot", "version: 1\nschemas:\n  - {name: shop.eu, path: a.sql}\n",
			"pare.yaml:3:12: error: “shop.eu” cannot be the name of a schema (use letters, digits, _ and - alone)"},
		{"schema names twice", "version: 1\nschemas:\n  - {name: shop, path: a.sql}\n  - {name: shop, path: b.sql}\n",
			"pare.yaml:4:12: error: schema “shop” is defined twice, first at pare.yaml:3:12 (keep one of the two, or rename one)"},
		{"schema as a text", "version: 1\nschemas: [a.sql]\n",
			"pare.yaml:2:11: error: a schema is a text, expected a mapping (write key: value)"},
		{"dialect", "version: 1\nschemas:\n  - {name: shop, path: a.sql, dialect: postgresql}\n",
			"pare.yaml:3:40: error: “dialect” in a schema is “postgresql”, expected postgres, mysql, mariadb, sqlite, sqlserver, cockroachdb, redshift, oracle, snowflake, bigquery or duckdb (did you mean “postgres”?)"},
		{"jurisdiction", "version: 1\njurisdictions: [GDPR]\n",
			"pare.yaml:2:17: error: an item of “jurisdictions” is “GDPR”, expected gdpr, uk-gdpr, ccpa or modpa (did you mean “gdpr”?)"},
		{"fail_on", "version: 1\nfail_on: severe\n",
			"pare.yaml:2:10: error: “fail_on” in pare.yaml is “severe”, expected critical, high, medium, low, info or none"},
		{"fail_on as a boolean", "version: 1\nfail_on: false\n",
			"pare.yaml:2:10: error: “fail_on” in pare.yaml is “false”, expected critical, high, medium, low, info or none"},
		{"waiver without all", "version: 1\nwaivers:\n  - rule: undeclared\n",
			"pare.yaml:3:5: error: “expires” is missing in a waiver (add it)\n" +
				"pare.yaml:3:5: error: “owner” is missing in a waiver (add it)\n" +
				"pare.yaml:3:5: error: “reason” is missing in a waiver (add it)\n" +
				"pare.yaml:3:5: error: “ref” is missing in a waiver (add it)"},
		{"waiver without a day", "version: 1\nwaivers:\n  - {rule: a, ref: b, reason: c, owner: d, expires: 2027-02-30}\n",
			"pare.yaml:3:53: error: “expires” in a waiver is “2027-02-30”, expected a day of the calendar written YYYY-MM-DD"},
		{"waiver with an empty reason", "version: 1\nwaivers:\n  - {rule: a, ref: b, reason: \" \", owner: d, expires: 2027-02-28}\n",
			"pare.yaml:3:23: error: “reason” in a waiver is empty (write a value)"},
		{"waiver twice", "version: 1\nwaivers:\n  - {rule: a, ref: b, reason: c, owner: d, expires: 2027-02-28}\n  - {rule: a, ref: b, reason: e, owner: d, expires: 2027-03-28}\n",
			"pare.yaml:4:5: error: a waiver of “a” for “b” appears twice, first at pare.yaml:3:5 (keep one of the two)"},
		{"key twice", "version: 1\nversion: 1\n",
			"pare.yaml:2:1: error: “version” appears twice in one mapping, first at pare.yaml:1:1 (keep one of the two)"},
		{"all at once", "fail_on: x\nschemas:\n  - {name: a b, path: x}\nrules: y\n",
			"pare.yaml:1:1: error: “version” is missing in pare.yaml (add it)\n" +
				"pare.yaml:1:10: error: “fail_on” in pare.yaml is “x”, expected critical, high, medium, low, info or none\n" +
				"pare.yaml:3:12: error: “a b” cannot be the name of a schema (use letters, digits, _ and - alone)\n" +
				"pare.yaml:4:8: error: “rules” in pare.yaml is a text, expected a list (write [y])"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, ps := Read(source.NewFile("pare.yaml", []byte(tt.in)))
			if got := problems(ps); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}
