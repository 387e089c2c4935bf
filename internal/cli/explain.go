package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

func (a *app) explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain RULE|REF [flags]",
		Short: "Say why: a rule, what is collected, what ends with a choice",
		Long: `Say why a rule exists: what it finds, by which law, an example that fails and
the same example mended, and how to accept a finding of it. Or say why
something is collected: where it is declared and kept, every fact about it, how
it was judged, and what would change that.

REF is a field, column, table, purpose, consent scope, collection or recipient,
or as much of the end of its name as tells it from others: shop.users.dob,
users.dob, dob. The name of a jurisdiction, such as gdpr, is explained too.

--without names a consent scope or a purpose and says what ends without it:
which uses stop, which places have no reason left, and what still stands.

A rule is explained anywhere; everything else needs the files of a project, as
pare audit does.`,
		Example: `  pare explain over-collected
  pare explain shop.users.dob
  pare explain --without offers`,
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE:                  a.explain,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			builtin, _ := audit.Builtin()
			var names []string
			for _, r := range builtin.Rules {
				names = append(names, r.ID+"\t"+r.Title)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
	inputFlags(cmd)
	cmd.Flags().StringArray("schema", nil, "read the schema file or folder of migrations `[NAME=]PATH`, or the files that a pattern matches; the name begins references")
	cmd.Flags().String("without", "", "say what ends without `NAME`, a consent scope or a purpose")
	colorFlag(cmd)
	return cmd
}

func (a *app) explain(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, _, err := a.look(s)
	if err != nil {
		return err
	}
	without := s.GetString("without")
	switch {
	case len(args) == 1 && without != "":
		return usageError{"pare explain was given both “" + args[0] + "” and --without", "ask for one of the two at a time"}
	case len(args) == 0 && s.flags.Changed("without") && without == "":
		return usageError{"--without is empty", "name a consent scope or a purpose"}
	case len(args) == 0 && without == "":
		return usageError{"pare explain needs the name of a rule, or of something that is collected", "usage: " + cmd.UseLine()}
	}
	p, found, err := a.projectIfAny(s)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	var r *audit.Result
	switch {
	case without != "":
		if !found {
			return noSettings()
		}
		r = audit.Run(p, a.env.Now().Format(time.DateOnly))
		err = a.without(&b, r, without, o)
	default:
		r, err = a.explainName(&b, p, found, args[0], o)
	}
	if err != nil {
		return err
	}
	if _, err := a.env.Out.Write(b.Bytes()); err != nil {
		return err
	}
	return a.unread(r)
}

// explainName explains a rule or a jurisdiction, else what a reference leads to.
// The result is nil where no audit was needed.
func (a *app) explainName(b *bytes.Buffer, p audit.Project, found bool, name string, o report.Options) (*audit.Result, error) {
	checked := audit.Check(p)
	if i := slices.IndexFunc(checked.Rules, func(r *rule.Rule) bool { return r.ID == name }); i >= 0 {
		day := a.env.Now().AddDate(0, 6, 0).Format(time.DateOnly)
		return nil, report.Rule(b, checked.Rules[i], checked.Laws, day, o)
	}
	builtin, _ := audit.Builtin() // its problems were Check's already
	if i := slices.IndexFunc(builtin.Laws, func(j *jurisdiction.Jurisdiction) bool { return j.ID == name }); i >= 0 {
		law := builtin.Laws[i]
		return nil, report.Law(b, law, jurisdiction.Apply(builtin.Rules, []*jurisdiction.Jurisdiction{law}), o)
	}
	var rules []string
	for _, r := range checked.Rules {
		rules = append(rules, r.ID)
	}
	if !found {
		return nil, usageError{"no rule is called “" + name + "”, and no project was found that could hold it",
			cmp.Or(source.DidYouMean(name, rules), howToName)}
	}
	r := audit.Run(p, a.env.Now().Format(time.DateOnly))
	things := audit.Find(r, name)
	switch {
	case len(things) == 0:
		hint := cmp.Or(source.DidYouMean(name, append(rules, audit.Names(r)...)), "pare rules list names the rules, pare audit --format json everything that is collected")
		return nil, usageError{"nothing is called “" + name + "”: no rule, field, column, table, purpose, consent scope, collection or recipient", hint}
	case len(things) > 1 && things[0].Ref != name:
		return nil, usageError{"“" + name + "” could be " + choices(things), "write more of the name"}
	}
	for i, t := range things {
		if i > 0 {
			b.WriteString("\n")
		}
		if err := report.Thing(b, r, t, o); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// choices lists what a name could mean.
func choices(things []audit.Thing) string {
	const most = 8
	var names []string
	for i, t := range things {
		if i == most {
			names = append(names, fmt.Sprintf("%d others", len(things)-most))
			break
		}
		names = append(names, "the "+t.Kind+" "+t.Ref)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// without says what ends without a consent scope or a purpose; where both have
// the name, without each.
func (a *app) without(b *bytes.Buffer, r *audit.Result, name string, o report.Options) error {
	var names []string
	for _, s := range r.Policy.Scopes {
		names = append(names, s.Key.Value)
		if s.Key.Value == name {
			if err := report.WithoutScope(b, s, fact.WithoutScope(r.Assessment, r.Policy, r.Inventory, s), o); err != nil {
				return err
			}
		}
	}
	for _, p := range r.Policy.Purposes {
		names = append(names, p.Key.Value)
		if p.Key.Value != name {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		if err := report.WithoutPurpose(b, p, fact.WithoutPurpose(r.Assessment, p), o); err != nil {
			return err
		}
	}
	if b.Len() > 0 {
		return nil
	}
	slices.Sort(names)
	names = slices.Compact(names)
	hint := "this project defines neither; they stand in its rules files"
	if len(names) > 0 {
		hint = "there are " + strings.Join(names, ", ")
	}
	return usageError{"no consent scope and no purpose is called “" + name + "”", cmp.Or(source.DidYouMean(name, names), hint)}
}

// unread says that an explanation rests on files that have errors or that could
// not be read.
func (a *app) unread(r *audit.Result) error {
	if r == nil || r.Summary.Errors+r.Summary.Incomplete == 0 {
		return nil
	}
	a.code = audit.ExitInput
	_, because := r.Outcome("none")
	fmt.Fprintf(a.env.Err, "error: this rests on files with problems: %s\nhint: pare audit lists them\n", because)
	return nil
}
