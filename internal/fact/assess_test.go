package fact_test

import (
	"os"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/manifest"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// builtin reads the categories that pare brings.
func builtin(t *testing.T) *policy.Categories {
	t.Helper()
	data, err := os.ReadFile("../../rules/categories.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, problems := policy.ReadCategories(source.NewFile("categories.yaml", data))
	none(t, problems)
	return policy.NewCategories(list)
}

// given reads the vague titles that pare brings, and has Europe be France, with
// Switzerland adequate.
func given(t *testing.T) fact.Given {
	t.Helper()
	data, err := os.ReadFile("../../rules/vague-titles.yaml")
	if err != nil {
		t.Fatal(err)
	}
	titles, problems := policy.ReadVagueTitles(source.NewFile("vague-titles.yaml", data))
	none(t, problems)
	return fact.Given{VagueTitles: titles, Regions: []fact.Region{{Inside: []string{"FR"}, Adequate: []string{"CH"}}}}
}

func none(t *testing.T, problems []source.Problem) {
	t.Helper()
	for _, p := range problems {
		t.Fatal(p)
	}
}

// assess computes the facts of rules and a manifest over a dataset called shop.
func assess(t *testing.T, rules, declared string, tables ...*inventory.Table) *fact.Assessment {
	t.Helper()
	p, problems := policy.Read(builtin(t), []source.File{source.NewFile("rules.yaml", []byte(rules))})
	none(t, problems)
	m, problems := manifest.Read([]source.File{source.NewFile("manifest.yaml", []byte(declared))})
	none(t, problems)
	var datasets []*inventory.Dataset
	if len(tables) > 0 {
		datasets = append(datasets, &inventory.Dataset{Name: "shop", Tables: tables})
	}
	inv, problems := inventory.Bind(m, datasets)
	for _, p := range problems {
		if p.Kind != source.Warning {
			t.Fatal(p)
		}
	}
	return fact.Compute(p, inv, given(t))
}

// table makes a table of columns, each "name type"; "name -> other" is a
// foreign key, a "?category" behind them what the classifier says of it.
func table(name string, columns ...string) *inventory.Table {
	t := &inventory.Table{Dataset: "shop", Name: name, Span: at(1)}
	for i, text := range columns {
		text, guess, _ := strings.Cut(text, "?")
		column, typ, _ := strings.Cut(strings.TrimSpace(text), " ")
		if to, ok := strings.CutPrefix(typ, "-> "); ok {
			t.ForeignKeys = append(t.ForeignKeys, inventory.ForeignKey{Columns: []string{column}, Table: to})
			typ = "bigint"
		}
		c := &inventory.Column{Table: t, Name: column, Type: typ, Span: at(i + 2)}
		if guess != "" {
			c.Guess = inventory.Guess{Category: guess, Confidence: 0.9, Reason: "its name"}
		}
		t.Columns = append(t.Columns, c)
	}
	return t
}

func at(line int) source.Span {
	return source.Span{Pos: source.Pos{File: "schema.sql", Line: line, Col: 1}}
}

// use finds the use of a field, named collection.field, under a purpose.
func use(t *testing.T, a *fact.Assessment, field, purpose string) *fact.UseFacts {
	t.Helper()
	for _, u := range a.Uses {
		if u.Field.Ref() == field && u.Purpose.Key.Value == purpose {
			return u
		}
	}
	t.Fatalf("no use of %s for %s", field, purpose)
	return nil
}

func field(t *testing.T, a *fact.Assessment, ref string) *fact.FieldFacts {
	t.Helper()
	for _, f := range a.Fields {
		if f.Field.Ref() == ref {
			return f
		}
	}
	t.Fatalf("no field %s", ref)
	return nil
}

func column(t *testing.T, a *fact.Assessment, ref string) *fact.ColumnFacts {
	t.Helper()
	for i := range a.Columns {
		if a.Columns[i].Column.Ref().String() == ref {
			return &a.Columns[i]
		}
	}
	t.Fatalf("no column %s", ref)
	return nil
}
