package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
)

// What GitHub takes of a file: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
const (
	mostResults = 25_000 // of a run; of these it shows the 5,000 that are most severe
	mostRelated = 100    // of a result; it takes 1,000
)

// SARIF writes the findings in the Static Analysis Results Interchange Format
// 2.1.0, one result a line, the most severe first. Findings that are accepted are
// left out, since servers show them as open. What could not be read stands among
// the notifications of the invocation, which is unsuccessful then.
func SARIF(w io.Writer, r *audit.Result, o Options) error {
	list := standing(r, o.MinSeverity)
	left := max(len(list)-mostResults, 0)
	list = list[:len(list)-left]
	rules, index := sarifRules(r, list)
	tool, err := json.Marshal(sarifTool{sarifDriver{"pare", strings.TrimPrefix(o.Version, "v"), "https://github.com/pare-dev/pare", rules}})
	if err != nil {
		return err
	}
	invocation, err := json.Marshal(sarifInvocationOf(r, left, o))
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	b.WriteString(`{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints",` + "\n\"tool\":")
	b.Write(escapeHarmful(tool))
	b.WriteString(",\n\"invocations\":[")
	b.Write(escapeHarmful(invocation))
	b.WriteString("],\n\"results\":[")
	for i, f := range list {
		result, err := json.Marshal(sarifResultOf(f, index[f.Rule], o))
		if err != nil {
			return err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(escapeHarmful(result))
	}
	b.WriteString("]}]}\n")
	return b.Flush()
}

type (
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		URI     string      `json:"informationUri"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifRule struct {
		ID       string         `json:"id"`
		Short    sarifText      `json:"shortDescription"`
		Full     sarifText      `json:"fullDescription"`
		Help     sarifText      `json:"help"`
		Default  sarifDefault   `json:"defaultConfiguration"`
		Property map[string]any `json:"properties"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
	sarifLocation struct {
		ID       int            `json:"id,omitempty"`
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifResult struct {
		Rule         string            `json:"ruleId"`
		Index        int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Properties   map[string]any    `json:"properties"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		ExitCode      int                 `json:"exitCode"`
		Because       string              `json:"exitCodeDescription"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
)

// sarifRules are the rules that found something, and the place of each.
func sarifRules(r *audit.Result, list []*finding.Finding) ([]sarifRule, map[string]int) {
	found := map[string]bool{}
	for _, f := range list {
		found[f.Rule] = true
	}
	rules, index := []sarifRule{}, map[string]int{}
	helps := audit.Helps(r, found)
	for _, rule := range r.Rules {
		if !found[rule.ID] {
			continue
		}
		index[rule.ID] = len(rules)
		title, law := harmless.Text(rule.Title), harmless.Text(finding.LawWords(rule.Law))
		help := title + ".\n\nLaw: " + law
		markdown := "**" + law + "**\n\n" + helps[rule.ID]
		tags := []string{"privacy", "data-minimization", string(rule.Kind)}
		properties := map[string]any{"tags": tags, "precision": "high", "problem.severity": sarifProblem(rule.Severity)}
		if score := securitySeverity(rule.Severity); score != "" {
			properties["tags"] = append(tags, "security") // GitHub shows the score of those alone
			properties["security-severity"] = score
		}
		rules = append(rules, sarifRule{
			ID: rule.ID, Short: sarifText{Text: title}, Full: sarifText{Text: title + ". Law: " + law + "."},
			Help: sarifText{help, markdown}, Default: sarifDefault{sarifLevel(rule.Severity)}, Property: properties,
		})
	}
	return rules, index
}

func sarifResultOf(f *finding.Finding, rule int, o Options) sarifResult {
	result := sarifResult{
		Rule: f.Rule, Index: rule, Level: sarifLevel(f.Severity), Message: sarifText{Text: advised(f)},
		Locations:    []sarifLocation{sarifLocationOf(f.Places[0], o)},
		Fingerprints: map[string]string{"pare/v1": f.Fingerprint},
		Properties:   map[string]any{"severity": f.Severity.String(), "kind": string(f.Kind), "law": listed(f.Law)},
	}
	for i, p := range f.Places[1:] {
		if i == mostRelated {
			break
		}
		related := sarifLocationOf(p, o)
		related.ID, related.Message = i+1, &sarifText{Text: strings.TrimSpace(p.Role + " " + harmless.Text(p.Ref))}
		result.Related = append(result.Related, related)
	}
	return result
}

func sarifLocationOf(p finding.Place, o Options) sarifLocation {
	l := sarifLocation{Physical: sarifPhysicalOf(p.Span, o)}
	if p.Ref != "" {
		l.Logical = []sarifLogical{{harmless.Text(p.Ref)}}
	}
	return l
}

// sarifPhysicalOf is a place in a file. GitHub wants a start and an end of each:
// a file as a whole is its very beginning, and what has no end one character.
func sarifPhysicalOf(s source.Span, o Options) sarifPhysical {
	region := sarifRegion{1, 1, 1, 1}
	switch {
	case s.Line > 0 && s.EndLine > 0:
		region = sarifRegion{s.Line, s.Col, s.EndLine, s.EndCol}
	case s.Line > 0:
		region = sarifRegion{s.Line, s.Col, s.Line, s.Col + 1}
	}
	return sarifPhysical{sarifArtifact{uri(inRepository(s.File, o))}, region}
}

// uri is a path as SARIF names files: from the root of the repository, or of the
// scheme file where it lies outside.
func uri(file string) string {
	switch {
	case path.IsAbs(file):
		return (&url.URL{Scheme: "file", Path: file}).String()
	case onDrive(file):
		return (&url.URL{Scheme: "file", Path: "/" + file}).String()
	}
	return (&url.URL{Path: file}).String()
}

func sarifInvocationOf(r *audit.Result, left int, o Options) sarifInvocation {
	code, because := r.Outcome(o.FailOn)
	in := sarifInvocation{Successful: code != audit.ExitInput, ExitCode: code, Because: because}
	for _, p := range r.Problems {
		n := sarifNotification{Level: "error", Message: sarifText{Text: problemText(p)}}
		if p.Kind == source.Warning {
			n.Level = "warning"
		}
		if p.Span.File != "" {
			n.Locations = []sarifLocation{{Physical: sarifPhysicalOf(p.Span, o)}}
		}
		in.Notifications = append(in.Notifications, n)
	}
	if left > 0 {
		in.Notifications = append(in.Notifications, sarifNotification{
			Level:   "warning",
			Message: sarifText{Text: fmt.Sprintf("%s of the least severity are left out: servers take %d results of a run", prose.Count(left, "finding"), mostResults)},
		})
	}
	return in
}

func sarifLevel(s finding.Severity) string {
	switch {
	case s >= finding.High:
		return "error"
	case s == finding.Medium:
		return "warning"
	}
	return "note"
}

func sarifProblem(s finding.Severity) string {
	switch level := sarifLevel(s); level {
	case "note":
		return "recommendation"
	default:
		return level
	}
}

// securitySeverity is a score in the middle of the range that GitHub calls by
// the severity's name.
func securitySeverity(s finding.Severity) string {
	return map[finding.Severity]string{finding.Critical: "9.5", finding.High: "8.0", finding.Medium: "5.5", finding.Low: "2.0"}[s]
}
