package report

import (
	"path"
	"strings"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/source"
)

// What the formats for build servers share.

// inRepository is a file's path from the root of the repository, as servers look
// for it there. A path that leads out of it stays as it is.
func inRepository(file string, o Options) string {
	file = strings.ReplaceAll(file, `\`, "/")
	if path.IsAbs(file) || onDrive(file) {
		if rest, ok := strings.CutPrefix(file, o.Root+"/"); ok && o.Root != "" {
			return rest
		}
		return file
	}
	inside := path.Join(o.Folder, file)
	if file == "" || strings.HasPrefix(inside, "../") {
		return file
	}
	return inside
}

// onDrive reports whether a path begins with a drive of Windows: C:/db.sql.
func onDrive(file string) bool {
	return len(file) > 2 && file[1:3] == ":/" && strings.Contains("abcdefghijklmnopqrstuvwxyz", strings.ToLower(file[:1]))
}

// line is a line that servers take: the first one where a whole file is meant.
func line(s source.Span) int { return max(s.Line, 1) }

// advised is what a finding says, and what to do.
func advised(f *finding.Finding) string {
	if f.Fix == "" {
		return harmless.Text(f.Message)
	}
	return harmless.Text(f.Message) + "\nFix: " + harmless.Text(f.Fix)
}

// problemText is what was wrong with the input, and what to do.
func problemText(p source.Problem) string {
	if p.Hint == "" {
		return harmless.Text(p.Msg)
	}
	return harmless.Text(p.Msg) + "\nHint: " + harmless.Text(p.Hint)
}
