package rule

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// loader reads rules and collects what is wrong with them.
type loader struct {
	yamlsrc.Reader
	cats  *policy.Categories
	facts map[string][]fact.Fact // by what a rule is on
}

func newLoader(cats *policy.Categories) *loader {
	l := &loader{cats: cats, facts: map[string][]fact.Fact{}}
	for _, on := range fact.On() {
		l.facts[on] = fact.Facts(on)
	}
	return l
}

// Load reads files that hold one rule each, as the built-in ones do. A rule with
// problems is left out.
func Load(files []source.File, cats *policy.Categories) ([]*Rule, []source.Problem) {
	l := newLoader(cats)
	var rules []*Rule
	for _, f := range files {
		roots, problems := yamlsrc.Parse(f)
		l.Problems = append(l.Problems, problems...)
		switch {
		case len(problems) > 0:
		case len(roots) == 0:
			l.Fail(source.Span{Pos: source.Pos{File: f.Name}}, "holds no rule", "a rule starts with its id")
		case len(roots) > 1:
			l.Fail(roots[1].Span(), "a second rule in one file", "put each rule in a file of its own")
		default:
			rules = l.add(rules, roots[0])
		}
	}
	return rules, source.SortProblems(l.Problems)
}

// Head is the part of a file that holds one rule, and its help and examples last,
// that says what it judges and how: all before those two. Reading them takes most
// of the time.
func Head(f source.File) source.File {
	if head, _, found := strings.Cut(f.Data, "\nhelp:"); found {
		f.Data = f.Data[:len(head)+1]
	}
	return f
}

// LoadNodes reads the items under checks: of users' rules files: rules of their
// own, and what they change about built-in ones. What has problems is left out.
func LoadNodes(nodes []yamlsrc.Node, cats *policy.Categories) ([]*Rule, []Override, []source.Problem) {
	l := newLoader(cats)
	var rules []*Rule
	var overrides []Override
	for _, n := range nodes {
		before := len(l.Problems)
		if m := l.Map(n, "a change of a rule"); n.IsMap() && isOverride(m) {
			if o := l.override(m); len(l.Problems) == before {
				overrides = append(overrides, o)
			}
			continue
		}
		l.Problems = l.Problems[:before]
		rules = l.add(rules, n)
	}
	for _, r := range rules {
		r.Own = true
	}
	return rules, overrides, source.SortProblems(l.Problems)
}

// Join puts the built-in rules and the users' own together, sorted by id. Two
// rules of one id are a problem, and the first stays.
func Join(builtin, own []*Rule) ([]*Rule, []source.Problem) {
	var all []*Rule
	var problems []source.Problem
	first := map[string]*Rule{}
	for i, r := range slices.Concat(builtin, own) {
		other, taken := first[r.ID]
		if !taken {
			first[r.ID] = r
			all = append(all, r)
			continue
		}
		p := source.Problem{Kind: source.Error, Span: r.Span, Msg: "a second rule with the id “" + r.ID + "”", Hint: "the first is at " + other.Span.String()}
		if i >= len(builtin) && slices.Contains(builtin, other) {
			p.Msg, p.Hint = "the id “"+r.ID+"” is that of a built-in rule", "choose another; a prefix such as shop- keeps them apart"
		}
		problems = append(problems, p)
	}
	slices.SortFunc(all, byID)
	return all, source.SortProblems(problems)
}

var kebab = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func (l *loader) add(rules []*Rule, n yamlsrc.Node) []*Rule {
	before := len(l.Problems)
	r := l.rule(n)
	if len(l.Problems) > before {
		return rules
	}
	return append(rules, r)
}

func (l *loader) rule(n yamlsrc.Node) *Rule {
	m := l.Map(n, "a rule")
	defer m.Done()
	m.Must("id", "title", "on", "when", "kind", "severity", "message", "fix")
	if n.IsMap() && !m.Has("law") {
		l.Fail(m.Span(), "“law” is missing in a rule", "name the articles it rests on: [GDPR Art. 5(1)(c)]; law: [] makes it good practice")
	}
	id := m.Text("id")
	if id.Value != "" && !kebab.MatchString(id.Value) {
		l.Fail(id.Span, "“"+id.Value+"” is not an id, expected small letters, digits and hyphens", "write it as over-collected")
	}
	on := m.Enum("on", fact.On()).Value
	r := &Rule{
		ID:      id.Value,
		Group:   cmp.Or(m.Enum("group", Groups()).Value, Own),
		Title:   m.Text("title").Value,
		On:      on,
		When:    m.Text("when"),
		Only:    l.globs(m, "only"),
		Except:  l.globs(m, "except"),
		Kind:    finding.Kind(m.Enum("kind", finding.KindNames()).Value),
		Message: l.template(m.Node("message"), "message", on),
		Fix:     l.template(m.Node("fix"), "fix", on),
		Help:    m.Text("help").Value,
		Span:    id.Span,
	}
	r.program, r.Reads = l.condition(m.Node("when"), on)
	if severity := m.Enum("severity", finding.SeverityNames()); severity.Value != "" {
		r.Severity, _ = finding.ParseSeverity(severity.Value) // Enum has looked already
	}
	for _, law := range m.Texts("law") {
		r.Law = append(r.Law, law.Value)
	}
	if m.Has("examples") {
		examples := l.Map(m.Node("examples"), "the examples of a rule")
		r.Flag = l.examples(examples, "flag")
		r.Pass = l.examples(examples, "pass")
		examples.Done()
	}
	return r
}

// globs reads a list of patterns over references.
func (l *loader) globs(m *yamlsrc.Map, key string) []source.Text {
	before := len(l.Problems)
	globs := m.Texts(key)
	if m.Has(key) && len(globs) == 0 && len(l.Problems) == before {
		l.Fail(m.KeySpan(key), "“"+key+"” names no reference", "write it as "+key+`: ["shop.users.*"], or leave it out`)
	}
	return globs
}
