package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show what a command does",
		Args:  atMost(1),
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, c := range listed(cmd.Root()) {
				names = append(names, c.Name())
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			about := cmd.Root()
			if len(args) == 1 {
				found, _, err := about.Find(args)
				if err != nil || found == about {
					return unknownCommand(about, args[0])
				}
				about = found
			}
			return about.Help()
		},
	}
}

// help shows a command: what it does, how it is called, its flags, examples.
func (a *app) help(cmd *cobra.Command, _ []string) {
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
	fmt.Fprint(a.env.Out, b.String())
}
