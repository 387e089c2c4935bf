package audit_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/given"
	"github.com/pare-dev/pare/internal/golden"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

const (
	seeded  = "../../testdata/seeded"
	several = "several" // the file of seeds that are there for no single rule
)

// seed is a change to the clean shop that should trip one rule; purpose.yaml in
// testdata/seeded says how it is written.
type seed struct {
	name    source.Text // the rule's id
	done    string
	changes []change
	brings  map[string]string // by rule, because of what
}

// change puts lines of a file in the place of others. Where there are none to
// find, the file is new.
type change struct {
	file      source.Text
	find, put string
}

// Whoever declares as the clean shop does hears nothing, under whatever law.
func TestTheCleanShopIsClean(t *testing.T) {
	for _, law := range []string{"gdpr", "uk-gdpr", "ccpa", "modpa", "gdpr, uk-gdpr, ccpa, modpa"} {
		t.Run(law, func(t *testing.T) {
			shop := cleanShop(t)
			shop["pare.yaml"] = strings.Replace(shop["pare.yaml"], "[gdpr]", "["+law+"]", 1)
			r := auditFiles(t, shop)
			for _, p := range r.Problems {
				t.Error(p)
			}
			for _, f := range r.Findings {
				t.Errorf("%s: %s: %s", f.Places[0].Span, f.Rule, f.Message)
			}
			if share, ok := r.Summary.Coverage(); !ok || share != 1 {
				t.Errorf("coverage %v, want all of it", share)
			}
		})
	}
}

// TestSeededDefects plants into the clean shop a defect for every rule, one at a
// time, and finds it: once, and beside it what it is known to bring.
func TestSeededDefects(t *testing.T) {
	builtin, problems := audit.Builtin()
	for _, p := range problems {
		t.Fatal(p)
	}
	shop, seeds := cleanShop(t), readSeeds(t)
	var found strings.Builder
	found.WriteString("What is found when a seed of this folder is planted into the clean shop: first the rule that it is there for,\n" +
		"then what it brings. Written by “go test ./internal/audit -run Seeded -update”.\n")
	for _, group := range rule.Groups() {
		fmt.Fprintf(&found, "\n%s\n%s\n", group, strings.Repeat("=", len(group)))
		for _, r := range builtin.Rules {
			if r.Group != group {
				continue
			}
			s, ok := seeds[group+" "+r.ID]
			if !ok {
				t.Errorf("%s has no seed: plant its defect in testdata/seeded/%s.yaml", r.ID, group)
				continue
			}
			delete(seeds, group+" "+r.ID)
			t.Run(r.ID, func(t *testing.T) { fmt.Fprintf(&found, "\n%s", planted(t, shop, r.ID, s)) })
		}
	}
	fmt.Fprintf(&found, "\n%s\n%s\n", several, strings.Repeat("=", len(several)))
	for _, key := range slices.Sorted(maps.Keys(seeds)) {
		s := seeds[key]
		name, ok := strings.CutPrefix(key, several+" ")
		if !ok {
			t.Errorf("%s: no rule of the group is called %s", s.name.Span, s.name.Value)
			continue
		}
		t.Run(name, func(t *testing.T) { fmt.Fprintf(&found, "\n%s", planted(t, shop, "", s)) })
	}
	golden.Same(t, filepath.Join(seeded, "golden.txt"), []byte(found.String()))
}

// planted audits the shop with a seed and says what is found: the rule that it is
// there for, unless it is there for none, and what it brings.
func planted(t *testing.T, shop map[string]string, id string, s seed) string {
	t.Helper()
	shop = maps.Clone(shop)
	for _, c := range s.changes {
		c.make(t, shop)
	}
	r := auditFiles(t, shop)
	for _, p := range r.Problems {
		t.Error(p)
	}
	var own, others []string
	brought := map[string]bool{}
	for _, f := range r.Findings {
		at := map[source.Pos]bool{}
		for _, p := range f.Places {
			if at[p.Span.Pos] {
				t.Errorf("%s points at %s twice: %v", f.Rule, p.Span, f.Places)
			}
			at[p.Span.Pos] = true
		}
		line := fmt.Sprintf("  %-8s  %-27s  %-30s  %s\n", f.Severity, f.Rule, f.Places[0].Span, strings.Join(f.Path.References(), " "))
		because, known := s.brings[f.Rule]
		switch {
		case f.Rule == id:
			own = append(own, line)
		case known:
			if !brought[f.Rule] {
				line += "            because " + because + "\n"
			}
			brought[f.Rule] = true
			others = append(others, line)
		default:
			t.Errorf("%s: %s: nobody expects this: %s", f.Places[0].Span, f.Rule, f.Message)
		}
	}
	if id != "" && len(own) != 1 {
		t.Errorf("%s is found %d times, want once", id, len(own))
	}
	for rule := range s.brings {
		if !brought[rule] {
			t.Errorf("%s: the seed says that it brings %s, which is not found", s.name.Span, rule)
		}
	}
	return s.done + "\n" + strings.Join(slices.Concat(own, others), "")
}

// make makes a change in the files of a project.
func (c change) make(t *testing.T, files map[string]string) {
	t.Helper()
	text, known := files[c.file.Value]
	switch n := strings.Count("\n"+text, "\n"+c.find); {
	case known && c.find == "":
		t.Fatalf("%s: %s is not new, and there is nothing to find in it", c.file.Span, c.file.Value)
	case !known && c.find != "":
		t.Fatalf("%s: the shop has no %s", c.file.Span, c.file.Value)
	case known && n != 1:
		t.Fatalf("%s: these lines stand %d times in %s, want once:\n%s", c.file.Span, n, c.file.Value, c.find)
	}
	files[c.file.Value] = strings.TrimPrefix(strings.Replace("\n"+text, "\n"+c.find, "\n"+c.put, 1), "\n")
}

// cleanShop reads the files of the clean shop.
func cleanShop(t *testing.T) map[string]string {
	t.Helper()
	return filesOf(t, "../../testdata/shop-clean")
}

// auditFiles audits a project in a folder of its own, from within.
func auditFiles(t *testing.T, files map[string]string) *audit.Result {
	t.Helper()
	t.Chdir(given.Files(t, files))
	return audit.Run(audit.Open("pare.yaml"), "2026-01-01")
}

// readSeeds reads the seeds of every group, by group and rule.
func readSeeds(t *testing.T) map[string]seed {
	t.Helper()
	seeds := map[string]seed{}
	r := &yamlsrc.Reader{}
	for _, group := range append(rule.Groups(), several) {
		file, problem := source.Read(filepath.Join(seeded, group+".yaml"))
		if problem != nil {
			t.Fatal(problem)
		}
		docs, problems := yamlsrc.Parse(file)
		r.Problems = append(r.Problems, problems...)
		for _, doc := range docs {
			for _, e := range r.Entries(doc, "a file of seeds") {
				seeds[group+" "+e.Key.Value] = readSeed(r, e)
			}
		}
	}
	for _, p := range r.Problems {
		t.Fatal(p)
	}
	return seeds
}

func readSeed(r *yamlsrc.Reader, e yamlsrc.Entry) seed {
	m := r.Map(e.Value, "a seed")
	s := seed{name: e.Key, done: m.Text("done").Value, brings: map[string]string{}}
	for _, file := range m.Entries("changes") {
		s.changes = append(s.changes, readChanges(r, file)...)
	}
	for _, b := range m.Entries("brings") {
		s.brings[b.Key.Value] = r.Text(b.Value, "the reason of a consequence").Value
	}
	m.Must("done", "changes")
	m.Done()
	return s
}

// readChanges reads the changes of one file: lines to find behind “-”, lines to
// put behind “+”, and a blank line between two changes.
func readChanges(r *yamlsrc.Reader, file yamlsrc.Entry) []change {
	list := []change{{file: file.Key}}
	for _, line := range strings.Split(r.Text(file.Value, "the changes of a file").Value, "\n") {
		last := &list[len(list)-1]
		switch {
		case line == "":
			list = append(list, change{file: file.Key})
		case line[0] == '-':
			last.find += line[1:] + "\n"
		case line[0] == '+':
			last.put += line[1:] + "\n"
		default:
			r.Fail(file.Value.Span(), "a line starts neither with “-” nor with “+”: "+line, "")
		}
	}
	return list
}
