package rule

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/expr-lang/expr/vm"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/source"
)

// Set finds the rules that hold. What held for a record is remembered, so that
// records with equal facts are judged once. Each method gives the rules whose
// condition holds, in order of their ids, whatever their "only" and "except"
// say: those go by names, and Rule.Reaches answers for them. The slices are
// shared and must not be changed.
//
// A Set is for one goroutine at a time.
type Set struct {
	use        matcher[fact.Use]
	field      matcher[fact.Field]
	column     matcher[fact.Column]
	table      matcher[fact.Table]
	purpose    matcher[fact.Purpose]
	scope      matcher[fact.Scope]
	collection matcher[fact.Collection]
	recipient  matcher[fact.Recipient]
	waiver     matcher[fact.Waiver]

	machine  vm.VM
	problems []source.Problem
}

// NewSet prepares rules for matching.
func NewSet(rules []*Rule) *Set {
	by := map[string][]*Rule{}
	for _, r := range slices.SortedFunc(slices.Values(rules), byID) {
		if r.Off == "" {
			by[r.On] = append(by[r.On], r)
		}
	}
	return &Set{
		use:        newMatcher[fact.Use](by["use"]),
		field:      newMatcher[fact.Field](by["field"]),
		column:     newMatcher[fact.Column](by["column"]),
		table:      newMatcher[fact.Table](by["table"]),
		purpose:    newMatcher[fact.Purpose](by["purpose"]),
		scope:      newMatcher[fact.Scope](by["scope"]),
		collection: newMatcher[fact.Collection](by["collection"]),
		recipient:  newMatcher[fact.Recipient](by["recipient"]),
		waiver:     newMatcher[fact.Waiver](by["waiver"]),
	}
}

func byID(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) }

func (s *Set) Use(u fact.Use) []*Rule               { return s.use.match(s, u) }
func (s *Set) Field(f fact.Field) []*Rule           { return s.field.match(s, f) }
func (s *Set) Column(c fact.Column) []*Rule         { return s.column.match(s, c) }
func (s *Set) Table(t fact.Table) []*Rule           { return s.table.match(s, t) }
func (s *Set) Purpose(p fact.Purpose) []*Rule       { return s.purpose.match(s, p) }
func (s *Set) Scope(c fact.Scope) []*Rule           { return s.scope.match(s, c) }
func (s *Set) Collection(c fact.Collection) []*Rule { return s.collection.match(s, c) }
func (s *Set) Recipient(r fact.Recipient) []*Rule   { return s.recipient.match(s, r) }
func (s *Set) Waiver(w fact.Waiver) []*Rule         { return s.waiver.match(s, w) }

// Problems lists the rules that could not be evaluated, each with the reason, at
// the place of its condition. None is expected, since conditions are checked
// when loaded; but were there one, the audit would be incomplete.
func (s *Set) Problems() []source.Problem { return source.SortProblems(slices.Clone(s.problems)) }

// matcher holds the rules on one kind of record, and what held for the records
// seen so far.
type matcher[T comparable] struct {
	rules []*Rule
	seen  map[T][]*Rule
}

func newMatcher[T comparable](rules []*Rule) matcher[T] {
	return matcher[T]{rules: rules, seen: map[T][]*Rule{}}
}

func (m *matcher[T]) match(s *Set, record T) []*Rule {
	held, ok := m.seen[record]
	if !ok {
		held = m.judge(s, record)
		m.seen[record] = held
	}
	return held
}

// judge is apart from match so that a record goes to the heap only where it is
// new.
func (m *matcher[T]) judge(s *Set, record T) []*Rule {
	var held []*Rule
	for _, r := range m.rules {
		holds, err := s.machine.Run(r.program, &record)
		if err != nil {
			s.problems = append(s.problems, source.Problem{
				Kind: source.Incomplete,
				Span: r.When.Span,
				Msg:  fmt.Sprintf("the rule %s could not be evaluated: %s", r.ID, firstLine(err)),
			})
			continue
		}
		if holds.(bool) {
			held = append(held, r)
		}
	}
	return held
}
