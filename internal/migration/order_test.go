package migration

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// Each case lists names as they sort, and the plan that they make: a line for
// each file in order, then those left out and what is said.
func TestOrder(t *testing.T) {
	for _, tc := range []struct {
		name    string
		dialect string
		names   string
		want    string
	}{
		{"Flyway compares numbers, not text", "", "V10__c.sql V1_10_0__b.sql V1_2__a.sql V1.9__x.sql V2__d.sql V20260214093000__e.sql", `
V1_2__a.sql
V1.9__x.sql
V1_10_0__b.sql
V2__d.sql
V10__c.sql
V20260214093000__e.sql`},
		{"Flyway: repeatable ones last, by title; undo left out", "", "R__b_view.sql R__a_view.sql U2__x.sql V2__x.sql V1__init.sql", `
V1__init.sql
V2__x.sql
R__a_view.sql
R__b_view.sql
left U2__x.sql: it takes a migration back`},
		{"Flyway starts at the newest baseline", "", "B3__base.sql B2__old.sql V1__a.sql V3__c.sql V4__d.sql R__r.sql", `
B3__base.sql
V4__d.sql
R__r.sql
left B2__old.sql: the baseline B3__base.sql holds what it does
left V1__a.sql: the baseline B3__base.sql holds what it does
left V3__c.sql: the baseline B3__base.sql holds what it does`},
		{"Flyway reads folders below, and calls back", "", "V1__a.sql y2025/V3__c.sql y2026/V2__b.sql afterMigrate.sql beforeMigrate__x.sql beforeRepeatables.sql R__v.sql testdata/rows.sql V1__a.sql.conf", `
beforeMigrate__x.sql
V1__a.sql
y2026/V2__b.sql
y2025/V3__c.sql
beforeRepeatables.sql
R__v.sql
afterMigrate.sql
left testdata/rows.sql: it is for tests or examples`},
		{"Flyway: two of one version, and names of other forms", "", "V1__a.sql V1_0__b.sql V2_one_underscore.sql 003_x.sql grants.sql", `
V1_0__b.sql
V1__a.sql
left grants.sql: Flyway does not read files of such names
incomplete 003_x.sql: is not read: it stands among files of Flyway, but its name is none that Flyway reads
incomplete V1__a.sql: has the version 1, and so has “V1_0__b.sql”: Flyway runs neither
incomplete V2_one_underscore.sql: is not read: it stands among files of Flyway, but its name is none that Flyway reads
warning grants.sql: is not read, for Flyway reads no files of such names`},
		{"Postgrator", "", "001.do.users.sql 001.undo.users.sql 002.do.sql 002.undo.sql 010.do.more-columns.sql 003.do.x.sql", `
001.do.users.sql
002.do.sql
003.do.x.sql
010.do.more-columns.sql
left 001.undo.users.sql: it takes a migration back
left 002.undo.sql: it takes a migration back`},
		{"golang-migrate", "", "1_init.down.sql 1_init.up.sql 10_c.down.sql 10_c.up.sql 2_b.up.sql", `
1_init.up.sql
2_b.up.sql
10_c.up.sql
left 10_c.down.sql: it takes a migration back
left 1_init.down.sql: it takes a migration back`},
		{"golang-migrate: two of one version", "", "1_a.up.sql 1_b.up.sql", `
1_a.up.sql
1_b.up.sql
other 1_b.up.sql 1_a.up.sql
warning 1_b.up.sql: has the version 1, and so has “1_a.up.sql”`},
		{"Prisma: days without a time", "", "20230518191501_init/migration.sql 20250625_add/migration.sql 20250101000000_b/migration.sql", `
20230518191501_init/migration.sql
20250101000000_b/migration.sql
20250625_add/migration.sql`},
		{"times as diesel has written them: with dashes, without, and with a counter", "", "2017-09-03-182408_b/up.sql 2017-09-03-182408_b/down.sql 20170804200817_a/up.sql 2025-07-16-123330-0000_d/up.sql 2019-01-01-000000_c/up.sql 2026-07-16-123330_e/up.sql", `
20170804200817_a/up.sql
2017-09-03-182408_b/up.sql
2019-01-01-000000_c/up.sql
2025-07-16-123330-0000_d/up.sql
2026-07-16-123330_e/up.sql
left 2017-09-03-182408_b/down.sql: it takes a migration back`},
		{"Diesel and Prisma read folders alone", "", "2024-01-01-000000_a/up.sql 2024-01-01-000000_a/down.sql 2024-01-02-000000_b/up.sql rows.sql", `
2024-01-01-000000_a/up.sql
2024-01-02-000000_b/up.sql
left 2024-01-01-000000_a/down.sql: it takes a migration back
left rows.sql: it stands beside folders of migrations
warning rows.sql: is not read: it stands beside folders of migrations, which Diesel and Prisma read alone`},
		{"a folder of what takes back", "", "V1__a.sql V2__b.sql rollback/1__a.sql Rollbacks/V2__b.sql", `
V1__a.sql
V2__b.sql
left Rollbacks/V2__b.sql: it takes a migration back
left rollback/1__a.sql: it takes a migration back`},
		{"Pop: the dialect's own before the one for all", "postgres", "20240101_a.down.sql 20240101_a.mysql.up.sql 20240101_a.postgres.up.sql 20240101_a.sqlite3.up.sql 20240101_a.up.sql 20240102_b.postgres.autocommit.up.sql 20240102_b.up.sql 20240103_c.up.sql 20240104_d.up.fizz", `
20240101_a.postgres.up.sql
20240102_b.postgres.autocommit.up.sql
20240103_c.up.sql
left 20240101_a.down.sql: it takes a migration back
left 20240101_a.mysql.up.sql: it is for mysql
left 20240101_a.sqlite3.up.sql: it is for sqlite
left 20240101_a.up.sql: the same version has a file for postgres
left 20240102_b.up.sql: the same version has a file for postgres
incomplete 20240104_d.up.fizz: may be a migration, but it is fizz, which is not read`},
		{"one dialect alone is detected", "", "1_a.mysql.up.sql 2_b.up.sql", `
1_a.mysql.up.sql
2_b.up.sql`},
		{"several dialects, and none is asked for", "", "1_a.mysql.up.sql 1_a.postgres.up.sql 2_b.up.sql", `
incomplete : holds files for mysql and postgres, and nothing says which are meant`},
		{"folders of dialects", "postgres", "common/V1__a.sql postgresql/V2__b.sql mysql/V2__b.sql hsqldb/V2__b.sql", `
common/V1__a.sql
postgresql/V2__b.sql
left hsqldb/V2__b.sql: it is for hsqldb
left mysql/V2__b.sql: it is for mysql`},
		{"MariaDB takes MySQL's", "mariadb", "1_a.mysql.up.sql 1_a.postgres.up.sql", `
1_a.mysql.up.sql
left 1_a.postgres.up.sql: it is for postgres`},
		{"no file of the dialect", "postgres", "1_a.mysql.up.sql", `
left 1_a.mysql.up.sql: it is for mysql
incomplete : holds no SQL file for postgres`},
		{"goose, sql-migrate, dbmate: a number or a time", "", "00001_init.sql 00002_b.sql 00010_c.sql 00003_d.go main.go embed_test.go", `
00001_init.sql
00002_b.sql
00010_c.sql
incomplete 00003_d.go: may be a migration, but it is Go, which is not read`},
		{"times of different length", "", "202401021530_b.sql 20240101120000_a.sql 20240103_c.sql", `
20240103_c.sql
202401021530_b.sql
20240101120000_a.sql
incomplete 202401021530_b.sql: has a version of another length than “20240103_c.sql”, and tools do not agree which comes first`},
		{"numbers without zeros", "", "1.sql 10.sql 2.sql 9a_x.sql", `
1.sql
2.sql
10.sql
incomplete 9a_x.sql: is not read: it has no version, as “1.sql” has, and whether it runs is not known`},
		{"a number that begins a word is none", "", "0001_2fa.sql 0001_10_x.sql", `
0001_2fa.sql
0001_10_x.sql`},
		{"a word before the version", "", "migration_1.sql migration_2.sql migration_10.sql", `
migration_1.sql
migration_2.sql
migration_10.sql`},
		{"dates with dashes, and ISO 8601", "", "2026-02-14-093000_b.sql 2026-01-31-235959_a.sql 20260215T000000Z_c.sql", `
2026-01-31-235959_a.sql
2026-02-14-093000_b.sql
20260215T000000Z_c.sql`},
		{"Diesel", "", "00000000000000_diesel/up.sql 00000000000000_diesel/down.sql 2018-01-10-1_b/up.sql 2018-01-10-1_b/down.sql 2018-01-02-1_a/up.sql", `
00000000000000_diesel/up.sql
2018-01-02-1_a/up.sql
2018-01-10-1_b/up.sql
left 00000000000000_diesel/down.sql: it takes a migration back
left 2018-01-10-1_b/down.sql: it takes a migration back`},
		{"Prisma", "", "migration_lock.toml 20240101000000_init/migration.sql 20240201000000_b/migration.sql", `
20240101000000_init/migration.sql
20240201000000_b/migration.sql`},
		{"one folder above them all", "", "prisma/migrations/20240201000000_b/migration.sql prisma/migrations/20240101000000_init/migration.sql prisma/schema.prisma", `
prisma/migrations/20240101000000_init/migration.sql
prisma/migrations/20240201000000_b/migration.sql`},
		{"folders of versions, whose files have no order", "", "v1.10/x.sql v1.2/b.sql v1.2/a.sql v1.9/y.sql", `
v1.2/a.sql
v1.2/b.sql
v1.9/y.sql
v1.10/x.sql
other v1.2/b.sql v1.2/a.sql v1.9/y.sql v1.10/x.sql`},
		{"two of one version", "", "v0.sql v1-b.sql v1-a.sql", `
v0.sql
v1-a.sql
v1-b.sql
other v0.sql v1-b.sql v1-a.sql`},
		{"no versions at all", "", "orders.sql customers.sql README.md", `
customers.sql
orders.sql
other orders.sql customers.sql`},
		{"several services, each with its own order", "", "auth/migrations/2_b.sql auth/migrations/1_a.sql billing/migrations/1_x.sql", `
auth/migrations/1_a.sql
auth/migrations/2_b.sql
billing/migrations/1_x.sql
other billing/migrations/1_x.sql auth/migrations/1_a.sql auth/migrations/2_b.sql`},
		{"pairs by their neighbours", "", "1_clean_up.sql 2_b-up.sql 2_b-down.sql", `
1_clean_up.sql
2_b-up.sql
left 2_b-down.sql: it takes a migration back`},
		{"folders up and down", "", "up/1_a.sql up/2_b.sql down/1_a.sql down/2_b.sql", `
up/1_a.sql
up/2_b.sql
left down/1_a.sql: it takes a migration back
left down/2_b.sql: it takes a migration back`},
		{"tests, seeds and hidden files beside versions", "", "1_a.sql 2_b.sql testdata/x.sql seeds/rows.sql .git/x.sql ._1_a.sql archive/0_old.sql", `
1_a.sql
2_b.sql
left seeds/rows.sql: it is for tests or examples
left testdata/x.sql: it is for tests or examples
incomplete archive: holds SQL files beside “1_a.sql”, and which of them run is not known`},
		{"a dump beside its migrations", "", "schema.sql migrations/1_a.sql migrations/2_b.sql", `
migrations/1_a.sql
migrations/2_b.sql
incomplete schema.sql: is not read: it stands beside the folder “migrations”, which may say the same`},
		{"Rails", "", "structure.sql migrate/20240101000000_a.rb seeds.rb views/v.sql", `
structure.sql
left views/v.sql: structure.sql holds the whole schema`},
		{"Rails without structure.sql", "", "schema.rb migrate/20240101000000_a.rb migrate/20240102000000_b.rb", `
incomplete migrate/20240101000000_a.rb: may be a migration, but it is Ruby, which is not read (2 more like it)`},
		{"Alembic, Django, Sequelize, Liquibase, Sqitch, templates", "", "versions/ae1027a6acf3_x.py env.py 0001_initial.py __init__.py 20240101-a.js db.changelog-master.yaml sqitch.plan 1_x.sql.tmpl", `
incomplete 0001_initial.py: may be a migration, but it is Python, which is not read (1 more like it)
incomplete 1_x.sql.tmpl: may be a migration, but it is a template of SQL, which is not read
incomplete 20240101-a.js: may be a migration, but it is JavaScript, which is not read
incomplete db.changelog-master.yaml: may be a migration, but it is a changelog of Liquibase, which is not read
incomplete sqitch.plan: may be a migration, but it is the plan of Sqitch, which is not read`},
		{"compressed", "", "1_a.sql.gz 2_b.SQL", `
1_a.sql.gz
2_b.SQL`},
		{"nothing", "", "", `
incomplete : holds no SQL file`},
		{"no SQL", "", "README.md main.go .gitkeep", `
incomplete : holds no SQL file`},
		{"down alone", "", "1_a.down.sql", `
left 1_a.down.sql: it takes a migration back
incomplete : holds no SQL file that makes tables: those in it take migrations back, or are for tests`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			names := strings.Fields(tc.names)
			got := show(Order(Listing{Names: names, Dialect: tc.dialect}))
			if got != strings.TrimPrefix(tc.want, "\n") {
				t.Errorf("got:\n%s\nwant:\n%s", got, tc.want)
			}
			slices.Reverse(names)
			if again := show(Order(Listing{Names: names, Dialect: tc.dialect})); again != got {
				t.Errorf("another order of the names gives another plan:\n%s", again)
			}
		})
	}
}

// One dialect in the names is the one that is meant.
func TestDialectOfNames(t *testing.T) {
	for _, tc := range []struct{ names, want string }{
		{"1_a.mysql.up.sql 2_b.up.sql", "mysql"},
		{"sqlite3/1_a.sql", "sqlite"},
		{"1_a.up.sql", ""},
		{"1_a.mysql.up.sql 1_a.postgres.up.sql", ""},
	} {
		if got := Order(Listing{Names: strings.Fields(tc.names)}).Dialect; got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.names, got, tc.want)
		}
	}
}

func TestOrderByAtlasSum(t *testing.T) {
	got := show(Order(Listing{
		Names: []string{"10_c.sql", "2_b.sql", "atlas.sum", "new.sql", "sub/x.sql"},
		Sums:  []string{"10_c.sql", "2_b.sql", "3_gone.sql"},
	}))
	want := `10_c.sql
2_b.sql
left sub/x.sql: Atlas reads no folders below its own
incomplete atlas.sum: lists “3_gone.sql”, which is not there
incomplete new.sql: is not listed in atlas.sum, so that Atlas would not run it`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// Whatever names a folder has: the plan is the same however they are sorted,
// and no SQL file is lost without a word.
func FuzzOrder(f *testing.F) {
	f.Add("V1__a.sql V1_2__b.sql R__c.sql U1__a.sql B2__d.sql", "")
	f.Add("1_a.postgres.up.sql 1_a.mysql.up.sql 1_a.down.sql 2_b.autocommit.up.sql", "postgres")
	f.Add("v1.2/a.sql v1.10/b.sql v1.2/c.sql x/up.sql x/down.sql", "")
	f.Add("structure.sql migrate/1.rb migrations/2.sql testdata/x.sql .h.sql 20260214T093000Z_c.sql", "mysql")
	f.Fuzz(func(t *testing.T, list, dialect string) {
		names := listable(strings.Fields(list))
		plan := Order(Listing{Names: names, Dialect: dialect})
		slices.Reverse(names)
		if again := Order(Listing{Names: names, Dialect: dialect}); show(plan) != show(again) {
			t.Fatalf("two plans:\n%s\n%s", show(plan), show(again))
		}
		if len(plan.Files) == 0 && len(plan.Notes) == 0 {
			t.Fatal("nothing is read, and nothing is said")
		}
		if plan.Other != nil && !slices.Equal(slices.Sorted(slices.Values(plan.Files)), slices.Sorted(slices.Values(plan.Other))) {
			t.Fatalf("the other order has other files:\n%s", show(plan))
		}
		said := map[string]bool{}
		for _, n := range plan.Notes {
			said[n.Name] = true
			if n.Name == "" {
				return
			}
		}
		for _, l := range plan.Left {
			said[l.Name] = true
		}
		for _, name := range plan.Files {
			if said[name+" read"] {
				t.Fatalf("%q is read twice", name)
			}
			said[name+" read"], said[name] = true, true
		}
		for _, name := range names {
			if !parse(name).sql || hidden(name) {
				continue
			}
			ok := said[name]
			for i := range name {
				ok = ok || name[i] == '/' && said[name[:i]]
			}
			if !ok {
				t.Fatalf("nothing is said of %q:\n%s", name, show(plan))
			}
		}
	})
}

// listable leaves the names that can stand in one folder: clean and relative, each
// once, and none both a file and a folder.
func listable(names []string) []string {
	slices.Sort(names)
	names = slices.Compact(names)
	folders := map[string]bool{}
	for _, name := range names {
		for i := range name {
			if name[i] == '/' {
				folders[name[:i]] = true
			}
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return !fs.ValidPath(name) || name == "." || folders[name] })
}

func show(p Plan) string {
	var b strings.Builder
	for _, name := range p.Files {
		b.WriteString(name + "\n")
	}
	if p.Other != nil {
		b.WriteString("other " + strings.Join(p.Other, " ") + "\n")
	}
	for _, l := range p.Left {
		fmt.Fprintf(&b, "left %s: %s\n", l.Name, l.Why)
	}
	for _, n := range p.Notes {
		fmt.Fprintf(&b, "%s %s: %s\n", n.Kind, n.Name, n.Msg)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
