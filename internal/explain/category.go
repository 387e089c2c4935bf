package explain

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/classify"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/source"
)

// category tells how a column's category was found: who decided, and what the
// classifier makes of it.
func (p page) category(c *fact.ColumnFacts, x classify.Explanation) {
	by := map[string]string{
		"field": "by the field", "annotation": "by its own annotation", "statement": "by the statement under columns:",
		"names": "by the names: of the rules", "classifier": "found by the classifier",
	}[c.By]
	list := [][2]string{{"holds", "nothing says what"}}
	if len(c.Categories) > 0 {
		list[0][1] = strings.Join(c.Categories, ", ") + ", " + by
	} else if by != "" {
		list[0][1] = "nothing about people, " + by
	}
	list = append(list, [2]string{"the classifier", classifierWords(x)})
	for i, w := range x.Words {
		name := ""
		if i == 0 {
			name = "words"
		}
		list = append(list, [2]string{name, "“" + w.Text + "”: " + w.Does})
	}
	if x.Phrase != "" && x.Category == "" {
		list = append(list, [2]string{"evidence", "“" + x.Phrase + "” names nothing personal, by " + originWords(x.Origin, x.Own)})
	}
	for i, g := range x.Grounds {
		name := ""
		if i == 0 {
			name = "evidence"
		}
		sign := "+"
		if g.Weight < 0 {
			sign = "−"
		}
		words := fmt.Sprintf("%s%d %%: %s", sign, max(g.Weight, -g.Weight), g.Why)
		if i == 0 {
			words += ", by " + originWords(x.Origin, x.Own)
		}
		list = append(list, [2]string{name, words})
	}
	if o := x.Other; o != nil {
		words := o.Category + ", for “" + o.Phrase + "”, by " + originWords(o.Origin, o.Own) + "; " + o.Why
		if o.Weight > 0 {
			words += fmt.Sprintf(" (%d %%)", o.Weight)
		}
		list = append(list, [2]string{"runner-up", words})
	}
	p.pairs(2, list)
}

func classifierWords(x classify.Explanation) string {
	switch {
	case x.Phrase == "":
		return "finds nothing in its name that is known to be personal"
	case x.Category == "" && x.Own:
		return "takes it for nothing personal, as you said"
	case x.Category == "":
		return "takes it for nothing personal"
	case x.Weight < x.Enough:
		return fmt.Sprintf("thought of %s, and does not say so: %d %% is less than %d %%", x.Category, max(x.Weight, 0), x.Enough)
	}
	return fmt.Sprintf("takes it for %s, %d %% sure", x.Category, x.Weight)
}

// originWords says where a name of data stands.
func originWords(at source.Pos, own bool) string {
	if own {
		return "your names at " + harmless.Text(at.String())
	}
	return "pare's names in " + path.Base(at.File)
}

// correction shows how to say what a column holds where only names tell it.
func (p page) correction(c *fact.ColumnFacts) {
	if !slices.Contains([]string{"", "names", "classifier"}, c.By) {
		return
	}
	name, table := strings.ToLower(strings.ReplaceAll(c.Column.Name, "_", " ")), strings.ToLower(c.Column.Table.Name)
	p.section("To say what it holds")
	p.pairs(2, [][2]string{
		{"everywhere", fmt.Sprintf("in a rules file: names: {not-personal: {names: %s, tables: [%s]}}, or a category's KEY in place of not-personal", name, table)},
		{"here", "on its line in SQL: -- pare: not-personal REASON, or -- pare: category=KEY"},
		{"in a manifest", fmt.Sprintf("columns: [{at: %s, not_personal: true, because: …}], or a field that is stored in it", c.Column.Ref())},
	})
}
