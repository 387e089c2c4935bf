package cli

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/source"
)

func (a *app) validateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "validate [PATH] [flags]",
		Short: "Check the files you write, and nothing else",
		Long: `Check pare.yaml, manifests and rules: their keys, their values and the
references between them. Schemas are not read and nothing is judged.

PATH and flags mean what they mean for pare audit.

Exit code: 0 all files are valid, 2 they are not.`,
		Example: `  pare validate
  pare validate --manifest manifest.yaml --rules rules.yaml`,
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE:                  a.validate,
	}
	inputFlags(cmd)
	lookFlags(cmd)
	return cmd
}

func (a *app) validate(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, _, err := a.look(s)
	if err != nil {
		return err
	}
	p, err := project(s, args)
	if err != nil {
		return err
	}
	r := audit.Check(p)
	var b bytes.Buffer
	if err := report.Problems(&b, r.Problems, o); err != nil {
		return err
	}
	words, valid := validity(r)
	if !o.Quiet {
		b.WriteString(words + "\n")
	}
	if !valid {
		a.code = audit.ExitInput
	}
	_, err = a.env.Out.Write(b.Bytes())
	return err
}

// validity sums up a check on one line.
func validity(r *audit.Result) (words string, valid bool) {
	counts := map[source.ProblemKind]int{}
	for _, p := range r.Problems {
		counts[p.Kind]++
	}
	var parts []string
	for _, k := range []struct {
		kind source.ProblemKind
		noun string
	}{{source.Error, "error"}, {source.Incomplete, "thing"}, {source.Warning, "warning"}} {
		if n := counts[k.kind]; n > 0 {
			part := prose.Count(n, k.noun)
			if k.kind == source.Incomplete {
				part += " that could not be read"
			}
			parts = append(parts, part)
		}
	}
	if counts[source.Error]+counts[source.Incomplete] > 0 {
		return strings.Join(parts, ", "), false
	}
	const most = 5
	var names []string
	for _, input := range r.Inputs {
		names = append(names, harmless.Text(input.Path))
	}
	if len(names) > most {
		names = append(names[:most], fmt.Sprintf("and %d more", len(names)-most))
	}
	words = prose.Count(len(r.Inputs), "file") + " are valid"
	if len(r.Inputs) == 1 {
		words = "1 file is valid"
	}
	if len(parts) > 0 {
		words += ", with " + strings.Join(parts, ", ")
	}
	return words + ": " + strings.Join(names, ", "), true
}
