package cli

import (
	"bytes"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/explain"
	"github.com/pare-dev/pare/internal/rule"
)

func (a *app) rulesListCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list [PATH] [flags]",
		Short: "List the rules as they stand for a project",
		Long: `List the rules by what they are about: id, severity, kind and title; and which
are off or changed, and why.

PATH is a folder with a pare.yaml, or a pare.yaml. Without it, the nearest
pare.yaml is read: in this folder or in one above it. Its jurisdictions decide
which rules apply, and its rules files add, change and switch off. Where there
is none, the built-in rules are listed as they stand under the GDPR.

Exit code: 0 all rules are listed, 2 wrong usage, or a file could not be read.`,
		Example: `  pare rules list
  pare rules list --group special
  pare rules list shop | grep off`,
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE:                  a.rulesList,
	}
	ruleFlags(cmd)
	cmd.Flags().String("group", "", "list the rules of `GROUP` alone: "+expected(groups()))
	colorFlag(cmd)
	complete(cmd, "group", groups())
	return cmd
}

func groups() []string { return append(rule.Groups(), rule.Own) }

func (a *app) rulesList(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, _, err := a.look(s)
	if err != nil {
		return err
	}
	group := ""
	if s.GetString("group") != "" || s.flags.Changed("group") {
		if group, err = s.choice("group", groups()); err != nil {
			return err
		}
	}
	p, err := ruleProject(s, args)
	if err != nil {
		return err
	}
	c := audit.ListRules(p)
	var b bytes.Buffer
	if err := explain.Catalogue(&b, c, group, o.Look); err != nil {
		return err
	}
	if err := a.unreadRules(c, o); err != nil {
		return err
	}
	_, err = a.env.Out.Write(b.Bytes())
	return err
}
