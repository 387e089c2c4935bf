package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/export"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/source"
)

func (a *app) exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write documents for others: notice, record, preferences",
		Long: `Write documents for others out of what you declare: the page that tells people
what you collect about them, the record of processing activities, and the
choices for a preference centre.

Nothing is made up. What nobody declares is marked in the document and listed on
stderr, with the place where to write it; that does not fail. Where pare.yaml, a
manifest or a rules file has an error, nothing is written. Where a schema could
not be read, the document says so, since columns may declare themselves there.

Exit code: 0 written, 2 wrong usage or input, or something could not be read.`,
		Example: `  pare export notice --format html=privacy.html
  pare export ropa --format csv=ropa.csv
  pare export preferences`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return noCommand(cmd, args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		exportOf(a, "notice", "Write the page for the people whom the data is about",
			`Write the page for the people whom the data is about: what you ask them for, why,
how it helps them, what they may leave out, what they can switch off and where,
how long it is kept, who else sees it, and what was got elsewhere. It is made of
the titles, benefits and explanations in your files.`,
			export.NoticeFormats(), export.NewNotice),
		exportOf(a, "ropa", "Write the record of processing activities (GDPR Art. 30)",
			`Write the record of processing activities that GDPR Art. 30 asks for: for each
purpose the people, the data, the recipients, transfers and time limits, with
the lawful basis. What is done on behalf of others (role: processor in a
collection) is a part of its own. How data is secured is declared nowhere: the
record leaves it blank.`,
			export.RopaFormats(), export.NewRopa),
		exportOf(a, "preferences", "Write the choices people have, for a preference centre",
			`Write the choices people have as data for a preference centre: each consent scope
with its title, description, default, purposes, data, recipients, where it is
changed, and what ends for a person who says no. pare jsonschema preferences
prints the schema of it.`,
			export.PreferencesFormats(), export.NewPreferences),
	)
	return cmd
}

// document is what is exported, and the gaps that were found in it.
type document interface{ Missing() []source.Problem }

// exportOf is the command that writes one kind of document. The first format is
// the usual one.
func exportOf[D document](a *app, name, short, long string, formats []report.Format[D], compose func(*audit.Result, []string) D) *cobra.Command {
	names := formatNames(formats)
	cmd := &cobra.Command{
		Use:   name + " [PATH] [flags]",
		Short: short,
		Long: long + `

PATH and flags mean what they mean for pare audit.

Exit code: 0 written, 2 wrong usage or input, or something could not be read.`,
		Example:               "  pare export " + name + "\n  pare export " + name + " --format " + names[len(names)-1] + "=" + name + ending(names[len(names)-1]),
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return writeDocument(a, newSettings(cmd.Flags()), args, formats, compose)
		},
	}
	inputFlags(cmd)
	schemaFlag(cmd)
	cmd.Flags().StringArray("format", nil, "write the document as `NAME[=FILE]`: "+strings.Join(names, ", "))
	cmd.Flags().BoolP("quiet", "q", false, "print problems and gaps alone")
	complete(cmd, "format", names)
	return cmd
}

func ending(format string) string {
	if format == "markdown" {
		return ".md"
	}
	return "." + format
}

func writeDocument[D document](a *app, s settings, args []string, formats []report.Format[D], compose func(*audit.Result, []string) D) error {
	var o report.Options
	var err error
	if o.Quiet, err = s.yes("quiet"); err != nil {
		return err
	}
	list, err := outputs(s, formats, formats[0].Name)
	if err != nil {
		return err
	}
	p, err := project(s, args)
	if err != nil {
		return err
	}
	if len(p.Manifests)+len(p.Rules)+len(p.Problems) == 0 {
		return usageError{"there is nothing to export: no manifest and no rules file is named", "name them in pare.yaml, or with --manifest and --rules"}
	}
	r := audit.Run(p, a.env.Now().Format(time.DateOnly))
	if err := report.Problems(a.env.Err, r.Problems, o); err != nil {
		return err
	}
	unread, spoiled := unreadSchemas(p, r.Problems)
	if spoiled > 0 {
		return usageError{"nothing was written: " + prose.Count(spoiled, "problem") + " in the files that it would be made of", "mend what is listed above; pare validate checks it"}
	}
	if len(unread) > 0 {
		a.code = audit.ExitInput
	}
	d := compose(r, unread)
	if _, err := write(a, list, d, r.Inputs, o, false); err != nil {
		return err
	}
	if n := len(d.Missing()); n > 0 && !o.Quiet {
		fmt.Fprintln(a.env.Err, prose.Count(n, "gap")+", for what nobody declares is not made up:")
	}
	return report.Problems(a.env.Err, d.Missing(), o)
}

// unreadSchemas lists the schema files that could not be read whole, and counts
// the problems of other files.
func unreadSchemas(p audit.Project, problems []source.Problem) (files []string, others int) {
	for _, problem := range problems {
		if problem.Kind == source.Warning {
			continue
		}
		file, ok := p.SchemaOf(problem)
		switch {
		case !ok:
			others++
		case !slices.Contains(files, file):
			files = append(files, file)
		}
	}
	return files, others
}
