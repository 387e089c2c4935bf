package report

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/source"
)

// JUnit writes the audit as tests, for servers that know tests alone: reading the
// input is a suite, of which each thing that could not be read is an error, and
// every rule is one. A finding that decides the exit code is a failure, any other
// is skipped, and a rule that finds nothing has passed. No two tests of a suite
// have the same name, of which servers would show one alone.
// It is valid by all schemas of Jenkins, from junit-4.xsd, in which what is skipped
// has no attributes, to junit-10.xsd of the xUnit plugin.
func JUnit(w io.Writer, r *audit.Result, o Options) error {
	found := map[string][]*finding.Finding{}
	for _, f := range standing(r, o.MinSeverity) {
		found[f.Rule] = append(found[f.Rule], f)
	}
	all := junitSuites{Name: "pare"}
	all.add(inputSuite(r, o))
	for _, rule := range r.Rules {
		if rule.Off != "" {
			continue
		}
		s := junitSuite{Name: harmless.Text(rule.ID)}
		said := map[string]int{}
		for _, f := range found[rule.ID] {
			said[f.Message]++
		}
		for _, f := range found[rule.ID] {
			c := findingCase(f, o)
			if said[f.Message] > 1 {
				c.Name += " [" + harmless.Text(strings.Join(f.Path.References(), ", ")) + "]"
			}
			s.add(c)
		}
		if len(s.Cases) == 0 {
			s.add(junitCase{Name: harmless.Text(rule.Title), Class: harmless.Text(rule.ID)})
		}
		all.add(s)
	}
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header)
	e := xml.NewEncoder(b)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	b.WriteString("\n")
	return b.Flush()
}

// inputSuite is what was wrong with the input, or that nothing was.
func inputSuite(r *audit.Result, o Options) junitSuite {
	s := junitSuite{Name: "input"}
	for _, p := range r.Problems {
		at := harmless.Text(source.Pos{File: inRepository(p.Span.File, o), Line: p.Span.Line, Col: p.Span.Col}.String())
		c := junitCase{Name: at + ": " + harmless.Text(p.Msg), Class: "input"}
		text := at + ": " + problemText(p)
		if p.Kind == source.Warning {
			c.Skipped = &text
		} else {
			c.Error = &junitSaid{Type: string(p.Kind), Message: harmless.Text(p.Msg), Text: text}
		}
		s.add(c)
	}
	if len(s.Cases) == 0 {
		s.add(junitCase{Name: "everything was read", Class: "input"})
	}
	return s
}

func findingCase(f *finding.Finding, o Options) junitCase {
	c := junitCase{Name: harmless.Text(f.Message), Class: harmless.Text(f.Rule)}
	text := advised(f) + "\n"
	for _, p := range f.Places {
		text += "At: " + harmless.Text(source.Pos{File: inRepository(p.Span.File, o), Line: p.Span.Line, Col: p.Span.Col}.String()) + " (" + strings.TrimSpace(p.Role+" "+harmless.Text(p.Ref)) + ")\n"
	}
	text += "Severity: " + f.Severity.String() + "\nLaw: " + harmless.Text(finding.LawWords(f.Law)) + "\nFingerprint: " + f.Fingerprint + "\n"
	if failing(f, o) {
		c.Failure = &junitSaid{Type: f.Severity.String(), Message: harmless.Text(f.Message), Text: text}
	} else {
		c.Skipped = &text
	}
	return c
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string     `xml:"name,attr"`
	Class   string     `xml:"classname,attr"`
	Failure *junitSaid `xml:"failure"`
	Error   *junitSaid `xml:"error"`
	Skipped *string    `xml:"skipped"`
}

type junitSaid struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	s.Failures += one(c.Failure != nil)
	s.Errors += one(c.Error != nil)
	s.Skipped += one(c.Skipped != nil)
}

func (a *junitSuites) add(s junitSuite) {
	a.Suites = append(a.Suites, s)
	a.Tests += s.Tests
	a.Failures += s.Failures
	a.Errors += s.Errors
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
