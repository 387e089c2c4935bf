package audit_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/terminal"
)

// counts is what a report says, by what it counts: "high", "suppressed", "field stale",
// "column justified", "fields", "columns", "coverage".
type counts map[string]int

// countReader reads the numbers back out of a report. Whatever kind of number it
// reads of one project, it reads of every one.
type countReader func(t *testing.T, report string) counts

func countReaders() map[string]countReader {
	return map[string]countReader{
		"text":     countsInText,
		"table":    countsInTable,
		"json":     countsInJSON,
		"sarif":    countsInSARIF,
		"gitlab":   countsInGitLab,
		"junit":    countsInJUnit,
		"markdown": countsInMarkdown,
		"csv":      countsInCSV,
		"html":     countsInHTML,
		"github":   nil, // the build server shows ten of each level, and the log no sums
	}
}

// Numbers agree everywhere: one audit states the same counts in every format.
func TestNumbersAgree(t *testing.T) {
	projects := map[string]map[string]string{"generated": generated(rand.New(rand.NewPCG(1, 2)))}
	for name, files := range seededTogether(t) {
		projects["seeded "+name] = files
	}
	for _, name := range slices.Sorted(maps.Keys(projects)) {
		t.Run(name, func(t *testing.T) { numbersAgree(t, auditFiles(t, projects[name])) })
	}
	t.Run("shop", func(t *testing.T) {
		t.Chdir("../../testdata")
		numbersAgree(t, audit.Run(audit.Open("shop/pare.yaml"), "2026-01-01"))
	})
}

func numbersAgree(t *testing.T, r *audit.Result) {
	t.Helper()
	truth := countsOf(r)
	readers := countReaders()
	for _, f := range report.Formats() {
		read, known := readers[f.Name]
		switch {
		case !known:
			t.Errorf("nothing reads the numbers of the format %s", f.Name)
			continue
		case read == nil:
			continue
		}
		var b bytes.Buffer
		if err := f.Write(&b, r, report.Options{FailOn: "high", MinSeverity: finding.Info, Look: terminal.Look{Width: 100}}); err != nil {
			t.Fatal(err)
		}
		said := read(t, b.String())
		for _, s := range severityNames() {
			if _, ok := said[s]; !ok {
				t.Errorf("%s does not say how many findings are %s", f.Name, s)
			}
		}
		for _, what := range slices.Sorted(maps.Keys(said)) {
			if said[what] != truth[what] {
				t.Errorf("%s says %s: %d, which is %d", f.Name, what, said[what], truth[what])
			}
		}
	}
}

func severityNames() []string { return []string{"critical", "high", "medium", "low", "info"} }

// countsOf counts what was found, without the help of any sum.
func countsOf(r *audit.Result) counts {
	n := counts{"fields": len(r.Assessment.Fields), "columns": len(r.Assessment.Columns)}
	declared := 0
	for _, f := range r.Assessment.Fields {
		n["field "+string(f.Verdict)]++
		if f.Verdict != fact.NotPersonal {
			declared++
		}
	}
	for _, c := range r.Assessment.Columns {
		n["column "+string(c.Verdict)]++
	}
	if all := declared + n["column undeclared"]; all > 0 {
		n["coverage"] = 100 * declared / all
	}
	for _, f := range r.Findings {
		if f.Suppressed != nil {
			n["suppressed"]++
		} else {
			n[f.Severity.String()]++
		}
	}
	return n
}

// noFindings has a zero for each severity.
func noFindings() counts {
	n := counts{}
	for _, s := range severityNames() {
		n[s] = 0
	}
	return n
}

// listed adds a list such as “10 high, 3 medium”, each under a prefix.
func (n counts) listed(prefix, list string) {
	for _, m := range regexp.MustCompile(`(\d+) ([a-z -]+)`).FindAllStringSubmatch(list, -1) {
		n[prefix+m[2]] = number(m[1])
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(s))
	return n
}

// match is what a pattern has in parentheses; "" where it does not occur.
func match(pattern, text string) string {
	if m := regexp.MustCompile(pattern).FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// sums are those that are said in the same sentences everywhere.
func (n counts) sums(text string) {
	text = strings.Join(strings.Fields(text), " ")
	n["fields"] = number(match(`with (\d+) fields?\b`, text))
	n["columns"] = number(match(`tables? and (\d+) columns?\b`, text))
	n["suppressed"] = number(match(`(\d+) findings? accepted`, text))
}

func countsInText(t *testing.T, text string) counts {
	n := noFindings()
	n.listed("", match(`(?m)^findings: (.*)$`, text))
	for _, v := range fact.Verdicts() {
		n["field "+string(v)], n["column "+string(v)] = 0, 0
	}
	n.listed("field ", match(`(?m)^fields: (.*)$`, text))
	n.listed("column ", match(`(?m)^columns: (.*)$`, text))
	n["coverage"] = number(match(`(?m)^coverage: (\d+) %`, text))
	n.sums(match(`(?ms)^(read: .*)`, text))
	return n
}

func countsInTable(t *testing.T, text string) counts {
	text = text[strings.LastIndex(text, "\nSummary\n"):]
	n := noFindings()
	n.listed("", match(`(?m)^findings +(.*)$`, text))
	n["coverage"] = number(match(`(?m)^coverage +(\d+) %`, text))
	n.sums(text)
	for _, v := range fact.Verdicts() {
		m := regexp.MustCompile(`(?m)^` + string(v) + ` +(\d+|·)[ █▉▊▋▌▍▎▏]+(\d+|·)`).FindStringSubmatch(text)
		if m == nil {
			t.Errorf("table: no row for %s", v)
			continue
		}
		n["field "+string(v)], n["column "+string(v)] = number(m[1]), number(m[2])
	}
	return n
}

func countsInJSON(t *testing.T, text string) counts {
	var r struct {
		Summary struct {
			Fields, Columns, Suppressed   int
			FieldVerdicts, ColumnVerdicts map[string]int
			FindingsBySeverity            map[string]int
			Coverage                      *float64
		}
		Fields, Columns []struct{ Verdict string }
		Findings        []struct {
			Severity   string
			Suppressed any
		}
	}
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatal(err)
	}
	listed := noFindings()
	for _, f := range r.Findings {
		if f.Suppressed == nil {
			listed[f.Severity]++
		}
	}
	n := counts{"fields": r.Summary.Fields, "columns": r.Summary.Columns, "suppressed": r.Summary.Suppressed}
	maps.Copy(n, r.Summary.FindingsBySeverity)
	for s, sum := range listed {
		if n[s] != sum {
			t.Errorf("json: the summary counts %d %s findings and %d are listed", n[s], s, sum)
		}
	}
	for v, sum := range r.Summary.FieldVerdicts {
		n["field "+v] = sum
	}
	for v, sum := range r.Summary.ColumnVerdicts {
		n["column "+v] = sum
	}
	if r.Summary.Coverage != nil {
		n["coverage"] = int(100**r.Summary.Coverage + 1e-9)
	}
	if len(r.Fields) != r.Summary.Fields || len(r.Columns) != r.Summary.Columns {
		t.Errorf("json: %d fields and %d columns are listed", len(r.Fields), len(r.Columns))
	}
	return n
}

func countsInSARIF(t *testing.T, text string) counts {
	var log struct {
		Runs []struct {
			Results []struct{ Properties struct{ Severity string } }
		}
	}
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	n := noFindings()
	for _, r := range log.Runs[0].Results {
		n[r.Properties.Severity]++
	}
	return n
}

func countsInGitLab(t *testing.T, text string) counts {
	var issues []struct {
		CheckName string `json:"check_name"`
		Severity  string
	}
	if err := json.Unmarshal([]byte(text), &issues); err != nil {
		t.Fatal(err)
	}
	n := noFindings()
	ours := map[string]string{"blocker": "critical", "critical": "high", "major": "medium", "minor": "low", "info": "info"}
	for _, i := range issues {
		if i.CheckName != "error" && i.CheckName != "incomplete" { // which are problems
			n[ours[i.Severity]]++
		}
	}
	return n
}

func countsInJUnit(t *testing.T, text string) counts {
	n := noFindings()
	for _, m := range regexp.MustCompile(`Severity: (\w+)`).FindAllStringSubmatch(text, -1) {
		n[m[1]]++
	}
	if failures := number(match(`<testsuites [^>]*failures="(\d+)"`, text)); failures != n["critical"]+n["high"] {
		t.Errorf("junit: %d failures, expected %d", failures, n["critical"]+n["high"])
	}
	return n
}

func countsInMarkdown(t *testing.T, text string) counts {
	n := noFindings()
	n.listed("", match(`(?m)^- findings: (.*)$`, text))
	for _, s := range severityNames() {
		if headed := number(match(`<summary>(\d+) `+s+` findings?</summary>`, text)); headed != n[s] {
			t.Errorf("markdown: %d %s findings by the sum, %d by the heading", n[s], s, headed)
		}
	}
	n["coverage"] = number(match(`(?m)^- coverage: (\d+) %`, text))
	n.sums(text)
	for _, v := range fact.Verdicts() {
		m := regexp.MustCompile(`(?m)^\| ` + string(v) + ` \| (\S+) \| (\S+) \|$`).FindStringSubmatch(text)
		if m == nil {
			t.Errorf("markdown: no row for %s", v)
			continue
		}
		n["field "+string(v)], n["column "+string(v)] = number(m[1]), number(m[2])
	}
	return n
}

func countsInCSV(t *testing.T, text string) counts {
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	suppressed := slices.Index(records[0], "suppressed")
	n := noFindings()
	n["suppressed"] = 0
	for _, r := range records[1:] {
		switch {
		case r[0] == "": // a problem
		case r[suppressed] != "":
			n["suppressed"]++
		default:
			n[r[0]]++
		}
	}
	return n
}

func countsInHTML(t *testing.T, text string) counts {
	n := noFindings()
	for _, s := range severityNames() {
		n[s] = number(match(`<tr><th scope="row">`+s+`</th><td class="num">(\d+)</td>`, text))
		if listed := number(match(`<h3 id="severity-`+s+`">.*?</span> (\d+) finding`, text)); listed != n[s] {
			t.Errorf("html: %d %s findings by the chart, %d by the heading", n[s], s, listed)
		}
	}
	n["coverage"] = number(match(`<p class="figure">(\d+) %</p>`, text))
	n.sums(text)
	for _, v := range fact.Verdicts() {
		m := regexp.MustCompile(`(?s)<tr><th scope="row"><span class="tag \w+">` + string(v) + `</span></th>.*?<td class="num">(\d+)</td>.*?<td class="num">(\d+)</td>`).FindStringSubmatch(text)
		if m == nil {
			t.Errorf("html: no row for %s", v)
			continue
		}
		n["field "+string(v)], n["column "+string(v)] = number(m[1]), number(m[2])
	}
	return n
}

// seededTogether plants into one clean shop for each group all of its seeds that
// fit beside each other.
func seededTogether(t *testing.T) map[string]map[string]string {
	t.Helper()
	groups := map[string]map[string]string{}
	seeds := readSeeds(t)
	for _, key := range slices.Sorted(maps.Keys(seeds)) {
		group, _, _ := strings.Cut(key, " ")
		if groups[group] == nil {
			groups[group] = cleanShop(t)
		}
		files := maps.Clone(groups[group])
		fits := true
		for _, c := range seeds[key].changes {
			text, known := files[c.file.Value]
			if fits = fits && known && c.find != "" && strings.Count("\n"+text, "\n"+c.find) == 1; fits {
				c.make(t, files)
			}
		}
		if fits {
			groups[group] = files
		}
	}
	return groups
}

// generated is a project of many fields and columns with findings of all kinds,
// some of them accepted.
func generated(random *rand.Rand) map[string]string {
	categories := []string{"user.contact.email", "user.name", "user.demographic.date_of_birth", "user.device.ip_address", "user.health_and_medical", "system.operations"}
	names := []string{"email", "first_name", "birthday", "ip_address", "diagnosis", "state", "phone", "notes"}
	rules, manifest, schema := "purposes:\n", "collections:\n", ""
	for i := range 6 {
		rules += fmt.Sprintf("  p%d:\n    title: Do thing %d\n", i, i)
		if i > 0 {
			rules += "    basis: " + []string{"contract", "consent", "legitimate_interests"}[i%3] + "\n    needs: [" + categories[i%5] + "]\n"
		}
	}
	for i := range 20 {
		manifest += fmt.Sprintf("  - id: c%d\n    kind: form\n    table: db.t%d\n    fields:\n", i, i)
		schema += fmt.Sprintf("CREATE TABLE t%d (\n  id bigint PRIMARY KEY", i)
		for k, name := range names {
			if random.IntN(3) > 0 {
				manifest += fmt.Sprintf("      - {name: %s, category: %s, purposes: [p%d]}\n", name, categories[random.IntN(len(categories))], random.IntN(6))
			}
			if k == 0 || random.IntN(4) > 0 {
				schema += ",\n  " + name + " text"
			}
		}
		manifest += fmt.Sprintf("      - {name: extra, category: %s, stored_in: none}\n", categories[i%5])
		schema += "\n);\n"
	}
	waivers := ""
	for i := range 5 {
		waivers += fmt.Sprintf("  - {rule: unjustified, ref: c%d.extra, reason: agreed, owner: us@shop.example, expires: 2027-01-01}\n", i)
	}
	return map[string]string{
		"rules.yaml": rules, "manifest.yaml": manifest, "db.sql": schema,
		"pare.yaml": "version: 1\nmanifests: [manifest.yaml]\nrules: [rules.yaml]\nschemas: [{name: db, path: db.sql, dialect: postgres}]\nwaivers:\n" + waivers,
	}
}
