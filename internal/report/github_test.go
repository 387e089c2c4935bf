package report

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/prose"
)

// Each annotation is one line that GitHub can take apart again, at most ten of a
// kind are written, and the others counted.
func TestGitHubAsGitHubTakesIt(t *testing.T) {
	command := regexp.MustCompile(`^::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*,?)+)::(\S.*)$`)
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := GitHub(&b, s.Result, s.Options); err != nil {
				t.Fatal(err)
			}
			written := map[string]int{}
			for line := range strings.Lines(b.String()) {
				line = strings.TrimSuffix(line, "\n")
				if !strings.HasPrefix(line, "::") {
					continue
				}
				parts := command.FindStringSubmatch(line)
				if parts == nil {
					t.Errorf("no command: %s", line)
					continue
				}
				written[parts[1]]++
				for _, property := range strings.Split(parts[2], ",") {
					if name, value, _ := strings.Cut(property, "="); value == "" {
						t.Errorf("%s is empty in %s", name, line)
					}
				}
			}
			all := map[string]int{}
			for _, p := range s.Problems {
				if p.Kind == "warning" {
					all["warning"]++
				} else {
					all["error"]++
				}
			}
			for _, f := range standing(s.Result, s.MinSeverity) {
				all[annotation(f.Severity)]++
			}
			for kind, n := range all {
				if written[kind] != min(n, mostAnnotations) {
					t.Errorf("%d of %d %ss are written", written[kind], n, kind)
				}
				more := fmt.Sprintf("\nand %s, for which GitHub has no room", prose.Count(n-mostAnnotations, "more "+kind))
				if strings.Contains(b.String(), more) != (n > mostAnnotations) {
					t.Errorf("of %d %ss, %q is told: %t", n, kind, more, n <= mostAnnotations)
				}
			}
		})
	}
}

// What could not be read comes first, then the most severe.
func TestGitHubRanks(t *testing.T) {
	r := many(100)
	r.Problems = problemsOfAllKinds().Problems[:1]
	var b bytes.Buffer
	if err := GitHub(&b, r, Options{FailOn: "high", MinSeverity: finding.High}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	if !strings.Contains(lines[0], "title=error::") || !strings.Contains(lines[1], "title=critical%3A undeclared-critical::") {
		t.Errorf("the first are\n%s\n%s", lines[0], lines[1])
	}
	if n := strings.Count(b.String(), "title=critical"); n != mostAnnotations-1 {
		t.Errorf("%d critical ones are written beside one problem", n)
	}
}

func TestGitHubEscapes(t *testing.T) {
	r := placesOfAllKinds()
	f := &r.Findings[0]
	f.Places[0].Span.File, f.Message = "100%,a:b.sql", "100% so: a, b"
	r.Findings = r.Findings[:1]
	var b bytes.Buffer
	if err := GitHub(&b, r, Options{FailOn: "high", Quiet: true}); err != nil {
		t.Fatal(err)
	}
	if want := "::error file=100%25%2Ca%3Ab.sql,line=1,title=high%3A undeclared::100%25 so: a, b%0AFix: Declare it.\n"; b.String() != want {
		t.Errorf("got  %swant %s", b.String(), want)
	}
}
