package cli

import (
	"cmp"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/source"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     "Print what completes pare's commands and flags in your shell",
		Long:      "Print what completes pare's commands and flags in bash, zsh, fish or powershell.",
		Example:   "  source <(pare completion bash)\n  pare completion fish > ~/.config/fish/completions/pare.fish",
		ValidArgs: shells,
		Args:      atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), a.env.Out
			if len(args) == 0 {
				return usageError{"pare completion needs the name of a shell", expected(shells)}
			}
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			hint := source.DidYouMean(args[0], shells)
			return usageError{"unknown shell “" + args[0] + "”", cmp.Or(hint, expected(shells))}
		},
	}
}

// values completes a flag with a fixed list.
func values(list []string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}
