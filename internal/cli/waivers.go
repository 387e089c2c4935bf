package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/report"
)

func (a *app) waiversCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "waivers [PATH] [flags]",
		Short: "List the findings that are accepted, by whom, and until when",
		Long: `Audit, and list all waivers, what ends first above: for what each is, why, who
answers for it, how many days are left, and what became of it. The baseline is
counted.

A waiver accepts the findings of a rule until a day. It stands in pare.yaml,

  waivers:
    - {rule: over-collected, ref: shop.users.title, reason: legal review,
       owner: dpo@shop.example, expires: 2027-03-01}

or in a comment, on the line of what it is for or right above, in manifests,
rules and SQL:

  # pare:ignore over-collected until=2027-03-01 -- legal review
  title text, -- pare:ignore over-collected until=2027-03-01 -- legal review

Rules are separated by commas; owner=dpo@shop.example may be given too. For the
same rule and reference, pare.yaml goes before comments. What is used for nothing
is the finding unused-waiver, what has ended expired-waiver.

PATH and flags mean what they mean for pare audit.

Exit code: 0 the waivers are listed, 2 wrong usage or input, or something could
not be read.`,
		Example: `  pare waivers
  pare waivers --format csv=waivers.csv`,
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE:                  a.waivers,
	}
	inputFlags(cmd)
	schemaFlag(cmd)
	cmd.Flags().StringArray("format", nil, "write the list as `NAME[=FILE]`, "+strings.Join(formatNames(report.WaiverFormats()), ", ")+": table on a terminal, text elsewhere")
	lookFlags(cmd)
	complete(cmd, "format", formatNames(report.WaiverFormats()))
	return cmd
}

func (a *app) waivers(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, colorInFiles, err := a.look(s)
	if err != nil {
		return err
	}
	list, err := outputs(s, report.WaiverFormats(), a.usual())
	if err != nil {
		return err
	}
	p, err := project(s, args)
	if err != nil {
		return err
	}
	r := audit.Run(p, a.env.Now().Format(time.DateOnly))
	a.code, _ = r.Outcome("none")
	said, err := write(a, list, r, r.Inputs, o, colorInFiles)
	if err != nil || said {
		return err // the list tells of problems
	}
	o.Color = false // whether stderr is a terminal is not known
	return report.Problems(a.env.Err, r.Problems, o)
}
