package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/source"
)

// output is one report that was asked for.
type output struct {
	format report.Format
	file   string // "" for stdout
}

func formatNames() []string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// outputs reads --format: what is to be written, and where to.
func (a *app) outputs(s settings) ([]output, error) {
	given, err := s.list("format")
	if err != nil {
		return nil, err
	}
	if len(given) == 0 {
		given = []string{"text"}
		if a.env.Terminal {
			given = []string{"table"}
		}
	}
	var list []output
	taken := map[string]string{}
	for _, spec := range given {
		name, file, toFile := strings.Cut(spec, "=")
		if toFile && file == "" {
			return nil, usageError{s.origin("format") + " is “" + spec + "”, without a file after =", "write " + name + "=FILE, or " + name + " for stdout"}
		}
		format, err := formatOf(name, s.origin("format"))
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
		list = append(list, output{format, file})
	}
	return list, nil
}

func formatOf(name, origin string) (report.Format, error) {
	for _, f := range report.Formats() {
		if f.Name == name {
			return f, nil
		}
	}
	names := formatNames()
	return report.Format{}, usageError{
		"unknown format “" + name + "” in " + origin,
		cmp.Or(source.DidYouMean(name, names), expected(names)),
	}
}

// write makes all reports before it writes any, then files before stdout. Where
// no report for people goes to stdout, stderr says what decided the exit code.
func (a *app) write(list []output, r *audit.Result, o report.Options, colorInFiles bool) error {
	said := false
	documents := make([]bytes.Buffer, len(list))
	for i, out := range list {
		look := o
		if out.file != "" {
			look.Color, look.Width = colorInFiles, 0
		}
		said = said || out.file == "" && out.format.Name != "json"
		if err := out.format.Write(&documents[i], r, look); err != nil {
			return err
		}
	}
	for _, out := range list {
		if err := keepInputs(r, out.file); out.file != "" && err != nil {
			return err
		}
	}
	for i, out := range list {
		if out.file == "" {
			continue
		}
		if err := writeFile(out.file, documents[i].Bytes()); err != nil {
			return fmt.Errorf("writing %s: %w", filepath.ToSlash(out.file), err)
		}
		if !o.Quiet {
			fmt.Fprintf(a.env.Err, "wrote %s\n", report.Harmless(filepath.ToSlash(out.file)))
		}
	}
	for i, out := range list {
		if out.file == "" {
			if _, err := a.env.Out.Write(documents[i].Bytes()); err != nil {
				return err
			}
		}
	}
	if !said && !o.Quiet {
		fmt.Fprintln(a.env.Err, report.Outcome(r, o))
	}
	return nil
}

// keepInputs refuses to write a report over a file that was audited, by
// whatever name or link it is reached.
func keepInputs(r *audit.Result, file string) error {
	target, err := os.Stat(file)
	if err != nil {
		return nil // it is not there yet, or writing it says why it cannot be
	}
	for _, input := range r.Inputs {
		if info, err := os.Stat(filepath.FromSlash(input.Path)); err == nil && os.SameFile(info, target) {
			return usageError{"the report would replace " + input.Path + ", which is an input", "name another file in --format"}
		}
	}
	return nil
}
