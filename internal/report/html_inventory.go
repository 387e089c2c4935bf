package report

import (
	"strings"

	"github.com/pare-dev/pare/internal/overview"
)

// htmlKind is a category of the inventory.
type htmlKind struct {
	Key, Title, Guarded, Sensitivity string
	Rank                             int // of the sensitivity, to sort by it
	Fields, Columns                  htmlList
	FieldCount, ColumnCount          int
	Undeclared                       int
}

// Few reports whether there is room for all that is of the category.
func (k htmlKind) Few() bool { return k.FieldCount+k.ColumnCount <= 4 }

// Many reports whether all that is of the category would go on for pages.
func (k htmlKind) Many() bool { return tall(k.FieldCount + k.ColumnCount) }

func htmlKinds(kinds []overview.Kind) []htmlKind {
	var list []htmlKind
	for i, k := range kinds {
		h := htmlKind{
			Key: k.Key, Title: k.Title, Guarded: strings.ReplaceAll(k.Guarded, "_", " "), Sensitivity: k.Sensitivity, Rank: i,
			FieldCount: len(k.Fields), ColumnCount: len(k.Columns), Undeclared: k.Undeclared(),
		}
		var fields, columns []string
		for _, f := range k.Fields {
			fields = append(fields, f.Field.Ref())
		}
		for _, c := range k.Columns {
			columns = append(columns, c.Column.Ref().String())
		}
		h.Fields, h.Columns = htmlListOf(fields), htmlListOf(columns)
		list = append(list, h)
	}
	return list
}
