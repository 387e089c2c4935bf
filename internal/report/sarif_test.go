package report

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/url"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pare-dev/pare/internal/finding"
)

// sarifLog is what the tests read of a file, as GitHub reads it.
type sarifLog struct {
	Schema  string `json:"$schema"`
	Version string
	Runs    []struct {
		ColumnKind string
		Tool       struct {
			Driver struct {
				Name, Version string
				Rules         []struct {
					ID                                string
					ShortDescription, FullDescription sarifText
					Help                              sarifText
					Properties                        struct {
						Tags             []string
						SecuritySeverity string `json:"security-severity"`
					}
				}
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ExitCode                   int
			ToolExecutionNotifications []struct{ Message sarifText }
		}
		Results *[]struct {
			RuleID              string
			RuleIndex           int
			Level               string
			Message             sarifText
			Locations           []sarifLocation
			RelatedLocations    []sarifLocation
			PartialFingerprints map[string]string
		}
	}
}

func sarifOf(t *testing.T, s sample) ([]byte, sarifLog) {
	t.Helper()
	var b bytes.Buffer
	if err := SARIF(&b, s.Result, s.Options); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 || log.Runs[0].Results == nil || len(log.Runs[0].Invocations) != 1 {
		t.Fatal("expected one run with an invocation, and a list of results even where there are none")
	}
	return b.Bytes(), log
}

// What is written is valid by the schema of SARIF 2.1.0, which .ci/run fetches.
func TestSARIFIsValid(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(foreign(t, "sarif-2.1.0-rtm.5.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range samples(t) {
		written, _ := sarifOf(t, s)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(written))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", s.name, err)
		}
	}
}

// foreign is the path of a file that others publish, and that .ci/run fetches.
func foreign(t *testing.T, name string) string {
	t.Helper()
	folder := os.Getenv("PARE_FOREIGN")
	if folder == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("PARE_FOREIGN is not set: .ci/run sets it after fetching what others publish")
		}
		t.Skip("PARE_FOREIGN is not set; .ci/run sets it")
	}
	return path.Join(folder, name)
}

// What GitHub asks of a file beyond the schema:
// https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
func TestSARIFAsGitHubTakesIt(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			written, log := sarifOf(t, s)
			if bytes.Contains(written, []byte(`""`)) {
				t.Error("a text is empty")
			}
			run := log.Runs[0]
			if log.Version != "2.1.0" || !strings.HasSuffix(log.Schema, "sarif-schema-2.1.0.json") || run.Tool.Driver.Name != "pare" || run.ColumnKind != "unicodeCodePoints" {
				t.Errorf("version %s, schema %s, tool %s, columns in %s", log.Version, log.Schema, run.Tool.Driver.Name, run.ColumnKind)
			}
			if version := run.Tool.Driver.Version; version != strings.TrimPrefix(s.Version, "v") {
				t.Errorf("the version is %q, which is to begin with a number", version)
			}
			rules := run.Tool.Driver.Rules
			for i, r := range rules {
				if r.ID == "" || r.ShortDescription.Text == "" || r.FullDescription.Text == "" || r.Help.Text == "" || r.Help.Markdown == "" {
					t.Errorf("rule %d lacks a text: %+v", i, r)
				}
				security := strings.Contains(strings.Join(r.Properties.Tags, " "), "security")
				if len(r.Properties.Tags) > 20 || security != (r.Properties.SecuritySeverity != "") {
					t.Errorf("rule %s: tags %v, security severity %s", r.ID, r.Properties.Tags, r.Properties.SecuritySeverity)
				}
			}
			code, _ := s.Outcome(s.FailOn)
			if in := run.Invocations[0]; in.ExitCode != code || in.ExecutionSuccessful != (code != 2) || len(in.ToolExecutionNotifications) != len(s.Problems) {
				t.Errorf("exit code %d, successful %t, %d notifications; the audit has %d and %d problems", in.ExitCode, in.ExecutionSuccessful, len(in.ToolExecutionNotifications), code, len(s.Problems))
			}
			if want := len(standing(s.Result, s.MinSeverity)); len(*run.Results) != want {
				t.Errorf("%d results, want %d", len(*run.Results), want)
			}
			seen := map[string]bool{}
			for i, r := range *run.Results {
				if r.RuleIndex >= len(rules) || rules[r.RuleIndex].ID != r.RuleID || r.Message.Text == "" {
					t.Errorf("result %d of rule %q at %d, message %q", i, r.RuleID, r.RuleIndex, r.Message.Text)
				}
				if fingerprint := r.PartialFingerprints["pare/v1"]; len(fingerprint) != 64 || seen[fingerprint] {
					t.Errorf("result %d has the fingerprint %q", i, fingerprint)
				} else {
					seen[fingerprint] = true
				}
				if len(r.Locations) != 1 {
					t.Errorf("result %d has %d locations", i, len(r.Locations))
				}
				for _, l := range append(r.Locations, r.RelatedLocations...) {
					if problem := unlikeGitHub(l.Physical); problem != "" {
						t.Errorf("result %d: %+v: %s", i, l.Physical, problem)
					}
				}
			}
		})
	}
}

// unlikeGitHub says why GitHub would not show a place.
func unlikeGitHub(p sarifPhysical) string {
	u, err := url.Parse(p.Artifact.URI)
	r := p.Region
	switch {
	case err != nil:
		return err.Error()
	case p.Artifact.URI == "", strings.Contains(p.Artifact.URI, `\`), u.Scheme != "" && u.Scheme != "file", u.Scheme == "" && strings.HasPrefix(u.Path, "/"):
		return "it is neither relative nor a file outside"
	case r.StartLine < 1, r.StartColumn < 1, r.EndLine < r.StartLine, r.EndLine == r.StartLine && r.EndColumn < r.StartColumn:
		return "start and end do not follow each other"
	}
	return ""
}

func TestSARIFPlaces(t *testing.T) {
	_, log := sarifOf(t, sample{"", placesOfAllKinds(), Options{FailOn: "low", Root: "/repo", Folder: "shop"}})
	want := []struct {
		uri    string
		region sarifRegion
	}{
		{"shop/app.sqlite", sarifRegion{1, 1, 1, 1}},
		{"shop/db/schema.sql", sarifRegion{12, 5, 12, 6}},
		{"shop/db/schema.sql", sarifRegion{12, 5, 12, 10}},
		{"shop/db/schema.sql", sarifRegion{12, 5, 14, 2}},
		{"db/Gr%C3%B6%C3%9Fe%20&%20Gewicht%20%231%20100%25%3F.sql", sarifRegion{1, 1, 1, 2}},
		{"shop/privacy/my%20manifest.yaml", sarifRegion{2, 3, 2, 4}},
		{"shop/db/absolute.sql", sarifRegion{2, 3, 2, 4}},
		{"file:///elsewhere/schema%20one.sql", sarifRegion{2, 3, 2, 4}},
		{"../../elsewhere/schema.sql", sarifRegion{2, 3, 2, 4}},
		{"file:///D:/db/schema.sql", sarifRegion{2, 3, 2, 4}},
		{"shop/a:b.sql", sarifRegion{2, 3, 2, 4}},
	}
	results := *log.Runs[0].Results
	if len(results) != len(want) {
		t.Fatalf("%d results, want %d, without the one that is accepted", len(results), len(want))
	}
	for i, w := range want {
		if got := results[i].Locations[0].Physical; got.Artifact.URI != w.uri || got.Region != w.region {
			t.Errorf("%+v, want %s %+v", got, w.uri, w.region)
		}
	}
}

// GitHub refuses a run of more than 25,000 results, and a file of more than 10 MB
// after gzip. The least severe are left out, and that is said.
func TestSARIFOfTooMany(t *testing.T) {
	written, log := sarifOf(t, sample{"", many(30_000), Options{FailOn: "high"}})
	results := *log.Runs[0].Results
	if len(results) != mostResults {
		t.Errorf("%d results, want %d", len(results), mostResults)
	}
	if first, last := results[0].Level, results[len(results)-1]; first != "error" || last.RuleID != "undeclared-"+finding.Info.String() {
		t.Errorf("the first is of the level %s, the last of the rule %s", first, last.RuleID)
	}
	notes := log.Runs[0].Invocations[0].ToolExecutionNotifications
	if want := "5000 findings of the least severity are left out: servers take 25000 results of a run"; len(notes) != 1 || notes[0].Message.Text != want {
		t.Errorf("notifications %v, want %q", notes, want)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(written)
	z.Close()
	if packed.Len() > 10_000_000 {
		t.Errorf("%d bytes after gzip", packed.Len())
	}
	t.Logf("%d bytes, %d after gzip", len(written), packed.Len())
}
