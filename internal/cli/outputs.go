package cli

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/source"
)

// output is one report that was asked for, of a result of some kind.
type output[R any] struct {
	format report.Format[R]
	file   string // "" for stdout
}

func formatNames[R any](formats []report.Format[R]) []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return names
}

// usual is the format for people where the output goes: a table on a terminal,
// lines elsewhere.
func (a *app) usual() string {
	if a.env.Terminal {
		return "table"
	}
	return "text"
}

// outputs reads --format: what is to be written, and where to. Where it is not
// given, the usual format goes to stdout.
func outputs[R any](s settings, formats []report.Format[R], usual string) ([]output[R], error) {
	given, err := s.list("format")
	if err != nil {
		return nil, err
	}
	if len(given) == 0 {
		given = []string{usual}
	}
	var list []output[R]
	taken := map[string]string{}
	for _, spec := range given {
		name, file, toFile := strings.Cut(spec, "=")
		if toFile && file == "" {
			return nil, usageError{s.origin("format") + " is “" + spec + "”, without a file after =", "write " + name + "=FILE, or " + name + " for stdout"}
		}
		format, err := formatOf(formats, name, s.origin("format"))
		if err != nil {
			return nil, err
		}
		key := ""
		if file == "-" {
			file = ""
		}
		if file != "" {
			if key, err = filepath.Abs(file); err != nil {
				return nil, err
			}
		}
		if first, ok := taken[key]; ok {
			where := "stdout"
			if file != "" {
				where = "the same file"
			}
			return nil, usageError{
				"the formats “" + first + "” and “" + spec + "” both go to " + where,
				"send one to a file of its own: " + name + "=FILE",
			}
		}
		taken[key] = spec
		list = append(list, output[R]{format, file})
	}
	return list, nil
}

func formatOf[R any](formats []report.Format[R], name, origin string) (report.Format[R], error) {
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
	}
	names := formatNames(formats)
	return report.Format[R]{}, usageError{
		"unknown format “" + name + "” in " + origin,
		cmp.Or(source.DidYouMean(name, names), expected(names)),
	}
}

// write writes all reports of a result, files before stdout, each file whole or
// not at all. said is whether a report went to stdout that tells people of problems
// and of what decided.
func write[R any](a *app, list []output[R], r R, inputs []audit.Input, o report.Options, colorInFiles bool) (said bool, err error) {
	for _, out := range list {
		if out.file == "" {
			continue
		}
		if err := keepInputs(inputs, out.file); err != nil {
			return false, err
		}
	}
	look := o
	look.Color, look.Width = colorInFiles, 0
	for _, out := range list {
		if out.file == "" {
			continue
		}
		if err := writeFile(out.file, func(w io.Writer) error { return out.format.Write(w, r, look) }); err != nil {
			return false, fmt.Errorf("writing %s: %w", filepath.ToSlash(out.file), err)
		}
		if !o.Quiet {
			fmt.Fprintf(a.env.Err, "wrote %s\n", harmless.Text(filepath.ToSlash(out.file)))
		}
	}
	for _, out := range list {
		if out.file == "" {
			said = slices.Contains([]string{"text", "table", "github", "markdown"}, out.format.Name)
			if err := out.format.Write(a.env.Out, r, o); err != nil {
				return said, err
			}
		}
	}
	return said, nil
}

// keepInputs refuses to write a report over a file that was read, by
// whatever name or link it is reached.
func keepInputs(inputs []audit.Input, file string) error {
	target, err := os.Stat(file)
	if err != nil {
		return nil // it is not there yet, or writing it says why it cannot be
	}
	for _, input := range inputs {
		if info, err := os.Stat(filepath.FromSlash(input.Path)); err == nil && os.SameFile(info, target) {
			return usageError{"the report would replace " + input.Path + ", which is an input", "name another file in --format"}
		}
	}
	return nil
}
