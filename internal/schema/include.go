package schema

import (
	"path"
	"slices"
	"strings"
)

// inclusion is a client's command that runs another file.
type inclusion struct {
	what   string // for messages: \i includes “a.sql”
	name   string // of the file, with slashes; "" where that is not told
	beside bool   // the name starts at the folder of the file with the command, not where the client runs
	more   bool   // something stands behind the name
}

// includes reads the command of a client that a statement is: \i and \ir of psql,
// SOURCE and \. of mysql, .read of sqlite3, :r of sqlcmd, @, @@ and START of
// SQL*Plus. ok is false where it runs no other file.
func (s *script) includes(st *statement) (inc inclusion, ok bool) {
	if st.verb != client || len(st.toks) == 0 {
		return inclusion{}, false
	}
	text := st.toks[0].Text(s.src)
	if s.d.lex.SQLPlus {
		return runsFile(text)
	}
	command, arg := cutBlank(text)
	all := false // the name is all that follows, with its blanks
	switch word := strings.ToLower(command); {
	case s.d.tsql && word == ":r", s.d.lex.MySQLClient && (word == "source" || word == `\.`):
		all = true
	case s.d.lex.ShellLines && command == ".read":
	case s.d.lex.MetaLines && (word == `\i` || word == `\include`):
	case s.d.lex.MetaLines && (word == `\ir` || word == `\include_relative`):
		inc.beside = true
	default:
		return inclusion{}, false
	}
	name, rest := fileName(arg, all)
	switch {
	case s.d.lex.MySQLClient:
		inc.what = command + " runs another file"
	case name == "":
		inc.what = command + " includes another file"
	default:
		inc.what = command + " includes “" + name + "”"
	}
	inc.name, inc.more = slashed(name), rest != ""
	return inc, true
}

// runsFile reads a command of SQL*Plus.
func runsFile(text string) (inc inclusion, ok bool) {
	name, at := strings.CutPrefix(text, "@")
	if at {
		name, inc.beside = strings.CutPrefix(name, "@")
	} else {
		var command string
		if command, name = cutBlank(text); !strings.EqualFold(command, "start") {
			return inclusion{}, false
		}
	}
	inc.what = "“" + strings.Join(strings.Fields(text), " ") + "” runs another file"
	name, rest := fileName(strings.TrimLeft(name, " \t"), false)
	if inc.name, inc.more = slashed(name), rest != ""; name != "" && path.Ext(inc.name) == "" {
		inc.name += ".sql"
	}
	return inc, true
}

// cutBlank cuts a text at its first blanks.
func cutBlank(text string) (before, after string) {
	i := strings.IndexAny(text, " \t")
	if i < 0 {
		return text, ""
	}
	return text[:i], strings.TrimSpace(text[i:])
}

// fileName is the name that an argument begins with, without quotes, and what
// stands behind it. Where it is all, blanks do not end it.
func fileName(arg string, all bool) (name, rest string) {
	if arg != "" && (arg[0] == '\'' || arg[0] == '"') {
		if n := strings.IndexByte(arg[1:], arg[0]); n >= 0 {
			return arg[1 : n+1], strings.TrimSpace(arg[n+2:])
		}
	}
	if all {
		return arg, ""
	}
	return cutBlank(arg)
}

// slashed is a file's name with slashes, whatever its writer's system has.
func slashed(name string) string { return strings.ReplaceAll(name, `\`, "/") }

// file finds the file that a command means among those that are read, by their
// clean names. Nobody knows where the client runs: in any folder from the one of the
// file with the command up to the root of all of them. So there may be more than one.
func (inc inclusion) file(from, root string, files map[string]string) (found []string) {
	if inc.name == "" || path.IsAbs(inc.name) {
		return nil
	}
	try := func(folder string) {
		if file, ok := files[path.Join(folder, inc.name)]; ok && !slices.Contains(found, file) {
			found = append(found, file)
		}
	}
	folder := path.Dir(from)
	try(folder)
	if inc.beside {
		return found
	}
	for folder != root && folder != path.Dir(folder) {
		folder = path.Dir(folder)
		try(folder)
	}
	try(".")
	return found
}
