package cli

import (
	"bytes"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

func (a *app) rulesTestCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "test [FILE…] [flags]",
		Short: "Test rules by their examples",
		Long: `Test rules by their examples: each is audited for itself, and has to raise its
rule, or to leave it silent. A rule is tested even where it is off.

FILE is a rules file, or a file that holds one rule as pare rules show prints
it. What the rules files of the nearest pare.yaml define counts too. Without
FILE, their rules are tested, and all that are built in.

Exit code: 0 all examples show what they are to show, 1 one does not, 2 wrong
usage, or a file could not be read.`,
		Example: `  pare rules test
  pare rules test privacy/rules.yaml
  pare rules test my-rule.yaml other-rule.yaml`,
		DisableFlagsInUseLine: true,
		RunE:                  a.rulesTest,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	ruleFlags(cmd)
	lookFlags(cmd)
	return cmd
}

func (a *app) rulesTest(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, _, err := a.look(s)
	if err != nil {
		return err
	}
	c, rules, err := rulesToTest(s, args)
	if err != nil {
		return err
	}
	trials := c.Try(rules)
	var b bytes.Buffer
	if err := report.Problems(&b, c.Problems, o); err != nil {
		return err
	}
	if err := report.Trials(&b, rules, trials, o); err != nil {
		return err
	}
	switch {
	case slices.ContainsFunc(c.Problems, func(p source.Problem) bool { return p.Kind != source.Warning }):
		a.code = audit.ExitInput
	case slices.ContainsFunc(trials, func(t audit.Trial) bool { return !t.Passed() }):
		a.code = audit.ExitFindings
	}
	_, err = a.env.Out.Write(b.Bytes())
	return err
}

// rulesToTest are those of files, or all that a project has.
func rulesToTest(s settings, args []string) (*audit.Catalogue, []*rule.Rule, error) {
	p, err := ruleProject(s, nil)
	if err != nil {
		return nil, nil, err
	}
	var files []string
	for _, arg := range args {
		found, problem := audit.Expand(arg)
		if problem != "" {
			return nil, nil, usageError{"“" + arg + "” " + problem, "correct the path; it starts at the folder you are in"}
		}
		files = append(files, found...)
	}
	c, rules := audit.ReadRules(p, files)
	switch {
	case len(args) == 0:
		rules = c.Rules
	case len(rules)+len(c.Problems) == 0:
		return nil, nil, usageError{"there is no rule in the files that were named", "rules stand under checks: in a rules file"}
	}
	return c, rules, nil
}
