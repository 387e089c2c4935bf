package schema

import "strings"

// forward blanks what a migration takes back, in the files of tools that keep
// both ways in one: goose, sql-migrate, micrate, dbmate, rambler, tern, shmig,
// node-pg-migrate and Play. As they do, it goes by lines. A section ends the
// statement before it, and everything keeps its place.
func forward(src string) string {
	if !mayHaveSections(src) {
		return src
	}
	var out []byte
	down := false
	at := 0
	for line := range strings.Lines(src) {
		start := at
		at += len(line)
		mark := section(line)
		switch mark {
		case "":
			if !down {
				continue
			}
		case "up":
			down = false
			if line[0] != '#' {
				continue
			}
		}
		if out == nil {
			out = []byte(src)
		}
		for i := start; i < at; i++ {
			if out[i] != '\n' && out[i] != '\r' {
				out[i] = ' '
			}
		}
		if mark != "" && !down {
			out[start] = ';'
		}
		down = down || mark == "down"
	}
	if out == nil {
		return src
	}
	return string(out)
}

func mayHaveSections(src string) bool {
	for _, sign := range [...]string{"+goose", "+migrate", "+micrate", "migrate:", "rambler", "igration", "MIGRATION", "drop below", "====", "!Ups", "!Downs"} {
		if strings.Contains(src, sign) {
			return true
		}
	}
	return false
}

// section says what a line marks: up, down or end, the end of a statement; or "".
func section(line string) string {
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
	case strings.HasPrefix(line, "---- create above / drop below"):
		return "down"
	case len(f) == 1:
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
