package report

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// hostile is a result in which all that comes from input is hostile.
func hostile() *audit.Result {
	const bad = "x\x1b[31m\n::error::\u202e\u009b\x7f\U000e0041"
	span := source.Span{Pos: source.Pos{File: bad, Line: 1, Col: 2}}
	table := &inventory.Table{Dataset: bad, Name: bad, Span: span}
	column := &inventory.Column{Table: table, Name: bad, Type: bad, Comment: bad, Span: span}
	return &audit.Result{
		Inputs:   []audit.Input{{Kind: "schema", Path: bad}},
		Problems: []source.Problem{{Kind: source.Error, Span: span, Msg: bad, Hint: bad}},
		Policy:   &policy.Policy{},
		Inventory: &inventory.Inventory{Manifest: &inventory.Manifest{
			Controllers: []inventory.Controller{{Name: source.Text{Value: bad}}},
			Collections: []*inventory.Collection{{ID: source.Text{Value: bad}, Title: source.Text{Value: bad}}},
			Recipients:  []*inventory.Recipient{{Key: source.Text{Value: bad}, Title: source.Text{Value: bad}}},
		}},
		Assessment: &fact.Assessment{
			Columns:  []fact.ColumnFacts{{Column: column, Record: fact.Column{Category: &fact.Category{}}, Why: bad}},
			Purposes: []fact.PurposeFacts{},
		},
		Findings: []finding.Finding{{
			Rule: bad, Title: bad, On: "column", Kind: finding.Violation, Severity: finding.High, Path: finding.Path{Ref: bad},
			Message: bad, Fix: bad, Law: []string{bad},
			Places: []finding.Place{{Role: "column", Ref: bad, Span: span}, {Role: "field", Ref: bad, Span: span}},
		}},
		Summary: audit.Summary{Errors: 1, BySeverity: map[finding.Severity]int{finding.High: 1}},
	}
}

func TestHostileInput(t *testing.T) {
	for _, f := range Formats() {
		var b bytes.Buffer
		if err := f.Write(&b, hostile(), Options{FailOn: "high"}); err != nil {
			t.Fatal(err)
		}
		if f.Name == "github" { // whose own commands stand on three lines: the problem, the finding and the outcome
			lines := strings.Split(b.String(), "\n")
			if len(lines) != 4 || !strings.HasPrefix(lines[0], "::error file=") || !strings.HasPrefix(lines[1], "::error file=") {
				t.Errorf("github: the commands are %q", lines)
			}
			b.Reset()
			b.WriteString(lines[2])
		}
		if f.Name == "csv" { // whose lines end as RFC 4180 has it
			b = *bytes.NewBufferString(strings.ReplaceAll(b.String(), "\r\n", "\n"))
		}
		for i, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
			if strings.ContainsFunc(line, harmless.Acts) {
				t.Errorf("%s: line %d holds what acts on a terminal: %q", f.Name, i+1, line)
			}
			if strings.HasPrefix(line, "::") {
				t.Errorf("%s: line %d is a command to a build server: %q", f.Name, i+1, line)
			}
		}
	}
}

func TestJSONKeepsText(t *testing.T) {
	r := hostile()
	var b bytes.Buffer
	if err := JSON(&b, r, Options{FailOn: "high"}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Inputs []struct{ Path string }
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Inputs[0].Path != r.Inputs[0].Path {
		t.Errorf("path is %q, want %q", got.Inputs[0].Path, r.Inputs[0].Path)
	}
}

func TestJSONOfNothing(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, &audit.Result{Assessment: &fact.Assessment{}}, Options{FailOn: "high"}); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "null") != 3 || !strings.Contains(b.String(), `"coverage": null`) ||
		!strings.Contains(b.String(), `"since": null`) || !strings.Contains(b.String(), `"baseline": null`) {
		t.Errorf("only coverage, since and baseline may be null:\n%s", b.String())
	}
	for _, v := range fact.Verdicts() {
		if strings.Count(b.String(), `"`+string(v)+`": 0`) < 2 {
			t.Errorf("the verdict %q is not counted for fields and columns", v)
		}
	}
}

// TestFactNames holds the JSON to the names that conditions use.
func TestFactNames(t *testing.T) {
	use := fact.Use{Category: &fact.Category{}, Purpose: &fact.Purpose{}, Collection: &fact.Collection{}}
	got := facts(use)
	var missing []string
	for _, f := range fact.Facts("use") {
		if _, ok := got[f.Name]; !ok {
			missing = append(missing, f.Name)
		}
		delete(got, f.Name)
	}
	if len(missing) > 0 || len(got) > 0 {
		t.Errorf("missing %v, unknown %v", missing, reflect.ValueOf(got).MapKeys())
	}
}

func TestCoverageIsNotRoundedUp(t *testing.T) {
	percent, _ := coverageWords(audit.Summary{Datasets: 1, Declared: 999, Undeclared: 1})
	if percent != "99 %" {
		t.Errorf("coverage of 999 in 1000 is %s, want 99 %%", percent)
	}
	percent, _ = coverageWords(audit.Summary{Declared: 3})
	if percent != "unknown" {
		t.Errorf("coverage without a schema is %s, want unknown", percent)
	}
}
