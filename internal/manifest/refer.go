package manifest

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// looseBlank is a blank at either end of a reference, or beside a dot in it.
var looseBlank = regexp.MustCompile(`^[^#]*?(^\s|\s\.|\.\s)|\s$`)

// columnRef reads a reference to columns or to a path inside one.
func (x *reader) columnRef(t source.Text) (inventory.Ref, bool) {
	if t.Value == "" {
		return inventory.Ref{}, false
	}
	ref, err := inventory.ParseRef(t.Value)
	switch {
	case err != nil:
		hint := "put a name that holds a dot in double quotes"
		switch before, path, found := strings.Cut(t.Value, "#"); {
		case strings.Count(t.Value, `"`)%2 == 1:
			hint = "close the double quote"
		case found && !strings.HasPrefix(path, "/"):
			hint = "start the path with a slash: " + before + "#/" + path
		case t.Value == "none":
			hint = "where a field is not kept write stored_in: none, without a list"
		case !strings.Contains(t.Value, ".") || strings.HasPrefix(t.Value, ".") || strings.HasSuffix(t.Value, ".") || strings.Contains(t.Value, ".."):
			hint = "write it as shop.users.email"
		case strings.Count(t.Value, ".") == 1:
			hint = "start with the name of the dataset, or write " + t.Value + ".* for all columns of a table"
		}
		x.Fail(t.Span, "“"+t.Value+"” is not a reference to a column: "+err.Error(), hint)
	case looseBlank.MatchString(t.Value) && !strings.Contains(t.Value, `"`):
		x.Fail(t.Span, "there is a space beside a name in “"+t.Value+"”", "remove it, or put a name that starts or ends with one in double quotes")
	case strings.Contains(ref.Dataset, "*"):
		x.Fail(t.Span, "the dataset of “"+t.Value+"” is a pattern, expected the name of a schema in pare.yaml", "write a reference for each dataset")
	default:
		return ref, true
	}
	return inventory.Ref{}, false
}

// tableRef reads a reference to one table; the zero Ref where it is none.
func (x *reader) tableRef(t source.Text) inventory.Ref {
	ref, err := inventory.ParseTableRef(t.Value)
	switch {
	case err != nil:
		hint := "put a name that holds a dot in double quotes"
		if !strings.Contains(t.Value, ".") {
			hint = "start with the name of the dataset: shop." + t.Value
		}
		x.Fail(t.Span, "“"+t.Value+"” is not a reference to a table: "+err.Error(), hint)
	case ref.IsPattern():
		x.Fail(t.Span, "“"+t.Value+"” is a pattern, expected one table", "name the table, or list places in stored_in")
	default:
		return ref
	}
	return inventory.Ref{}
}

// checkReferences notes consent_at and derived_from that name nothing.
func (x *reader) checkReferences() {
	ids, fields := keysOf(x.collections), keysOf(x.fields)
	for _, f := range x.read {
		if at := f.ConsentAt; at.Given() && !contains(ids, at.Value) {
			hint := x.guess(at.Value, ids)
			if hint == "" {
				hint = "name the id of the collection where the choice is made"
			}
			x.Fail(at.Span, "unknown collection “"+at.Value+"”", hint)
		}
		for _, from := range f.DerivedFrom {
			if x.fields[from.Value] != nil {
				continue
			}
			id, name, ok := strings.Cut(from.Value, ".")
			switch {
			case !ok || id == "" || name == "":
				hint := "name the collection first"
				if own := f.Collection.ID.Value + "." + from.Value; x.fields[own] != nil {
					hint = "write " + own
				}
				x.Fail(from.Span, "“"+from.Value+"” is no reference to a field, expected collection.field", hint)
			case !contains(ids, id):
				hint := x.guess(from.Value, fields)
				if hint == "" {
					hint = "write collection.field"
				}
				x.Fail(from.Span, "unknown field “"+from.Value+"”: no collection is called “"+id+"”", hint)
			default:
				hint := x.guess(from.Value, fields)
				if hint == "" {
					hint = "add it to the fields of “" + id + "”"
				}
				x.Fail(from.Span, "unknown field “"+from.Value+"”", hint)
			}
		}
	}
}

// maxGuesses bounds how many unknown names are compared with all others: one
// mistake at the root of a large manifest can make thousands of them.
const maxGuesses = 100

// guess gives the hint for a misspelt name, or "".
func (x *reader) guess(name string, candidates []string) string {
	if x.guesses++; x.guesses > maxGuesses {
		return ""
	}
	return source.DidYouMean(name, candidates)
}

// checkCycles notes each ring of fields that are derived from each other once,
// at the link that closes it.
func (x *reader) checkCycles() {
	const (
		open = 1 + iota
		done
	)
	state := make(map[*inventory.Field]int, len(x.fields))
	var path []*inventory.Field
	var visit func(f *inventory.Field)
	visit = func(f *inventory.Field) {
		state[f] = open
		path = append(path, f)
		for _, from := range f.DerivedFrom {
			switch next := x.fields[from.Value]; {
			case next == nil:
			case state[next] == open:
				var chain []string
				for _, p := range path[slices.Index(path, next):] {
					chain = append(chain, p.Ref())
				}
				const most = 8
				if len(chain) > most {
					chain = append(chain[:most], "…")
				}
				chain = append(chain, next.Ref())
				x.Fail(from.Span, "fields are derived from each other in a ring: "+strings.Join(chain, " ← "), "name the field that the person gave")
			case state[next] == 0:
				visit(next)
			}
		}
		path = path[:len(path)-1]
		state[f] = done
	}
	for _, f := range x.read {
		if state[f] == 0 {
			visit(f)
		}
	}
}

func keysOf[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func contains(sorted []string, s string) bool {
	_, ok := slices.BinarySearch(sorted, s)
	return ok
}
