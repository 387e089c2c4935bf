package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
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
			if strings.ContainsFunc(line, harmful) {
				t.Errorf("%s: line %d holds what acts on a terminal: %q", f.Name, i+1, line)
			}
			if strings.HasPrefix(line, "::") {
				t.Errorf("%s: line %d is a command to a build server: %q", f.Name, i+1, line)
			}
		}
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
		if err := ScanTable(&b, scanOf(long, "enum('"+long+"', '"+long+"')", "db/"+long+".sql"), Options{Width: width, Quiet: true}); err != nil {
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

func TestWrapName(t *testing.T) {
	for _, test := range []struct {
		in    string
		width int
		want  string
	}{
		{"email", 5, "email"},
		{"user_email_address", 11, "user_email_|address"},
		{"timestamp with time zone", 14, "timestamp with|time zone"},
		{"useremailaddress", 8, "useremai|laddress"},
		{"", 5, ""},
	} {
		if got := strings.Join(wrapName(test.in, test.width), "|"); got != test.want {
			t.Errorf("wrapName(%q, %d) = %q, want %q", test.in, test.width, got, test.want)
		}
	}
}
