package suppress

import "github.com/pare-dev/pare/internal/finding"

// Since marks those findings that stood in an audit of what was before: those
// whose fingerprint a finding has there that nothing accepts. stood counts them,
// and gone those of before that are not found any more. The findings given are
// left as they are.
func Since(findings, before []finding.Finding, reason string) (marked []finding.Finding, stood, gone int) {
	old := make(map[string]bool, len(before)) // whether it is found still
	for _, f := range before {
		if f.Suppressed == nil {
			old[f.Fingerprint] = false
		}
	}
	marked = make([]finding.Finding, len(findings))
	for i, f := range findings {
		if _, ok := old[f.Fingerprint]; ok {
			old[f.Fingerprint] = true
			if f.Suppressed == nil {
				stood++
				f.Suppressed = &finding.Suppression{By: "since", Reason: reason}
			}
		}
		marked[i] = f
	}
	for _, found := range old {
		if !found {
			gone++
		}
	}
	return marked, stood, gone
}
