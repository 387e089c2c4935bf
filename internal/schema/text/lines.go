package text

import (
	"io"
	"slices"
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
	t, _ := readFile(f)
	if t.Stored {
		return found
	}
	if t.large != nil {
		return linesOfLarge(f, numbers)
	}
	lines := lex.NewLines(t.Src)
	last := lines.Line(len(t.Src))
	for _, n := range numbers {
		if 1 <= n && n <= last {
			start, end := lines.Bounds(n)
			found[n] = strings.TrimSpace(t.Src[start:end])
		}
	}
	return found
}

// linesOfLarge looks for the lines piece by piece. Of a long one, it gives the
// beginning.
func linesOfLarge(f source.File, numbers []int) map[int]string {
	const longest = 4 << 10
	found := map[int]string{}
	last := slices.Max(numbers)
	unfold(f, usualLimits(), func(in *feed) error {
		line, cr := 1, false
		found = map[int]string{}
		var text []byte
		end := func() {
			if slices.Contains(numbers, line) {
				found[line] = strings.TrimSpace(string(text))
			}
			text = text[:0]
			line++
		}
		for line <= last {
			piece, err := in.next()
			if err == io.EOF {
				end()
				return nil
			}
			if err != nil {
				return err
			}
			for _, c := range piece {
				if cr && c != '\n' { // a \r alone ends a line
					end()
				}
				switch cr = c == '\r'; {
				case c == '\n':
					end()
				case len(text) < longest && !cr:
					text = append(text, c)
				}
			}
		}
		return nil
	})
	return found
}
