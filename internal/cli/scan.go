package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/report"
)

func (a *app) scanCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "scan SOURCE… [flags]",
		Short: "List the personal data that schemas hold, without any settings",
		Long: `List the columns of schemas that hold personal data, by what their names, their
types and the tables around them tell; with --all, every column.

SOURCE is a schema file, a folder of migrations, a pattern in quotes for the
files of one schema, or - for standard input. Each SOURCE is a schema of its
own, called as its file or folder is: db/shop.sql.gz is shop, and
crm=db/shop.sql is crm.

Columns are tied to people by keys, or where none are declared by names such as
user_id. pare explain COLUMN --schema SOURCE says why a column is taken for what
it is, and how to correct that.

No pare.yaml is needed. The categories and names: of the nearest one are used,
but neither its schemas nor what its manifests declare.

Exit code: 0 everything was read, 2 wrong usage or input, or something could
not be read.`,
		Example: `  pare scan db/structure.sql
  pare scan --all --format csv=columns.csv shop=db/migrations crm=crm.sql.gz
  pg_dump --schema-only shop | pare scan shop=-`,
		DisableFlagsInUseLine: true,
		RunE:                  a.scan,
	}
	formats := formatNames(report.ScanFormats())
	cmd.Flags().Bool("all", false, "list every column, not the personal ones alone")
	cmd.Flags().String("dialect", "", "read all sources as `DIALECT` instead of detecting it: postgres, mysql, …")
	cmd.Flags().String("min-confidence", "0", "count columns as personal from `SHARE` on: 0.75, or 75%")
	cmd.Flags().StringArray("format", nil, "write the list as `NAME[=FILE]`: "+strings.Join(formats, ", "))
	ruleFlags(cmd)
	colorFlag(cmd)
	cmd.Flags().BoolP("quiet", "q", false, "print columns and problems alone, without the summary")
	complete(cmd, "dialect", config.Dialects())
	complete(cmd, "format", formats)
	return cmd
}

func (a *app) scan(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, colorInFiles, err := a.look(s)
	if err != nil {
		return err
	}
	list, err := outputs(s, report.ScanFormats(), "table")
	if err != nil {
		return err
	}
	if o.All, err = s.yes("all"); err != nil {
		return err
	}
	least, err := s.share("min-confidence")
	if err != nil {
		return err
	}
	dialect := ""
	if s.GetString("dialect") != "" || s.flags.Changed("dialect") {
		if dialect, err = s.choice("dialect", config.Dialects()); err != nil {
			return err
		}
	}
	p, err := ruleProject(s, nil)
	if err != nil {
		return err
	}
	schemas, problem, err := a.sources(args, dialect)
	if err != nil {
		return err
	}
	if problem != nil {
		p.Problems = append(p.Problems, *problem)
	}
	p.Schemas = schemas
	r := audit.RunScan(p, least)
	a.code, _ = r.Outcome()
	said, err := write(a, list, r, r.Inputs, o, colorInFiles)
	if err != nil || said {
		return err // the report tells of problems
	}
	o.Color = false // whether stderr is a terminal is not known
	if err := report.Problems(a.env.Err, r.Problems, o); err != nil {
		return err
	}
	if !o.Quiet {
		_, err = fmt.Fprintln(a.env.Err, report.ScanOutcome(r))
	}
	return err
}
