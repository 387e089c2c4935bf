package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/revision"
)

func (a *app) auditCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "audit [PATH] [flags]",
		Short: "Judge everything that is collected: findings, verdicts, coverage",
		Long: `Judge everything that is collected, and report findings, verdicts and coverage.

PATH is a folder with a pare.yaml, or a pare.yaml. Without it, the nearest
pare.yaml is read: in this folder or in one above it, up to the repository's
root. Where --manifest, --rules or --schema names files, none is looked for;
together with PATH or --config, the files of each kind take the place of those
it names.

With --since, the same files as an earlier commit has them are audited too, and
findings that stood there are neither listed nor do they fail. That commit is
where HEAD left REV, as git diff REV...HEAD takes it: --since origin/main tells
what a pull request brings, whatever happened on main meanwhile.

Findings that are in the baseline (see pare baseline) are neither listed nor do
they fail. Entries of it that fit no finding any more are named, and fail with
--baseline-strict, as findings do.

Each flag can be set by a variable too: --fail-on is PARE_FAIL_ON. A flag goes
before its variable, and the variable before pare.yaml. A variable of several
values separates them as PATH does.

Exit code: 0 no finding at or above --fail-on, 1 findings at or above it, or
stale entries with --baseline-strict, 2 wrong usage or input, or something could
not be read.`,
		Example: `  pare audit
  pare audit --format text --format json=pare.json
  pare audit --format html=report.html
  pare audit --fail-on none --min-severity high shop
  pare audit --since origin/main
  pare audit --manifest manifest.yaml --rules rules.yaml --schema shop=shop.sql`,
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE:                  a.audit,
	}
	inputFlags(cmd)
	schemaFlag(cmd)
	cmd.Flags().StringArray("format", nil, "write the report as `NAME[=FILE]`, "+strings.Join(formatNames(report.Formats()), ", ")+": table on a terminal, text elsewhere")
	cmd.Flags().String("fail-on", "high", "fail where a finding is at or above `SEVERITY`: "+strings.Join(failOns(), ", "))
	cmd.Flags().String("min-severity", "info", "list findings at or above `SEVERITY` alone; all of them count")
	cmd.Flags().String("since", "", "list what is new since `REV` alone, or rather since HEAD left it: a branch, a tag or a commit")
	cmd.Flags().Bool("baseline-strict", false, "fail where an entry of the baseline fits no finding any more")
	lookFlags(cmd)
	complete(cmd, "format", formatNames(report.Formats()))
	complete(cmd, "fail-on", failOns())
	complete(cmd, "min-severity", finding.SeverityNames())
	return cmd
}

func failOns() []string { return append(finding.SeverityNames(), "none") }

func (a *app) audit(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, colorInFiles, err := a.look(s)
	if err != nil {
		return err
	}
	list, err := outputs(s, report.Formats(), a.usual())
	if err != nil {
		return err
	}
	least, err := s.choice("min-severity", finding.SeverityNames())
	if err != nil {
		return err
	}
	if o.MinSeverity, err = finding.ParseSeverity(least); err != nil {
		return err
	}
	if _, err := s.choice("fail-on", failOns()); err != nil {
		return err
	}
	p, err := project(s, args)
	if err != nil {
		return err
	}
	if len(p.Manifests)+len(p.Schemas)+len(p.Problems) == 0 {
		return usageError{"there is nothing to audit: no manifest and no schema is named", "name them in pare.yaml, or with --manifest and --schema"}
	}
	if p.Config.FailOn.Value != "" {
		s.SetDefault("fail-on", p.Config.FailOn.Value)
	}
	if o.FailOn, err = s.choice("fail-on", failOns()); err != nil {
		return err
	}
	if p.BaselineStrict, err = s.yes("baseline-strict"); err != nil {
		return err
	}
	today := a.env.Now().Format(time.DateOnly)
	rev := s.GetString("since")
	if rev != "" || s.flags.Changed("since") {
		if err := revision.Valid(rev); err != nil {
			return inUsage(s.origin("since"), err)
		}
	}
	r := audit.Run(p, today)
	if rev != "" {
		if r, err = since(s, args, r, rev, today); err != nil {
			return err
		}
	}
	a.code, _ = r.Outcome(o.FailOn)
	said, err := write(a, list, r, r.Inputs, o, colorInFiles)
	if err != nil || said {
		return err
	}
	o.Color = false // whether stderr is a terminal is not known
	if err := report.Problems(a.env.Err, r.Problems, o); err != nil {
		return err
	}
	if !o.Quiet {
		_, err = fmt.Fprintln(a.env.Err, report.Outcome(r, o))
	}
	return err
}

// since is a result of which what is new since a revision stands alone. Where git
// cannot tell, everything does, and the result is incomplete.
func since(s settings, args []string, r *audit.Result, rev, today string) (*audit.Result, error) {
	c, err := choose(s, args)
	if err != nil {
		return nil, err
	}
	then, err := c.before(s, rev, today)
	if err != nil {
		msg, hint := inWords(err)
		return audit.NotCompared(r, rev, s.origin("since")+": "+msg, hint), nil
	}
	return audit.Compared(r, then.Result, audit.Since{Rev: rev, Commit: then.commit.ID, Parted: then.commit.Parted, Absent: then.absent}), nil
}

// before audits what was chosen as it was where HEAD left a revision.
func (c chosen) before(s settings, rev, today string) (past, error) {
	h, err := c.history()
	if err != nil {
		return past{}, err
	}
	commit, err := h.repo.Base(rev, "HEAD")
	if err != nil {
		return past{}, err
	}
	return h.audit(s, commit, today)
}
