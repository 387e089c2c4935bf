package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/revision"
)

func (a *app) diffCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "diff REV [REV] [flags]",
		Short: "Show what a change starts and stops collecting",
		Long: `Show what a change starts and stops collecting: what is collected and used that
was not before, where people are asked less, and what was pared down, each with
its verdict and its place in the files.

With one REV, the files as they stand in the working folder are compared with
the commit where HEAD left REV, as git diff REV...HEAD takes it, and as pare
audit --since does: pare diff origin/main tells what a pull request brings,
whatever happened on main meanwhile. With two, the second is compared with the
first, each as it is.

Columns and tables that migrations rename are seen as renamed. Of two dumps of a
schema nothing tells that, so one column is gone and another is new. Fields are
renamed where they are still kept in the same place.

The nearest pare.yaml says what to read, as each of the two has it; --config,
--manifest, --rules and --schema name other files.

Exit code: 0 whatever changed, 2 wrong usage or input, or something could not be
read or compared.`,
		Example: `  pare diff origin/main
  pare diff HEAD                     # what is not committed yet
  pare diff v1.4 v1.5 --format json
  pare diff origin/main --format text --format markdown=comment.md`,
		Args:                  revisions,
		ValidArgsFunction:     cobra.NoFileCompletions,
		DisableFlagsInUseLine: true,
		RunE:                  a.diff,
	}
	inputFlags(cmd)
	schemaFlag(cmd)
	formats := formatNames(report.DiffFormats())
	cmd.Flags().StringArray("format", nil, "write the changes as `NAME[=FILE]`: "+strings.Join(formats, ", "))
	colorFlag(cmd)
	cmd.Flags().BoolP("quiet", "q", false, "print problems and changes alone: nothing where there is none")
	complete(cmd, "format", formats)
	return cmd
}

// revisions refuses what cannot be revisions, before anything is read.
func revisions(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError{"pare diff needs a revision to compare with", "pare diff origin/main tells what this branch brings, pare diff HEAD what is not committed"}
	}
	if err := atMost(2)(cmd, args); err != nil {
		return err
	}
	for _, rev := range args {
		if err := revision.Valid(rev); err != nil {
			msg, hint := inWords(err)
			return usageError{msg, hint}
		}
	}
	return nil
}

func (a *app) diff(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, colorInFiles, err := a.look(s)
	if err != nil {
		return err
	}
	list, err := outputs(s, report.DiffFormats(), "text")
	if err != nil {
		return err
	}
	c, err := choose(s, nil)
	if err != nil {
		return err
	}
	before, after, err := c.sides(s, args, a.env.Now().Format(time.DateOnly))
	var r *diff.Report
	switch usage, ok := err.(usageError); {
	case ok:
		return usage
	case err != nil:
		msg, hint := inWords(err)
		r = diff.NotCompared(filepath.ToSlash(cmp.Or(c.file, ".")), args[0], msg, hint)
	case len(before.Inputs)+len(after.Inputs)+len(before.Problems)+len(after.Problems) == 0:
		return usageError{"there is nothing to compare: no manifest and no schema is named", "name them in pare.yaml, or with --manifest and --schema"}
	default:
		r = diff.NewReport(before, after)
	}
	a.code = r.Code()
	said, err := write(a, list, r, r.Inputs, o, colorInFiles)
	if err == nil && !said && !o.Quiet {
		fmt.Fprintln(a.env.Err, report.DiffOutcome(r)) // else the report says it
	}
	return err
}

// sides audits the two trees that revisions name, the latter being the working
// folder where one is named.
func (c chosen) sides(s settings, revs []string, today string) (before, after diff.Side, err error) {
	h, err := c.history()
	if err != nil {
		return before, after, err
	}
	if len(revs) == 1 {
		commit, err := h.repo.Base(revs[0], "HEAD")
		if err != nil {
			return before, after, err
		}
		p, err := project(s, nil)
		if err != nil {
			return before, after, err
		}
		after = diff.Side{Result: audit.Run(p, today), Label: func(text string) string { return text }}
		before, err = h.side(s, commit, today)
		return before, after, err
	}
	var both [2]diff.Side
	for i, rev := range revs {
		commit, err := h.repo.Commit(rev)
		if err != nil {
			return before, after, err
		}
		if both[i], err = h.side(s, commit, today); err != nil {
			return before, after, err
		}
	}
	return both[0], both[1], nil
}

// side audits what was chosen as a commit has it.
func (h history) side(s settings, c revision.Commit, today string) (diff.Side, error) {
	then, err := h.audit(s, c, today)
	return diff.Side{
		Tree: diff.Tree{Rev: c.Rev, Commit: c.ID, Parted: c.Parted}, Result: then.Result, Label: then.label, Absent: then.absent,
	}, err
}
