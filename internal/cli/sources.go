package cli

import (
	"cmp"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/source"
)

// stdin is how a SOURCE names standard input.
const stdin = "-"

// sources reads the SOURCEs of a scan, each of which is a schema of its own, and
// what comes by standard input. The problem is that this failed.
func (a *app) sources(args []string, dialect string) ([]audit.Schema, *source.Problem, error) {
	if len(args) == 0 {
		return nil, nil, usageError{"pare scan needs something to read", "name a schema file, a folder of migrations, or - for standard input: pare scan db/structure.sql"}
	}
	list := make([]audit.Schema, len(args))
	taken := map[string]string{}
	piped := -1
	for i, arg := range args {
		name, path, err := sourceOf(arg)
		if err != nil {
			return nil, nil, err
		}
		if first, ok := taken[name]; ok {
			return nil, nil, usageError{
				"“" + first + "” and “" + arg + "” would both be called “" + name + "”",
				"name them, as in one=" + withoutName(first) + " two=" + withoutName(arg) + "; the files of one schema go into one pattern, in quotes",
			}
		}
		taken[name] = arg
		list[i] = audit.Schema{Name: name, Dialect: dialect}
		if path == stdin {
			if piped >= 0 {
				return nil, nil, usageError{"“" + args[piped] + "” and “" + arg + "” both read standard input", "leave one of the two out"}
			}
			piped = i
			continue
		}
		found, problem := audit.Expand(path)
		if problem != "" {
			return nil, nil, usageError{"“" + path + "” " + problem, "correct the path; it starts at the folder you are in"}
		}
		list[i].Files = found
	}
	if piped < 0 {
		return list, nil, nil
	}
	file, problem := readAll(a.env.In)
	if problem == nil {
		list[piped].Given = []source.File{file}
	}
	return list, problem, nil
}

// sourceOf reads [NAME=]PATH. Without a name, that of the file stands for it, less
// its extensions; that of the folder; or that of the folder at which a pattern
// begins.
func sourceOf(arg string) (name, path string, err error) {
	name, path, named := nameAndPath(arg)
	switch {
	case path == "", named && name == "":
		return "", "", usageError{"“" + arg + "” names nothing to read", "write PATH or NAME=PATH: pare scan shop=db/structure.sql"}
	case named && !validName(name):
		return "", "", usageError{"“" + name + "” cannot be the name of a schema", "use letters, digits, _ and - alone: pare scan shop=db/structure.sql"}
	case named:
		return name, path, nil
	case path == stdin:
		return "stdin", path, nil
	}
	whole := path
	if _, err := os.Lstat(path); err != nil {
		whole = beforePattern(path)
	}
	if info, err := os.Stat(whole); err == nil && info.IsDir() {
		if abs, err := filepath.Abs(whole); err == nil {
			whole = abs
		}
		return filepath.Base(whole), path, nil
	}
	base := filepath.Base(whole)
	name = strings.TrimSuffix(base, ".gz")
	return cmp.Or(strings.TrimSuffix(name, filepath.Ext(name)), base), path, nil
}

// beforePattern is the folder at which a pattern begins, and a path that is no
// pattern as it is.
func beforePattern(path string) string {
	at := strings.IndexAny(path, "*?[")
	if at < 0 {
		return path
	}
	return filepath.Dir(path[:at] + "x")
}

func withoutName(arg string) string {
	_, path, _ := nameAndPath(arg)
	return path
}

// readAll reads standard input, up to the size from which no file is read.
func readAll(r io.Reader) (source.File, *source.Problem) {
	const name = "<stdin>"
	data, err := io.ReadAll(io.LimitReader(r, math.MaxInt32))
	if err != nil {
		return source.File{}, &source.Problem{
			Kind: source.Incomplete, Span: source.Span{Pos: source.Pos{File: name}}, Msg: "cannot be read: " + source.Reason(err),
		}
	}
	return source.NewFile(name, data), nil
}
