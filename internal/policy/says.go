package policy

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// Says reports whether a text answers what its key asks. What people write to be
// rid of a question, such as n/a or TBD, answers nothing.
func Says(t source.Text) bool {
	words := strings.ToLower(strings.Trim(t.Value, " .…?!-–—_/"))
	return words != "" && !slices.Contains([]string{
		"n/a", "na", "nil", "no", "none", "not applicable", "null", "pending", "tba", "tbc", "tbd",
		"to be announced", "to be confirmed", "to be decided", "to be defined", "to be determined", "to be done", "to do", "todo", "unknown",
	}, words)
}
