package cli

import (
	"cmp"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/explain"
	"github.com/pare-dev/pare/internal/source"
)

func (a *app) rulesFactsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "facts [SUBJECT] [flags]",
		Short: "Say what the condition of a rule can read",
		Long: `Say what the condition of a rule can read: every fact with its values and its
meaning, the placeholders of messages, and how conditions are written.

SUBJECT is what a rule is on: use, field, column, table, purpose, scope,
collection or recipient; or category, which some of them have.`,
		Example:               "  pare rules facts\n  pare rules facts purpose",
		ValidArgs:             explain.FactSubjects(),
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, _, err := a.look(newSettings(cmd.Flags()))
			if err != nil {
				return err
			}
			subject, known := "", explain.FactSubjects()
			if len(args) == 1 {
				subject = args[0]
				if !slices.Contains(known, subject) {
					return usageError{"no rule is on “" + subject + "”", cmp.Or(source.DidYouMean(subject, known), expected(known))}
				}
			}
			return explain.Facts(a.env.Out, subject, o.Look)
		},
	}
	colorFlag(cmd)
	return cmd
}
