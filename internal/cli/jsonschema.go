package cli

import (
	"cmp"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/export"
	"github.com/pare-dev/pare/internal/source"
)

func (a *app) jsonschemaCommand() *cobra.Command {
	kinds := []string{"preferences"}
	return &cobra.Command{
		Use:       "jsonschema KIND",
		Short:     "Print the JSON Schema of a file that pare writes",
		Long:      "Print the JSON Schema of a file that pare writes. KIND is preferences, which\npare export preferences writes.",
		Example:   "  pare jsonschema preferences > preferences.schema.json",
		ValidArgs: kinds,
		Args:      atMost(1),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usageError{"pare jsonschema needs the kind of file", expected(kinds)}
			case args[0] != "preferences":
				return usageError{"there is no JSON Schema of “" + args[0] + "”", cmp.Or(source.DidYouMean(args[0], kinds), expected(kinds))}
			}
			_, err := a.env.Out.Write(export.PreferencesSchema())
			return err
		},
	}
}
