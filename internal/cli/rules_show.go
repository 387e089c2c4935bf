package cli

import (
	"cmp"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

func (a *app) rulesShowCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show ID [flags]",
		Short: "Print the YAML of a rule, to start one of your own from",
		Long: `Print the YAML of a rule as its file has it: a built-in one, or one of your own.
To start your own from it, copy it under checks: in a rules file, give it
another id, and change what it says.

pare explain tells what a rule is for.`,
		Example: `  pare rules show over-collected
  pare rules show no-retention > my-rule.yaml`,
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE:                  a.rulesShow,
		ValidArgsFunction:     completeRules,
	}
	ruleFlags(cmd)
	return cmd
}

func (a *app) rulesShow(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError{"pare rules show needs the id of a rule", "pare rules list names them"}
	}
	p, err := ruleProject(newSettings(cmd.Flags()), nil)
	if err != nil {
		return err
	}
	c := audit.ReadCatalogue(p)
	i := slices.IndexFunc(c.Rules, func(r *rule.Rule) bool { return r.ID == args[0] })
	if i >= 0 {
		_, err = a.env.Out.Write(c.Written(c.Rules[i]))
		return err
	}
	var ids []string
	for _, r := range c.Rules {
		ids = append(ids, r.ID)
	}
	if slices.ContainsFunc(c.Problems, func(p source.Problem) bool { return p.Kind != source.Warning }) {
		return usageError{"no rule has the id “" + args[0] + "” among those that can be read", "pare validate says what is wrong with the others"}
	}
	return usageError{"no rule has the id “" + args[0] + "”", cmp.Or(source.DidYouMean(args[0], ids), "pare rules list names them")}
}

// completeRules gives the ids of the project's rules to the shell.
func completeRules(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	if p, err := ruleProject(newSettings(cmd.Flags()), nil); err == nil && len(args) == 0 {
		for _, r := range audit.ListRules(p).Rules {
			ids = append(ids, completion(r.ID, r.Title))
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
