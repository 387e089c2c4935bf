package fact

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
)

// declaration adds what a column's declaration says, set against the schema: the
// fields bound to it, and the statement on it or nil.
func (c *computer) declaration(cf *ColumnFacts, bound []inventory.Binding, said *inventory.ColumnStatement) {
	r := &cf.Record
	r.Needed, r.Required, r.Type, r.Reviewed = "none", "unstated", "fits", "unstated"
	var uses []*UseFacts
	for _, b := range bound {
		uses = append(uses, c.byPlace[b.Place]...)
		if required := yesNo(b.Field.Required); required == "yes" || r.Required == "unstated" {
			r.Required = required
		}
		cf.reviewedOn(b.Field.Reviewed.Value)
		if b.Place.At.Path == "" && cf.Conflict == "" && !inKey(cf.Column) {
			r.Type, cf.Conflict = c.typeAgrees(cf.Column, b.Field.Category.Value, b.Field.Precision.Value)
		}
	}
	r.Needed = strongestNeed(uses)
	if r.Declared == "statement" && len(cf.Categories) > 0 && !inKey(cf.Column) {
		precision := ""
		if cf.By == "annotation" {
			precision = cf.Column.Annotation.Precision.Value
		}
		r.Type, cf.Conflict = c.typeAgrees(cf.Column, cf.Categories[0], precision)
	}
	if said != nil {
		cf.reviewedOn(said.Reviewed.Value)
	}
	if cf.Reviewed == "" {
		return
	}
	switch cf.Introduced = migrationDay(cf.Column.Introduced); {
	case cf.Introduced == "":
		r.Reviewed = "undated"
	case cf.Introduced > cf.Reviewed:
		r.Reviewed = "outdated"
	default:
		r.Reviewed = "current"
	}
}

// reviewedOn keeps the earliest day of review.
func (cf *ColumnFacts) reviewedOn(day string) {
	if day != "" && (cf.Reviewed == "" || day < cf.Reviewed) {
		cf.Reviewed = day
	}
}

var dayInName = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?(?:\D|$)`)

// migrationDay is the day that the name of a migration tells, YYYY-MM-DD, or "":
// 20260214093000_add_phone.sql, V2026_02_14__phone.sql, or a folder named so.
func migrationDay(file string) string {
	file = filepath.ToSlash(file)
	for _, name := range [...]string{path.Base(file), path.Base(path.Dir(file))} {
		if m := dayInName.FindStringSubmatch(name); m != nil {
			return strings.Join(m[1:], "-")
		}
	}
	return ""
}

// mandatory says which columns of a table must be filled for every person. Its
// rows stand for everyone unless keys tie it to people and nothing that it keeps
// beside keys is required: then a row comes with the datum.
func (c *computer) mandatory(columns []ColumnFacts, byKeys bool) {
	everyone := !byKeys
	for i := range columns {
		cf := &columns[i]
		everyone = everyone || cf.Record.Needed == "required" && !inKey(cf.Column)
	}
	for i := range columns {
		col := columns[i].Column
		columns[i].Record.Mandatory = everyone && !col.Nullable && col.Default == "" && !col.Generated
	}
}

// pseudonyms finds in a table the columns that are declared pseudonymous and,
// where there are any, those beside them that say who the person is.
func (c *computer) pseudonyms(tf *TableFacts, links *links) {
	for _, col := range tf.Table.Columns {
		if c.pseudonymous(col) {
			tf.Pseudonyms = append(tf.Pseudonyms, col)
		}
	}
	if len(tf.Pseudonyms) == 0 {
		return
	}
	tf.Record.Pseudonymous = true
	for _, col := range tf.Table.Columns {
		if !c.pseudonymous(col) && (c.identifying(col) || c.leadsToPeople(col, links)) {
			tf.Identifiers = append(tf.Identifiers, col)
		}
	}
	tf.Record.Identified = len(tf.Identifiers) > 0
}

func (c *computer) pseudonymous(col *inventory.Column) bool {
	if said := c.inv.Statement(col); said != nil && said.Pseudonymous {
		return true
	}
	keys, _ := c.categoriesOf(col)
	return len(keys) == 1 && strings.HasPrefix(keys[0]+".", "user.unique_id.pseudonymous.")
}

func (c *computer) identifying(col *inventory.Column) bool {
	keys, _ := c.categoriesOf(col)
	for _, key := range keys {
		if c.category(key).Identifying {
			return true
		}
	}
	return false
}

// leadsToPeople reports whether a column is a key to a table that says who
// people are.
func (c *computer) leadsToPeople(col *inventory.Column, links *links) bool {
	for _, to := range links.targets(col) {
		for _, other := range to.Columns {
			if !c.pseudonymous(other) && c.identifying(other) {
				return true
			}
		}
	}
	return false
}
