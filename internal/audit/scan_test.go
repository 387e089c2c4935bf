package audit_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/source"
)

// scan reads SQL texts by the names of their schemas.
func scan(schemas map[string]string) *audit.Scan {
	p := audit.Project{Config: &config.Config{}}
	for name, sql := range schemas {
		p.Schemas = append(p.Schemas, audit.Schema{Name: name, Given: []source.File{source.NewFile(name+".sql", []byte(sql))}})
	}
	return audit.RunScan(p, 0)
}

func TestScanColumns(t *testing.T) {
	r := scan(map[string]string{
		"shop": `
CREATE TABLE z.users (
    email text,
    traits jsonb,
    logo_kind text,
    theme text, -- pare: not-personal they all have one
    team text   -- pare: category=user.workplace
);
CREATE TABLE orders (id int PRIMARY KEY, user_email text, shade text, FOREIGN KEY (user_email) REFERENCES z.users (email));
CREATE TABLE lines (order_id int REFERENCES orders (id), amount int, extra xml, kind text);
CREATE TABLE products (id int, size int, picture bytea);`,
		"app": "CREATE TABLE logs (password_hash text, at text);",
	})
	var got []string
	for _, c := range r.Columns {
		line := c.Ref().String()
		if c.Personal {
			line += " personal " + c.Category.Key
		}
		if c.Linked {
			line += " linked"
		}
		if !c.Personal && c.Reason != "" {
			line += ": " + c.Reason
		}
		got = append(got, line)
	}
	want := []string{
		"app.logs.password_hash personal user.authorization.password",
		"app.logs.at",
		"shop.lines.order_id",
		"shop.lines.amount linked: tied to people: lines → orders",
		"shop.lines.extra linked: a xml column can hold anything, and its table is tied to people",
		"shop.lines.kind linked: tied to people: lines → orders",
		"shop.orders.id",
		"shop.orders.user_email personal user.contact.email",
		"shop.orders.shade linked: tied to people: orders → users",
		"shop.products.id",
		"shop.products.size",
		"shop.products.picture",
		"shop.z.users.email personal user.contact.email",
		"shop.z.users.traits linked: a jsonb column can hold anything, and its table is tied to people",
		"shop.z.users.logo_kind",
		"shop.z.users.theme: its annotation says so",
		"shop.z.users.team personal user.workplace",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	s := audit.ScanSummary{Datasets: 2, Tables: 5, Columns: 17, Personal: 4, Linked: 5, Guarded: 1}
	if r.Summary != s {
		t.Errorf("got %+v, want %+v", r.Summary, s)
	}
	if code, because := r.Outcome(); code != audit.ExitOK {
		t.Errorf("exit code %d: %s; %v", code, because, r.Problems)
	}
}

// What could not be read is known again by its line, however the file is packed.
func TestScanUnread(t *testing.T) {
	line := "name text text text, -- " + strings.Repeat("ü", 100)
	sql := "CREATE TABLE good (a text);\r\nCREATE TABLE broken (\r\n    " + line + "\r\n    id int\r\n);\r\n"
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, sql)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "dump.sql.gz")
	if err := os.WriteFile(file, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	r := audit.RunScan(audit.Project{
		Config:  &config.Config{},
		Schemas: []audit.Schema{{Name: "dump", Files: []string{file}}, {Name: "gone", Files: []string{"gone.sql"}}},
	}, 0)
	if len(r.Unread) != 2 || r.Summary.Incomplete != 2 || len(r.Columns) == 0 {
		t.Fatalf("%v is unread, and there are %d columns", r.Unread, len(r.Columns))
	}
	for _, u := range r.Unread {
		want := string([]rune(line)[:79]) + "…"
		if u.Span.File == "gone.sql" {
			want = ""
		}
		if u.Statement != want {
			t.Errorf("%s: the statement is %q, want %q", u.Span.Pos, u.Statement, want)
		}
	}
	if code, _ := r.Outcome(); code != audit.ExitInput {
		t.Errorf("exit code %d", code)
	}
}
