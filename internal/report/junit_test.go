package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is written is valid by the schema of Jenkins, which .ci/run fetches.
func TestJUnitIsValid(t *testing.T) {
	schema := foreign(t, "jenkins-junit.xsd")
	dir := t.TempDir()
	args := []string{"--noout", "--schema", schema}
	for _, s := range samples(t) {
		var b bytes.Buffer
		if err := JUnit(&b, s.Result, s.Options); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, s.name+".xml")
		if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.Command("xmllint", args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// What the schemas of Jenkins have in common, which is also what other servers
// read: elements by name, what each may hold, and its attributes.
func TestJUnitStructure(t *testing.T) {
	type element struct{ within, may, must []string }
	elements := map[string]element{
		"testsuites": {nil, []string{"name", "tests", "failures", "errors"}, nil},
		"testsuite":  {[]string{"testsuites"}, []string{"skipped"}, []string{"name", "tests", "failures", "errors"}},
		"testcase":   {[]string{"testsuite"}, nil, []string{"name", "classname"}},
		"failure":    {[]string{"testcase"}, nil, []string{"type", "message"}},
		"error":      {[]string{"testcase"}, nil, []string{"type", "message"}},
		"skipped":    {[]string{"testcase"}, nil, nil},
	}
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := JUnit(&b, s.Result, s.Options); err != nil {
				t.Fatal(err)
			}
			d := xml.NewDecoder(&b)
			var open []string
			for {
				token, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				switch token := token.(type) {
				case xml.StartElement:
					name := token.Name.Local
					e, known := elements[name]
					if !known || len(open) > 0 != (e.within != nil) || len(open) > 0 && !slices.Contains(e.within, open[len(open)-1]) {
						t.Errorf("<%s> within %v", name, open)
					}
					var given []string
					for _, a := range token.Attr {
						given = append(given, a.Name.Local)
						if !slices.Contains(e.may, a.Name.Local) && !slices.Contains(e.must, a.Name.Local) {
							t.Errorf("<%s> has %s", name, a.Name.Local)
						}
					}
					for _, a := range e.must {
						if !slices.Contains(given, a) {
							t.Errorf("<%s> lacks %s", name, a)
						}
					}
					open = append(open, name)
				case xml.EndElement:
					open = open[:len(open)-1]
				}
			}
		})
	}
}

// The counts are those of what is there, all that was found is there, and the
// tests of a suite can be told apart.
func TestJUnitCounts(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := JUnit(&b, s.Result, s.Options); err != nil {
				t.Fatal(err)
			}
			var all junitSuites
			if err := xml.Unmarshal(b.Bytes(), &all); err != nil {
				t.Fatal(err)
			}
			tests, failures, errs, found := 0, 0, 0, 0
			for _, suite := range all.Suites {
				var again junitSuite
				names := map[string]bool{}
				for _, c := range suite.Cases {
					again.add(c)
					if names[c.Name] && suite.Name != "input" {
						t.Errorf("%s: two tests are called %q", suite.Name, c.Name)
					}
					names[c.Name] = true
					if suite.Name != "input" && (c.Failure != nil || c.Skipped != nil) {
						found++
					}
				}
				if again.Tests != suite.Tests || again.Failures != suite.Failures || again.Errors != suite.Errors || again.Skipped != suite.Skipped || suite.Tests == 0 {
					t.Errorf("%s counts %d tests, %d failures, %d errors, %d skipped; there are %d, %d, %d and %d", suite.Name,
						suite.Tests, suite.Failures, suite.Errors, suite.Skipped, again.Tests, again.Failures, again.Errors, again.Skipped)
				}
				tests, failures, errs = tests+suite.Tests, failures+suite.Failures, errs+suite.Errors
			}
			if all.Tests != tests || all.Failures != failures || all.Errors != errs {
				t.Errorf("%d tests, %d failures, %d errors in all; there are %d, %d and %d", all.Tests, all.Failures, all.Errors, tests, failures, errs)
			}
			if want := len(standing(s.Result, s.MinSeverity)); found != want {
				t.Errorf("%d findings, want %d", found, want)
			}
			if code, _ := s.Outcome(s.FailOn); (errs > 0) != (code == 2) {
				t.Errorf("%d errors, with exit code %d", errs, code)
			}
			if strings.Contains(b.String(), `classname=""`) {
				t.Error("a test has no class")
			}
		})
	}
}
