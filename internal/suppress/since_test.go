package suppress

import (
	"testing"

	"github.com/pare-dev/pare/internal/finding"
)

func TestSince(t *testing.T) {
	waiver := &finding.Suppression{By: "waiver"}
	found := func(fingerprint string, by *finding.Suppression) finding.Finding {
		return finding.Finding{Fingerprint: fingerprint, Suppressed: by, Severity: finding.High}
	}
	tests := []struct {
		name        string
		now, before *finding.Finding
		by          string
		stood, gone int
	}{
		{"a new one stands", ptr(found("a", nil)), nil, "", 0, 0},
		{"one that stood is marked", ptr(found("a", nil)), ptr(found("a", nil)), "since", 1, 0},
		{"whatever else changed of it", ptr(found("a", nil)), ptr(finding.Finding{Fingerprint: "a", Severity: finding.Low, Message: "in other words"}), "since", 1, 0},
		{"one that a waiver accepted before, and now none does, stands", ptr(found("a", nil)), ptr(found("a", waiver)), "", 0, 0},
		{"one that a waiver accepts is the waiver's", ptr(found("a", waiver)), ptr(found("a", nil)), "waiver", 0, 0},
		{"one that is found no more is gone", nil, ptr(found("a", nil)), "", 0, 1},
		{"one that was accepted and is found no more is not", nil, ptr(found("a", waiver)), "", 0, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, stood, gone := Since(list(test.now), list(test.before), "it stood")
			by := ""
			if len(got) > 0 && got[0].Suppressed != nil {
				by = got[0].Suppressed.By
			}
			if by != test.by || stood != test.stood || gone != test.gone {
				t.Errorf("by %q, %d stood, %d gone; want %q, %d, %d", by, stood, gone, test.by, test.stood, test.gone)
			}
			if test.now != nil && test.now.Suppressed != nil && test.now.Suppressed.By == "since" {
				t.Error("the finding that was given is changed")
			}
		})
	}
}

func ptr(f finding.Finding) *finding.Finding { return &f }

func list(f *finding.Finding) []finding.Finding {
	if f == nil {
		return nil
	}
	return []finding.Finding{*f}
}
