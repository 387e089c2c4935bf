package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/explain"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/terminal"
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
users.dob, dob. A jurisdiction, such as gdpr, and a category of personal data
are explained too: user lists the first ones, user.contact what is beneath it.

--without names a consent scope or a purpose and says what ends without it:
which uses stop, which places have no reason left, and what still stands.

A column is explained word by word: what its name says, what speaks for that and
against it, what else it could be, and how to say better what it holds.

A rule is explained anywhere; everything else needs the files of a project, as
pare audit does. A schema alone will do for its columns: --schema db/shop.sql.`,
		Example: `  pare explain over-collected
  pare explain user.contact
  pare explain shop.users.dob
  pare explain users.dob --schema db/shop.sql
  pare explain --without offers`,
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE:                  a.explain,
		ValidArgsFunction:     completeRules,
	}
	inputFlags(cmd)
	schemaFlag(cmd)
	cmd.Flags().String("without", "", "say what ends without `NAME`, a consent scope or a purpose")
	colorFlag(cmd)
	err := cmd.RegisterFlagCompletionFunc("without", func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		p, _, err := a.projectIfAny(newSettings(cmd.Flags()))
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		checked := audit.Check(p)
		var names []string
		for _, s := range checked.Policy.Scopes {
			names = append(names, completion(s.Key.Value, s.Title.Value))
		}
		for _, p := range checked.Policy.Purposes {
			names = append(names, completion(p.Key.Value, p.Title.Value))
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // the flag exists
	}
	return cmd
}

// completion is a word for the shell and what it means.
func completion(word, meaning string) string {
	return cobra.CompletionWithDesc(harmless.Text(word), harmless.Text(meaning))
}

func (a *app) explain(cmd *cobra.Command, args []string) error {
	s := newSettings(cmd.Flags())
	o, _, err := a.look(s)
	if err != nil {
		return err
	}
	without := s.GetString("without")
	if len(args) == 1 && !s.flags.Changed("without") {
		without = "" // what is asked for here goes before the variable
	}
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
	if without != "" {
		if !found {
			return noSettings()
		}
		r := audit.Run(p, a.env.Now().Format(time.DateOnly))
		if err := a.without(&b, r, without, o.Look); err != nil {
			return err
		}
		return a.explained(&b, r)
	}
	name := args[0]
	if audit.IsBuiltin(name) || !found {
		return a.explainRule(&b, p, found, name, o)
	}
	r := audit.Run(p, a.env.Now().Format(time.DateOnly))
	if slices.ContainsFunc(r.Rules, func(rule *rule.Rule) bool { return rule.ID == name }) {
		return a.explainRule(&b, p, found, name, o)
	}
	if err := a.explainThing(&b, r, name, o.Look); err != nil {
		return err
	}
	return a.explained(&b, r)
}

// explained writes an explanation that rests on an audit.
func (a *app) explained(b *bytes.Buffer, r *audit.Result) error {
	_, err := a.env.Out.Write(b.Bytes())
	return errors.Join(err, a.unread(r))
}

// explainRule explains a rule, and a jurisdiction of that name, as they stand in
// the project; where there is neither, a category.
func (a *app) explainRule(b *bytes.Buffer, p audit.Project, found bool, name string, o report.Options) error {
	c := audit.ReadCatalogue(p)
	var names []string
	for _, r := range c.Rules {
		names = append(names, r.ID)
		if r.ID == name {
			day := a.env.Now().AddDate(0, 6, 0).Format(time.DateOnly)
			if err := explain.Rule(b, r, c.Laws, day, o.Look); err != nil {
				return err
			}
		}
	}
	for _, law := range c.AllLaws {
		names = append(names, law.ID)
		if law.ID != name {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		if err := explain.Law(b, law, jurisdiction.Apply(c.BuiltIn, []*jurisdiction.Jurisdiction{law}), o.Look); err != nil {
			return err
		}
	}
	if category := c.Categories.Get(name); category != nil && b.Len() == 0 {
		if err := explain.Category(b, c.Categories, category, o.Look); err != nil {
			return err
		}
	}
	switch {
	case b.Len() == 0 && !found:
		return usageError{"no rule is called “" + name + "”, and no project was found that could hold it", cmp.Or(source.DidYouMean(name, append(names, c.Categories.Keys()...)), howToName)}
	case b.Len() == 0:
		return usageError{"no rule is called “" + name + "” among those that can be read", "pare validate says what is wrong with the others"}
	}
	_, err := a.env.Out.Write(b.Bytes())
	return errors.Join(err, a.unreadRules(c, o))
}

// explainThing explains what a reference leads to.
func (a *app) explainThing(b *bytes.Buffer, r *audit.Result, name string, l terminal.Look) error {
	things := audit.Find(r, name)
	category := r.Policy.Categories.Get(name)
	switch {
	case len(things) == 0 && category != nil:
		return explain.Category(b, r.Policy.Categories, category, l)
	case len(things) == 0 && r.Summary.Errors+r.Summary.Incomplete > 0:
		_, because := r.Outcome("none")
		return usageError{"nothing is called “" + name + "” among what could be read: " + because, "pare audit lists what is wrong"}
	case len(things) == 0:
		names := audit.Names(r)
		for _, r := range r.Rules {
			names = append(names, r.ID)
		}
		hint := cmp.Or(source.DidYouMean(name, slices.Concat(names, config.Jurisdictions(), r.Policy.Categories.Keys())), "pare rules list names the rules, pare audit --format json everything that is collected")
		return usageError{"nothing is called “" + name + "”: no rule, jurisdiction, field, column, table, purpose, consent scope, collection, recipient or category", hint}
	case slices.ContainsFunc(things, func(t audit.Thing) bool { return t.Ref != things[0].Ref }):
		return usageError{"“" + name + "” could be " + choices(things), "write more of the name"}
	}
	for i, t := range things {
		if i > 0 {
			b.WriteString("\n")
		}
		if err := explain.Thing(b, r, t, l); err != nil {
			return err
		}
	}
	return nil
}

// choices lists what a name could mean.
func choices(things []audit.Thing) string {
	const most = 8
	var names []string
	for i, t := range things {
		if i == most && len(things) > most+1 {
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
func (a *app) without(b *bytes.Buffer, r *audit.Result, name string, l terminal.Look) error {
	var names []string
	for _, s := range r.Policy.Scopes {
		names = append(names, s.Key.Value)
		if s.Key.Value == name {
			if err := explain.WithoutScope(b, s, fact.WithoutScope(r.Assessment, r.Policy, r.Inventory, s), l); err != nil {
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
		if err := explain.WithoutPurpose(b, p, fact.WithoutPurpose(r.Assessment, p), l); err != nil {
			return err
		}
	}
	if b.Len() > 0 {
		return nil
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if r.Summary.Errors+r.Summary.Incomplete > 0 {
		_, because := r.Outcome("none")
		return usageError{"no consent scope and no purpose is called “" + name + "” among what could be read: " + because, "pare audit lists what is wrong"}
	}
	hint := "this project defines neither; they stand in its rules files"
	if len(names) > 0 {
		hint = "there are " + strings.Join(names, ", ")
	}
	return usageError{"no consent scope and no purpose is called “" + name + "”", cmp.Or(source.DidYouMean(name, names), hint)}
}

// unread says that an explanation rests on files that have errors or that could
// not be read.
func (a *app) unread(r *audit.Result) error {
	if r.Summary.Errors+r.Summary.Incomplete == 0 {
		return nil
	}
	a.code = audit.ExitInput
	_, because := r.Outcome("none")
	fmt.Fprintf(a.env.Err, "error: this rests on files with problems: %s\nhint: pare audit lists them\n", because)
	return nil
}
