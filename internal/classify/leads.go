package classify

import (
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
)

// lead is what the name of a column that is no declared key says it refers to.
type lead struct {
	to     *inventory.Table // the table it is named after
	person bool             // somebody, whether or not there is a table of them
}

// lead says what the column that was just looked at is named after: user_id
// refers to somebody, and to the table users where there is one, and so does id_user. Behind the
// table's name stands a word for a key, or the name of a column of that table:
// account_record_id where accounts have a record_id.
func (r *run) lead(col *inventory.Column) lead {
	last := len(r.words) - 1
	if last < 1 {
		return lead{}
	}
	l := lead{person: r.refers()}
	if r.vocabulary.roles[r.words[0]]&codes != 0 {
		if t := r.tables[string(r.joined(1, last+1))]; t != nil && t != col.Table {
			l.to = t // id_cliente
			return l
		}
	}
	if r.vocabulary.roles[r.words[last]]&codes == 0 {
		return l
	}
	for n := last; n > 0; n-- {
		t := r.tables[string(r.joined(0, n))]
		if t == nil {
			continue
		}
		if t != col.Table && (n == last || hasColumn(t, col.Name, string(r.split.word(n-1)))) {
			l.to = t
		}
		break
	}
	return l
}

// hasColumn reports whether a column's name ends in that of a column of a table,
// behind the word before it.
func hasColumn(t *inventory.Table, name, before string) bool {
	name = strings.ToLower(name)
	for _, c := range t.Columns {
		if head, ok := strings.CutSuffix(name, strings.ToLower(c.Name)); ok && strings.HasSuffix(strings.TrimRight(head, "_-. "), before) {
			return true
		}
	}
	return false
}
