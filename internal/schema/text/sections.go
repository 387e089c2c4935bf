package text

import (
	"bytes"
	"strings"
)

// forward blanks what a migration takes back, in the files of tools that keep
// both ways in one: goose, sql-migrate, micrate, dbmate, rambler, tern, shmig,
// node-pg-migrate, MyBatis and Play; and what ends a statement for Drizzle. As
// they do, it goes by lines. A section ends the statement before it, and
// everything keeps its place.
func forward(src string) string {
	if !mayHaveSections(src) {
		return src
	}
	text := []byte(src)
	var s sections
	if s.blank(text, true); !s.found {
		return src
	}
	return string(text)
}

// sections is where in such a file a reader is that goes through it once.
type sections struct {
	down   bool // in a section that takes back
	blanks bool // in a line that is blanked
	within bool // in a line whose beginning was read before
	ends   bool // that line ends the statement before it
	found  bool // something was blanked
}

// maxMark bounds how much of a line is looked at for a mark.
const maxMark = 128

// blank blanks in place, and says how much of the text it has dealt with. It
// leaves the beginning of a line that may go on behind it, unless there is
// nothing behind.
func (s *sections) blank(text []byte, last bool) (done int) {
	for at := 0; at < len(text); {
		line := text[at:]
		n := bytes.IndexByte(line, '\n')
		if n >= 0 {
			line = line[:n+1]
		}
		if !s.within {
			if n < 0 && len(line) < maxMark && !last {
				return at
			}
			s.begin(line)
		}
		if s.blanks {
			semicolon := !s.within && s.ends
			for i, c := range line {
				if c != '\n' && c != '\r' {
					line[i] = ' '
				}
			}
			if semicolon {
				line[0] = ';'
			}
		}
		s.within = n < 0
		at += len(line)
	}
	return len(text)
}

// begin looks at the beginning of a line.
func (s *sections) begin(line []byte) {
	mark := ""
	if line[0] == '-' || line[0] == '#' {
		mark = section(string(line[:min(len(line), maxMark)]))
	}
	s.blanks, s.ends = s.down, false
	switch mark {
	case "":
	case "up":
		s.down = false
		s.blanks = line[0] == '#'
		s.ends = s.blanks
	case "down":
		s.blanks, s.ends = true, !s.down
		s.down = true
	case "end":
		s.blanks, s.ends = true, !s.down
	}
	s.found = s.found || s.blanks
}

func mayHaveSections(src string) bool {
	for _, sign := range [...]string{"+goose", "+migrate", "+micrate", "migrate:", "rambler", "igration", "MIGRATION", "drop below", "====", "!Ups", "!Downs", "@UNDO", Breakpoint} {
		if strings.Contains(src, sign) {
			return true
		}
	}
	return false
}

// Breakpoint is how Drizzle ends a statement, in a comment: behind its “--”.
const Breakpoint = "> statement-breakpoint"

// section says what a line marks: up, down or end, the end of a statement; or "".
func section(line string) string {
	if line == "" || line[0] != '-' && line[0] != '#' || !mayHaveSections(line) {
		return ""
	}
	line = strings.TrimRight(line, " \t\r\n")
	text, comment := strings.CutPrefix(line, "--")
	if !comment {
		if text, comment = strings.CutPrefix(line, "#"); !comment || !strings.Contains(text, "!") {
			return ""
		}
	}
	if len(text) > 100 {
		return ""
	}
	f := strings.Fields(strings.ToLower(strings.TrimLeft(text, "- ")))
	switch {
	case len(f) == 0:
	case f[0] == "migrate:up" || f[0] == "!ups":
		return "up"
	case f[0] == "migrate:down" || f[0] == "!downs":
		return "down"
	case strings.HasPrefix(strings.Join(f, ""), "//@undo"):
		return "down"
	case strings.HasPrefix(line, "---- create above / drop below"):
		return "down"
	case len(f) == 1:
	case strings.Join(f, " ") == Breakpoint:
		return "end"
	case f[0] == "+goose" || f[0] == "+migrate" || f[0] == "+micrate":
		return sectionWord(f[1])
	case len(f) == 2 && f[0] == "rambler":
		return sectionWord(f[1])
	case len(f) == 2 && f[1] == "migration":
		return sectionWord(f[0])
	case len(f) == 3 && f[0] == "====" && f[2] == "====":
		return sectionWord(f[1])
	}
	return ""
}

func sectionWord(word string) string {
	switch word {
	case "up", "down":
		return word
	case "statementend":
		return "end"
	}
	return ""
}
