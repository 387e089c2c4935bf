package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pare-dev/pare/internal/source"
)

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "pare",
		Short: "Audit what a product collects about people",
		Long: `pare audits what a product collects about people: it matches declared
collections and database schemas against stated purposes and the choices
people have, and reports what is over-collected or unjustified.`,
		Example: `  pare audit                      # the project you are in
  pare audit --fail-on none shop  # report without failing
  pare scan db/structure.sql      # what personal data a schema holds
  pare validate                   # check the files you write, and nothing else`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(cmd, args[0])
		},
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	// Defined here, so that cobra does not add its own to every command.
	root.PersistentFlags().BoolP("help", "h", false, "show what a command does")
	root.Flags().Bool("version", false, "show the version")
	root.SetIn(a.env.In)
	root.SetOut(a.env.Out)
	root.SetErr(a.env.Err)
	root.SetHelpFunc(a.showHelp)
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate("{{.Version}}")
	root.AddCommand(a.auditCommand(), a.baselineCommand(), a.diffCommand(), a.explainCommand(), a.exportCommand(), a.jsonschemaCommand(), a.rulesCommand(), a.scanCommand(), a.validateCommand(), a.versionCommand(), a.waiversCommand(), a.completionCommand(), a.manCommand())
	root.SetHelpCommand(a.helpCommand())
	return root
}

func unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range listed(root) {
		names = append(names, c.Name())
	}
	hint := source.DidYouMean(name, names)
	if hint == "" {
		hint = "pare help lists the commands"
	}
	return usageError{"unknown command “" + name + "”", hint}
}

// atMost refuses more arguments than a command takes.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return usageError{
			fmt.Sprintf("%s was given “%s”, which is one argument too many", cmd.CommandPath(), args[n]),
			"usage: " + cmd.UseLine(),
		}
	}
}

// flagError says in our words what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	help := cmd.CommandPath() + " --help lists the flags"
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return usageError{"unknown flag -" + name, help}
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := source.Closest(name, names); near != "" {
			help = "did you mean --" + near + "?"
		}
		return usageError{"unknown flag --" + name, help}
	case errors.As(err, &valueless):
		return usageError{"--" + valueless.GetSpecifiedName() + " needs a value", help}
	case errors.As(err, &invalid):
		return noValue(invalid.GetValue(), "--"+invalid.GetFlag().Name, help)
	}
	return usageError{err.Error(), help}
}
