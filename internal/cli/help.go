package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/source"
)

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND…]",
		Short: "Show what a command does",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			about, rest, _ := cmd.Root().Find(args)
			if len(rest) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return commandNames(about), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			switch {
			case len(args) > 0 && (err != nil || about == cmd.Root()):
				return unknownCommand(about, args[0])
			case len(rest) > 0:
				return noCommand(about, rest[0])
			}
			return about.Help()
		},
	}
}

// noCommand refuses a word behind a command that is none of those beneath it.
func noCommand(cmd *cobra.Command, name string) error {
	hint := cmd.CommandPath() + " --help shows what it does"
	if names := commandNames(cmd); len(names) > 0 {
		hint = cmp.Or(source.DidYouMean(name, names), expected(names))
	}
	return usageError{cmd.CommandPath() + " has no command “" + name + "”", hint}
}

func commandNames(cmd *cobra.Command) []string {
	var names []string
	for _, c := range listed(cmd) {
		names = append(names, c.Name())
	}
	return names
}

// help shows a command: what it does, how it is called, its flags, examples.
func (a *app) showHelp(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	section := func(title, body string) {
		if body != "" {
			fmt.Fprintf(&b, "\n%s:\n%s\n", title, strings.TrimRight(body, "\n"))
		}
	}
	text := cmd.Long
	if text == "" {
		text = cmd.Short
	}
	b.WriteString(text + "\n")
	usage := cmd.UseLine()
	if cmd.HasSubCommands() {
		usage = cmd.CommandPath() + " COMMAND [flags]"
	}
	section("Usage", "  "+usage)
	var commands strings.Builder
	for _, c := range listed(cmd) {
		fmt.Fprintf(&commands, "  %-12s%s\n", c.Name(), c.Short)
	}
	section("Commands", commands.String())
	section("Flags", cmd.LocalFlags().FlagUsagesWrapped(80))
	section("Examples", cmd.Example)
	_, a.help = fmt.Fprint(a.env.Out, b.String())
}
