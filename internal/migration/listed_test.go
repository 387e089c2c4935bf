package migration

import (
	"os"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/given"
)

// Files in which tools keep the order of others are followed.
func TestListed(t *testing.T) {
	for _, tc := range []struct {
		name  string
		lists map[string]string
		names string
		want  string
	}{
		{"Temporal", map[string]string{
			"v1.0/manifest.json": `{"CurrVersion": "1.0", "SchemaUpdateCqlFiles": ["z.sql", "a.sql"]}`,
			"v1.2/manifest.json": `{"CurrVersion": "1.2", "SchemaUpdateCqlFiles": ["gone.sql"]}`,
		}, "v1.2/unlisted.sql v1.0/a.sql v1.0/z.sql v1.10/x.sql", `v1.0/z.sql v1.0/a.sql v1.10/x.sql 
v1.2/manifest.json: incomplete: lists “v1.2/gone.sql”, which is not there (restore the file)
v1.2/unlisted.sql: warning: is not read, for v1.2/manifest.json does not list it, and Temporal does not run it (add it to the list, or take it out of the folder)
`},
		{"a project of SQL Server", map[string]string{"db/db.sqlproj": `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><ItemGroup>
<Build Include="dbo\Tables\A.sql" /><Folder Include="once" /></ItemGroup><ItemGroup><Build Include="B.sql"><SubType>Code</SubType></Build><None Include="x.sql" /></ItemGroup></Project>`},
			"db/B.sql db/dbo/Tables/a.sql db/once/y.sql db/x.sql other.sql", `db/B.sql db/dbo/Tables/a.sql other.sql sqlserver
db/once/y.sql: warning: is not read, for db/db.sqlproj does not build it (add it to the project, or take it out of the folder)
`},
		{"a project of all below it", map[string]string{"db.sqlproj": `<Project Sdk="Microsoft.Build.Sql/0.2"><PropertyGroup><Name>x</Name></PropertyGroup></Project>`}, "b.sql a.sql", "a.sql b.sql sqlserver\n"},
		{"a manifest of something else", map[string]string{"manifest.json": `{"name": "app"}`}, "2.sql 1.sql", "1.sql 2.sql \n"},
		{"Sqitch", map[string]string{"sqitch.plan": "%syntax-version=1.0.0\n%project=shop\n\nusers 2026-01-01T00:00:00Z A <a@b> # it's\n+ orders [users] 2026-01-01T00:00:00Z A <a@b>\n# a remark\n@v1.0 2026-01-02T00:00:00Z A <a@b>\n\nadmin/rights 2026-01-01T00:00:00Z A <a@b>\nusers [users@v1.0] 2026-01-03T00:00:00Z A <a@b>\n@v2.0 2026-01-04T00:00:00Z A <a@b>\n", "sqitch.conf": "[core]\n\tengine = pg\n"},
			"deploy/users.sql deploy/users@v1.0.sql deploy/orders.sql deploy/admin/rights.sql revert/users.sql revert/orders.sql verify/users.sql",
			"deploy/users@v1.0.sql deploy/orders.sql deploy/admin/rights.sql deploy/users.sql postgres\n"},
		{"Sqitch in a folder of its own", map[string]string{"db/sqitch.plan": "b\na\n"}, "db/deploy/a.sql db/deploy/b.sql db/revert/a.sql db/test/a.sql db/data/c.sql", `db/deploy/b.sql db/deploy/a.sql 
db/data/c.sql: warning: is not read, for it stands beside the folder “db/deploy”, which alone Sqitch runs (name it as well if it makes tables)
`},
		{"Drizzle", map[string]string{"drizzle/meta/_journal.json": `{"version": "7", "dialect": "postgresql", "entries": [{"idx": 0, "tag": "0000_red_hulk"}, {"idx": 1, "tag": "0002_b"}, {"idx": 2, "tag": "0001_a"}]}`},
			"drizzle/0000_red_hulk.sql drizzle/0001_a.sql drizzle/0002_b.sql", "drizzle/0000_red_hulk.sql drizzle/0002_b.sql drizzle/0001_a.sql postgres\n"},
		{"Prisma", map[string]string{"migrations/migration_lock.toml": "# Please do not edit\nprovider = \"mysql\"\n"},
			"migrations/20240101000000_a/migration.sql migrations/20240201000000_b/migration.sql", "migrations/20240101000000_a/migration.sql migrations/20240201000000_b/migration.sql mysql\n"},
		{"Supabase", map[string]string{"config.toml": ""}, "migrations/20240101000000_a.sql seed.sql", "migrations/20240101000000_a.sql \n"},
	} {
		files := map[string]string{}
		for name, text := range tc.lists {
			files[name] = text
		}
		for name := range strings.FieldsSeq(tc.names) {
			files[name] = ""
		}
		dir := given.Files(t, files)
		got, problems := told(dir, os.ReadDir)
		set, _ := Read(dir, "")
		got += " " + set.Dialect + "\n" + strings.ReplaceAll(problems, "DIR/", "")
		if got != tc.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tc.name, got, tc.want)
		}
	}
}
