package report

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// What GitLab asks of a Code Quality report:
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
func TestGitLabAsGitLabTakesIt(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := GitLab(&b, s.Result, s.Options); err != nil {
				t.Fatal(err)
			}
			var issues []gitlabIssue
			d := json.NewDecoder(bytes.NewReader(b.Bytes()))
			d.DisallowUnknownFields()
			if err := d.Decode(&issues); err != nil {
				t.Fatal(err)
			}
			if issues == nil {
				t.Error("nothing is to be an empty list")
			}
			want := len(standing(s.Result, s.MinSeverity))
			for _, p := range s.Problems {
				if p.Kind != source.Warning {
					want++
				}
			}
			if len(issues) != want {
				t.Errorf("%d entries, want %d", len(issues), want)
			}
			seen := map[string]bool{}
			for _, i := range issues {
				at := i.Location
				if i.Description == "" || i.CheckName == "" || at.Path == "" || at.Lines.Begin < 1 {
					t.Errorf("something is missing in %+v", i)
				}
				if strings.HasPrefix(at.Path, "./") || strings.Contains(at.Path, `\`) && !strings.Contains(at.Path, `\x`) || at.Path != path.Clean(at.Path) {
					t.Errorf("the path %q is not as GitLab looks for it", at.Path)
				}
				if !slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, i.Severity) {
					t.Errorf("the severity is %q", i.Severity)
				}
				if len(i.Fingerprint) != 64 || seen[i.Fingerprint] {
					t.Errorf("the fingerprint %q is there already, or none", i.Fingerprint)
				}
				seen[i.Fingerprint] = true
			}
		})
	}
}
