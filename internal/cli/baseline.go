package cli

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/report"
)

func (a *app) baselineCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline [PATH] [flags]",
		Short: "Accept what stands today, so that audits report what comes on top",
		Long: `Audit, and write the findings that stand into pare-baseline.yaml, beside
pare.yaml. From then on pare audit finds that file by itself, and reports what
comes on top. Waived findings are not in it: their waivers end some day.

The file is sorted and holds no lines and no words that change, so that moved
or reformatted files make no difference. Keep it under version control, and let
it only shrink: pare audit names the entries that fit no finding any more, and
--prune removes them and adds nothing. Without --prune the file is written anew.

PATH is a folder with a pare.yaml, or a pare.yaml; the baseline of eu.yaml,
given with --config, is eu-baseline.yaml.

Where the audit is incomplete nothing is written: nobody has seen what such a
baseline would accept, and what seems to be mended may only be unread.

Exit code: 0 the baseline is as it should be, 2 wrong usage or input, or
something could not be read.`,
		Example: `  pare baseline          # accept what stands
  pare audit             # what comes on top
  pare baseline --prune  # let go of what is mended`,
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE:                  a.baseline,
	}
	inputFlags(cmd)
	schemaFlag(cmd)
	cmd.Flags().Bool("prune", false, "remove the entries that fit no finding any more, and add nothing")
	lookFlags(cmd)
	return cmd
}

func (a *app) baseline(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, _, err := a.look(s)
	if err != nil {
		return err
	}
	prune, err := s.yes("prune")
	if err != nil {
		return err
	}
	p, err := project(s, args)
	if err != nil {
		return err
	}
	if p.Settings.Name == "" && len(p.Problems) == 0 {
		return usageError{"a baseline is kept beside a " + config.FileName + ", and none is read", "name the files in a " + config.FileName}
	}
	old := p.Baseline
	if prune && old == "" {
		return usageError{"there is no baseline beside " + p.Settings.Name, "pare baseline writes it"}
	}
	if !prune {
		p.Baseline = "" // what it says, right or wrong, makes room
	}
	r := audit.Run(p, a.env.Now().Format(time.DateOnly))
	file := config.BaselineFile(filepath.FromSlash(p.Settings.Name))
	if code, because := r.Outcome("none"); code != audit.ExitOK {
		a.code = code
		return a.refuse(r, filepath.ToSlash(file)+" is not written: "+because, o)
	}
	text, words := "", ""
	if prune {
		text, words = r.Baseline.Prune(), pruned(r.Baseline)
	} else {
		text, words = r.WriteBaseline(), accepted(r, old)
	}
	if err := writeFile(file, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
		return fmt.Errorf("writing %s: %w", filepath.ToSlash(file), err)
	}
	if !o.Quiet {
		_, err = fmt.Fprintln(a.env.Out, harmless.Text(filepath.ToSlash(file))+" "+words)
	}
	return err
}

// refuse says what is wrong with the input, and what was not done for that.
func (a *app) refuse(r *audit.Result, why string, o report.Options) error {
	var b bytes.Buffer
	o.Color = false // whether stderr is a terminal is not known
	if err := report.Problems(&b, r.Problems, o); err != nil {
		return err
	}
	b.WriteString("error: " + harmless.Text(why) + "\n")
	_, err := a.env.Err.Write(b.Bytes())
	return err
}

// accepted says what a new baseline accepts, and how that differs from the one
// before.
func accepted(r *audit.Result, old string) string {
	words := "accepts " + prose.Count(r.Summary.Findings(), "finding")
	if added, gone, ok := r.Accepts(old); ok {
		return words + fmt.Sprintf(", %d of them new; %d gone", added, gone)
	}
	return words + "\ncommit it: from now on pare audit reports what comes on top"
}

// pruned says what was removed from a baseline, and what is left.
func pruned(b *audit.Baseline) string {
	stale := "nothing"
	if n := len(b.Stale); n > 0 {
		stale = strconv.Itoa(n)
	}
	return fmt.Sprintf("had %s to remove, and accepts %s", stale, prose.Count(len(b.Entries)-len(b.Stale), "finding"))
}
