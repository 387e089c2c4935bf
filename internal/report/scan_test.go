package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/terminal"
)

// scanOf is a scan of one table with one column, each of whose texts is given.
func scanOf(name, typ, file string) *audit.Scan {
	span := source.Span{Pos: source.Pos{File: file, Line: 3, Col: 5}}
	table := &inventory.Table{Dataset: "d", Schema: name, Name: name, Span: span, Approximate: true}
	table.Columns = []*inventory.Column{{Table: table, Name: name, Type: typ, Span: span}}
	problem := source.Problem{Kind: source.Incomplete, Span: span, Msg: name, Hint: name}
	return &audit.Scan{
		Inputs:   []audit.Input{{Kind: "schema", Path: file}},
		Problems: []source.Problem{problem},
		Unread:   []audit.Unread{{Problem: problem, Statement: name}},
		Datasets: []*inventory.Dataset{{Name: "d", Dialect: "snowflake", Tables: []*inventory.Table{table}}, {Name: name}},
		Columns: []audit.ScanColumn{{
			Column: table.Columns[0], Category: &fact.Category{Key: "user.contact.email", Guarded: "no", Sensitivity: "medium"},
			Confidence: 0.85, Personal: true, Reason: name,
		}},
		Summary: audit.ScanSummary{Datasets: 2, Tables: 1, Columns: 1, Personal: 1, Approximate: 1, Incomplete: 1},
	}
}

func TestScanOfHostileInput(t *testing.T) {
	const bad = "x\x1b[31m\n::error::\u202e\u009b\x7f\U000e0041"
	for _, f := range ScanFormats() {
		var b bytes.Buffer
		if err := f.Write(&b, scanOf(bad, bad, bad), Options{}); err != nil {
			t.Fatal(err)
		}
		end := "\n"
		if f.Name == "csv" {
			end = "\r\n"
		}
		for i, line := range strings.Split(strings.TrimSuffix(b.String(), end), end) {
			if strings.ContainsFunc(line, harmless.Acts) {
				t.Errorf("%s: line %d holds what acts on a terminal: %q", f.Name, i+1, line)
			}
			if strings.HasPrefix(line, "::") {
				t.Errorf("%s: line %d is a command to a build server: %q", f.Name, i+1, line)
			}
		}
	}
}

// TestScanNumbers: every format states the same counts.
func TestScanNumbers(t *testing.T) {
	contact := &fact.Category{Key: "user.contact.email", Guarded: "no", Sensitivity: "medium"}
	health := &fact.Category{Key: "user.health_and_medical.conditions", Guarded: "special", Sensitivity: "high"}
	none := &fact.Category{Guarded: "no"}
	table := &inventory.Table{Dataset: "clinic", Name: "patients"}
	r := &audit.Scan{Datasets: []*inventory.Dataset{{Name: "clinic", Dialect: "postgres", Tables: []*inventory.Table{table}}}, Least: 0.75}
	add := func(category *fact.Category, personal, linked bool, n int) {
		for range n {
			c := &inventory.Column{Table: table, Name: fmt.Sprint("c", len(table.Columns)), Type: "text"}
			table.Columns = append(table.Columns, c)
			r.Columns = append(r.Columns, audit.ScanColumn{Column: c, Category: category, Confidence: 0.7, Personal: personal, Linked: linked})
		}
	}
	add(contact, true, false, 23)
	add(health, true, false, 17)
	add(none, false, true, 13)
	add(contact, false, false, 19) // not sure enough
	r.Summary = audit.ScanSummary{Datasets: 1, Tables: 1, Columns: 72, Personal: 40, Linked: 13, Guarded: 17, Doubtful: 19}
	want := map[string][]string{
		"table": {"72 columns", "personal     40 columns of 2 kinds", "guarded      17 columns: 17 special", "sensitivity  17 high, 23 medium", "linked       13 columns", "not counted  19 columns, personal with less than 75 %",
			"user.contact             23", "user.health_and_medical  17", "17 guarded"},
		"text": {"72 columns", "personal: 40 columns of 2 kinds", "guarded: 17 columns: 17 special", "sensitivity: 17 high, 23 medium", "linked: 13 columns", "not counted: 19 columns, personal with less than 75 %",
			"categories: 23 user.contact, 17 user.health_and_medical"},
		"json": {`"columns": 72,`, `"personal": 40,`, `"guarded": 17,`, `"linked": 13,`, `"doubtful": 19,`, `"leastConfidence": 0.75,`, `"high": 17,`, `"medium": 23,`,
			"\"category\": \"user.contact\",\n        \"columns\": 23,\n        \"guarded\": 0"},
		"markdown": {"### Personal data: 40 of 72 columns", "guarded: 17 columns: 17 special", "sensitivity: 17 high, 23 medium", "linked: 13 columns", "not counted: 19 columns",
			"| `user.contact` | 23 | · |", "| `user.health_and_medical` | 17 | 17 |", "and 11 more"},
		"csv": {"clinic,patients,c39,"},
	}
	for _, f := range ScanFormats() {
		var b bytes.Buffer
		if err := f.Write(&b, r, Options{Look: terminal.Look{Width: 100}}); err != nil {
			t.Fatal(err)
		}
		for _, words := range want[f.Name] {
			if !strings.Contains(b.String(), words) {
				t.Errorf("%s: does not say %q:\n%s", f.Name, words, b.String())
			}
		}
		if len(want[f.Name]) == 0 {
			t.Errorf("nothing is asked of %s", f.Name)
		}
		if n := strings.Count(b.String(), "\r\n"); f.Name == "csv" && n != 1+40 {
			t.Errorf("csv has %d lines", n)
		}
	}
}

// TestScanMarkdown: whatever names hold, they stay text, and a report is never
// longer than a comment may be.
func TestScanMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"email":                  "| `email.email` | `email` |",
		"a|b":                    "| `a\\|b.a\\|b` | `a\\|b` |",
		"`@mention` <b>":         "| `` `@mention` <b>.`@mention` <b> `` | `` `@mention` <b> `` |",
		"[x](javascript:y)\n# z": "| `[x](javascript:y)\\n# z.[x](javascript:y)\\n# z` |",
	} {
		r := scanOf(in, in, "a.sql")
		r.Datasets = r.Datasets[:1]
		r.Datasets[0].Tables[0].Schema = ""
		var b bytes.Buffer
		if err := ScanMarkdown(&b, r, Options{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not written as %s:\n%s", in, want, b.String())
		}
	}
	r := scanOf("email", "text", "a.sql")
	for range 12 {
		r.Columns = append(r.Columns, r.Columns...)
	}
	var b bytes.Buffer
	if err := ScanMarkdown(&b, r, Options{}); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 65_536 || !strings.Contains(b.String(), " more columns, for which there is no room here") {
		t.Errorf("%d columns take %d bytes", len(r.Columns), b.Len())
	}
}

func TestScanJSON(t *testing.T) {
	var b bytes.Buffer
	if err := ScanJSON(&b, scanOf("na\x1bme", "varchar", "a.sql"), Options{}); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	column := got["columns"].([]any)[0].(map[string]any)
	for key, want := range map[string]any{
		"dataset": "d", "table": "na\x1bme.na\x1bme", "column": "na\x1bme", "type": "varchar", "nullable": false,
		"category": "user.contact.email", "confidence": 0.85, "personal": true, "linked": false, "sensitivity": "medium",
		"reason": "na\x1bme", "file": "a.sql", "line": 3., "col": 5., "approximate": true,
	} {
		if column[key] != want {
			t.Errorf("%s is %v, want %v", key, column[key], want)
		}
	}
	if len(column) != 15 {
		t.Errorf("a column has %d members: %v", len(column), column)
	}
	unread := got["incomplete"].([]any)[0].(map[string]any)
	if len(unread) != 4 || unread["reason"] != "na\x1bme (na\x1bme)" || unread["statement"] != "na\x1bme" || unread["line"] != 3. {
		t.Errorf("incomplete is %v", unread)
	}

	b.Reset()
	if err := ScanJSON(&b, &audit.Scan{}, Options{}); err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"schemaVersion\": 1,\n  \"columns\": [],\n  \"incomplete\": [],\n  \"summary\": {"; !strings.HasPrefix(b.String(), want) {
		t.Errorf("nothing is written as %s", b.String())
	}
}

func TestScanCSV(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"email", "email"},
		{"=1+1", "'=1+1"},
		{"+1", "'+1"},
		{"-1", "'-1"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", `'\t=1`},
		{"\r=1", `'\r=1`},
		{`a "quoted", name`, `a "quoted", name`},
		{"a\nb", `a\nb`},
		{"", ""},
	} {
		var b bytes.Buffer
		if err := ScanCSV(&b, scanOf(test.in, "text", "a.sql"), Options{}); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(records) != 2 {
			t.Fatalf("%q: %d records, %v", test.in, len(records), err)
		}
		if got := records[1][2]; got != test.want {
			t.Errorf("%q is written as %q, want %q", test.in, got, test.want)
		}
	}
}

// However long names, types and places are, lines fit.
func TestScanTableFits(t *testing.T) {
	long := strings.Repeat("a_very_long_name", 12)
	for _, width := range []int{60, 80, 120} {
		var b bytes.Buffer
		if err := ScanTable(&b, scanOf(long, "enum('"+long+"', '"+long+"')", "db/"+long+".sql"), Options{Quiet: true, Look: terminal.Look{Width: width}}); err != nil {
			t.Fatal(err)
		}
		listed, _, _ := strings.Cut(b.String(), "Problems\n")
		for i, line := range strings.Split(listed, "\n") {
			if text.StringWidth(line) > width {
				t.Errorf("line %d is %d wide, expected at most %d: %s", i+1, text.StringWidth(line), width, line)
			}
		}
		if !strings.Contains(listed, "(approximate)") {
			t.Error("the table is not said to be approximate")
		}
	}
}
