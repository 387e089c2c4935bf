package cli

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/source"
)

func (a *app) rulesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules, show one, and test your own",
		Long: `List the rules that findings come from, show what one is made of, say what a
condition can read, and test rules by their examples.

Your own rules stand under checks: in a rules file, in the language of the
built-in ones. Start from one of those: show prints it, facts says what else its
condition can read, and test sees whether it finds what its examples say.`,
		Example: `  pare rules list --group choice
  pare rules show over-collected
  pare rules facts purpose
  pare rules test privacy/rules.yaml`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return noCommand(cmd, args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.rulesListCommand(), a.rulesShowCommand(), a.rulesFactsCommand(), a.rulesTestCommand())
	return cmd
}

// ruleFlags are those that say whose rules count.
func ruleFlags(cmd *cobra.Command) {
	cmd.Flags().String("config", "", "read the settings from `FILE` instead of looking for pare.yaml")
	cmd.Flags().StringArray("rules", nil, "read the rules `FILE`, or those that a pattern matches")
}

// ruleProject is the project that PATH, flags or the nearest pare.yaml name; an
// empty one where there is none, under which the built-in rules stand alone.
func ruleProject(s settings, args []string) (audit.Project, error) {
	p := audit.Project{Config: &config.Config{}}
	given, err := s.list("rules")
	if err != nil {
		return p, err
	}
	alone := len(given) > 0
	if len(args) == 0 && s.GetString("config") == "" {
		near := false
		if dir, err := os.Getwd(); err == nil { // one that is gone has none
			_, near = config.Find(dir)
		}
		alone = alone || !near
	}
	file, err := settingsFile(s, args, alone)
	if err != nil {
		return p, err
	}
	if file != "" {
		p = audit.Open(file)
	}
	// What is wrong with the paths of other files makes no rule another.
	forget(&p, p.Config.Manifests...)
	for _, schema := range p.Config.Schemas {
		forget(&p, schema.Path, schema.URL)
	}
	if len(given) > 0 {
		forget(&p, p.Config.Rules...)
		if p.Rules, err = expand(s, "rules", given); err != nil {
			return p, err
		}
	}
	return p, nil
}

// unreadRules tells of rules that could not be read: what was asked for is given
// all the same, and is not whole.
func (a *app) unreadRules(c *audit.Catalogue, o report.Options) error {
	for _, p := range c.Problems {
		if p.Kind != source.Warning {
			a.code = audit.ExitInput
		}
	}
	o.Color = false // whether stderr is a terminal is not known
	return report.Problems(a.env.Err, c.Problems, o)
}
