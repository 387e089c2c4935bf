package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// Lines gives the text of lines of a file by their numbers, each without the
// white space around it. Those that the file does not have are left out.
func Lines(f source.File, numbers []int) map[int]string {
	found := map[int]string{}
	if len(numbers) == 0 {
		return found
	}
	src, _ := text(f)
	lines := lex.NewLines(src)
	last := lines.Line(len(src))
	for _, n := range numbers {
		if 1 <= n && n <= last {
			start, end := lines.Bounds(n)
			found[n] = strings.TrimSpace(src[start:end])
		}
	}
	return found
}
