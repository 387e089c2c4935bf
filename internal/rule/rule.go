// Package rule reads rules, the YAML documents that say what facts mean, and
// finds those that hold.
//
// A rule's condition is checked when it is loaded, so that one with a misspelt
// fact, value or category is an error at its place and never a rule that
// silently never holds. Built-in rules and users' own are written in the same
// language and read by the same code.
package rule

import (
	"slices"

	"github.com/expr-lang/expr/vm"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// Rule turns facts into a finding. It is never changed once loaded.
type Rule struct {
	ID       string // kebab-case, unique among all rules
	Group    string // one of Groups, or Own where the user's own names none
	Title    string
	On       string      // what it judges, one of fact.On
	When     source.Text // the condition, as written
	Reads    []string    // the facts that the condition reads, sorted; category for under
	Only     []source.Text
	Except   []source.Text // globs over references
	Kind     finding.Kind
	Severity finding.Severity
	Message  Template
	Fix      Template
	Law      []string  // empty: good practice, not law
	Help     string    // Markdown; "" where there is none
	Flag     []Example // each must raise the rule
	Pass     []Example // none may
	Span     source.Span
	Own      bool    // it is the user's
	Off      string  // why it is not run; "" where it is
	Changed  *Change // what the user decided about it; nil where nothing

	program *vm.Program
}

// Change is what a user decided about a built-in rule.
type Change struct {
	From    finding.Severity
	Because string
	Span    source.Span
}

// Groups lists what rules are about, in the order in which they are listed: what
// is needed and how precisely, why, what people chose, where data comes from,
// data of a special kind, how long, who else, and whether what is declared is so.
func Groups() []string {
	return []string{"need", "purpose", "choice", "trust", "special", "time", "others", "drift"}
}

// Own is the group of users' own rules that name none.
const Own = "own"

// Reaches reports whether the rule is about any of the references under which a
// thing is known (checkout.email, shop.users.email), each taken as a whole.
// What "except" names is never reached.
func (r *Rule) Reaches(refs ...string) bool {
	return (len(r.Only) == 0 || anyFits(r.Only, refs)) && !anyFits(r.Except, refs)
}

func anyFits(globs []source.Text, refs []string) bool {
	return slices.ContainsFunc(globs, func(glob source.Text) bool {
		return slices.ContainsFunc(refs, func(ref string) bool { return inventory.Glob(glob.Value, ref) })
	})
}

// Render fills the rule's message and fix with words, by placeholder.
func (r *Rule) Render(words map[string]string) (message, fix string) {
	return r.Message.Fill(words), r.Fix.Fill(words)
}
