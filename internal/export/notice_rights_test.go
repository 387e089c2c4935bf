package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/export"
	"github.com/pare-dev/pare/internal/report"
)

// Every law that can be named tells people what they can ask for, in words of its
// own; where several are named, each says for whom.
func TestRights(t *testing.T) {
	files, err := filepath.Glob("../../rules/jurisdictions/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var laws []string
	for _, file := range files {
		laws = append(laws, strings.TrimSuffix(filepath.Base(file), ".yaml"))
	}
	project(t, "subjects: {member: {title: Members}}\n", "controller: {name: Shop Ltd, contact: privacy@shop.example}\n", "")
	under := func(laws ...string) string {
		settings := "version: 1\nmanifests: [manifest.yaml]\njurisdictions: [" + strings.Join(laws, ", ") + "]\n"
		if err := os.WriteFile("pare.yaml", []byte(settings), 0o600); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := export.NoticeMarkdown(&b, export.NewNotice(audit.Run(audit.Open("pare.yaml"), today), nil), report.Options{}); err != nil {
			t.Fatal(err)
		}
		_, rights, _ := strings.Cut(b.String(), "## What else you can ask of us\n")
		return rights
	}
	for _, law := range laws {
		got := under(law)
		if strings.Count(got, "\n- ") < 6 || !strings.Contains(got, "- Have mistakes corrected.") || strings.Contains(got, "If you live") {
			t.Errorf("under %s alone:\n%s", law, got)
		}
	}
	// What two laws give alike is said once, in front; the rest stands by place.
	shared, own, _ := strings.Cut(under("gdpr", "uk-gdpr"), "\n### If you live in the European Union")
	for _, right := range []string{"Ask what we know about you", "Have mistakes corrected", "Take back a yes"} {
		if !strings.Contains(shared, "- "+right) || strings.Contains(own, right) {
			t.Errorf("“%s” is not said once, for both:\n%s\n%s", right, shared, own)
		}
	}
	if _, uk, ok := strings.Cut(own, "\n### If you live in the United Kingdom\n"); !ok || !strings.Contains(uk, "- Complain to us") || strings.Count(own, "\n- ") != 2 {
		t.Errorf("by place:\n%s", own)
	}
	all := under(laws...)
	for _, where := range []string{"California", "Maryland", "the United Kingdom", "the European Union, Iceland, Liechtenstein or Norway"} {
		if !strings.Contains(all, "\n### If you live in "+where+"\n") {
			t.Errorf("nothing says what people can ask for in %s:\n%s", where, all)
		}
	}
}
