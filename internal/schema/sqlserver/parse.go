// Package sqlserver reads one table statement of SQL Server with a parser of its
// grammar. It is the only place that knows which parser that is.
package sqlserver

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sqlc-dev/teesql/ast"
	"github.com/sqlc-dev/teesql/parser"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// errKind means that the text is a statement, but not one about a table.
var errKind = errors.New("is no statement about a table")

// Parse reads the text of exactly one CREATE TABLE or ALTER TABLE. Callers bound
// its length and how deeply it nests. The parser leaves out without a word what
// it does not know, so what it finds only confirms what is known already; it
// tells no places.
func Parse(text string) (st ddl.Statement, err error) {
	defer func() {
		if r := recover(); r != nil {
			st, err = ddl.Statement{}, fmt.Errorf("the parser failed: %v", r)
		}
	}()
	if text, err = plain(text); err != nil {
		return st, err
	}
	tree, err := parser.Parse(context.Background(), strings.NewReader(text))
	if err != nil {
		return st, &ddl.SyntaxError{Msg: err.Error(), At: -1}
	}
	if len(tree.Batches) != 1 || len(tree.Batches[0].Statements) != 1 {
		return st, fmt.Errorf("the parser found more than one statement, or none")
	}
	switch n := tree.Batches[0].Statements[0].(type) {
	case *ast.CreateTableStatement:
		if n.Definition == nil {
			return st, fmt.Errorf("the parser found no columns")
		}
		st.Create = &ddl.Create{Table: name(n.SchemaObjectName), CommentAt: -1}
		for _, col := range n.Definition.ColumnDefinitions {
			st.Create.Columns = append(st.Create.Columns, column(col))
			for _, k := range col.Constraints {
				if keys := primary(k); len(keys) > 0 && !slices.Equal(keys[0].Columns, []string{col.ColumnIdentifier.Value}) {
					st.Create.Constraints = append(st.Create.Constraints, keys...)
				}
			}
		}
		for _, k := range n.Definition.TableConstraints {
			st.Create.Constraints = append(st.Create.Constraints, primary(k)...)
		}
	case *ast.AlterTableAddTableElementStatement:
		st.Alter = &ddl.Alter{Table: name(n.SchemaObjectName), Commands: added(n.Definition)}
	case *ast.AlterTableAlterColumnStatement:
		st.Alter = &ddl.Alter{Table: name(n.SchemaObjectName), Commands: altered(n)}
	case *ast.AlterTableDropTableElementStatement:
		st.Alter = &ddl.Alter{Table: name(n.SchemaObjectName), Commands: dropped(n)}
	default:
		return st, errKind
	}
	if st.Alter != nil && len(st.Alter.Commands) == 0 {
		return ddl.Statement{}, fmt.Errorf("the parser found no change")
	}
	return st, nil
}

func name(n *ast.SchemaObjectName) ddl.Name {
	var out ddl.Name
	if n != nil && n.SchemaIdentifier != nil {
		out.Schema = n.SchemaIdentifier.Value
	}
	if n != nil && n.BaseIdentifier != nil {
		out.Name = n.BaseIdentifier.Value
	}
	return out
}

func column(n *ast.ColumnDefinition) ddl.Column {
	c := ddl.Column{At: n.StartOffset, TypeAt: -1, DefaultAt: -1, CommentAt: -1, NotNull: n.Nullable != nil && !n.Nullable.Nullable}
	if n.ColumnIdentifier != nil {
		c.Name = n.ColumnIdentifier.Value
	}
	switch {
	case n.IdentityOptions != nil:
		c.Generated, c.NotNull = ddl.Identity, true
	case n.GeneratedAlways != "":
		c.Generated, c.NotNull = ddl.Computed, true
	case n.ComputedColumnExpression != nil:
		c.Generated = ddl.Computed
	}
	for _, k := range n.Constraints {
		switch k := k.(type) {
		case *ast.NullableConstraintDefinition:
			c.NotNull = c.NotNull || !k.Nullable
		case *ast.UniqueConstraintDefinition:
			c.PrimaryKey = c.PrimaryKey || k.IsPrimaryKey && len(k.Columns) == 0
		}
	}
	return c
}

// primary is a primary key that names its columns.
func primary(k any) []ddl.Constraint {
	u, ok := k.(*ast.UniqueConstraintDefinition)
	if !ok || !u.IsPrimaryKey || len(u.Columns) == 0 {
		return nil
	}
	out := ddl.Constraint{Primary: true}
	for _, col := range u.Columns {
		if ref := col.Column; ref != nil && ref.MultiPartIdentifier != nil {
			for _, id := range ref.MultiPartIdentifier.Identifiers {
				out.Columns = append(out.Columns, id.Value)
			}
		}
	}
	return []ddl.Constraint{out}
}

// added gives the parts of an ADD in the order of the text, which the parser's
// tree has sorted by kind.
func added(n *ast.TableDefinition) (out []ddl.Command) {
	for _, col := range n.ColumnDefinitions {
		c := column(col)
		out = append(out, ddl.Command{Action: ddl.AddColumn, At: c.At, Name: c.Name, Column: c})
	}
	for _, k := range n.TableConstraints {
		var cmd ddl.Command
		switch k := k.(type) {
		case *ast.UniqueConstraintDefinition:
			cmd = ddl.Command{Action: ddl.AddConstraint, At: k.StartOffset, Constraint: ddl.Constraint{Primary: k.IsPrimaryKey}}
		case *ast.ForeignKeyConstraintDefinition:
			cmd = ddl.Command{Action: ddl.AddConstraint, At: k.StartOffset}
		case *ast.DefaultConstraintDefinition:
			cmd = ddl.Command{Action: ddl.SetDefault, At: k.StartOffset}
			if k.Column != nil {
				cmd.Name = k.Column.Value
			}
		case *ast.CheckConstraintDefinition:
			cmd.At = k.StartOffset
		case *ast.GraphConnectionConstraintDefinition:
			cmd.At = k.StartOffset
		}
		out = append(out, cmd)
	}
	for _, ix := range n.Indexes {
		out = append(out, ddl.Command{At: ix.StartOffset})
	}
	if p := n.SystemTimePeriod; p != nil {
		out = append(out, ddl.Command{At: p.StartOffset})
	}
	slices.SortStableFunc(out, func(a, b ddl.Command) int { return a.At - b.At })
	return out
}

// altered gives the new type and whether the column may be NULL, which it may
// where the statement does not say.
func altered(n *ast.AlterTableAlterColumnStatement) []ddl.Command {
	if n.DataType == nil || n.ColumnIdentifier == nil {
		return []ddl.Command{{}}
	}
	null := ddl.DropNotNull
	if n.AlterTableAlterColumnOption == "NotNull" {
		null = ddl.SetNotNull
	}
	return []ddl.Command{{Action: ddl.SetType, Name: n.ColumnIdentifier.Value}, {Action: null, Name: n.ColumnIdentifier.Value}}
}

// dropped gives the parts of a DROP. The parser tells the kind of the first name
// behind COLUMN and CONSTRAINT alone.
func dropped(n *ast.AlterTableDropTableElementStatement) (out []ddl.Command) {
	kind := "Constraint"
	for _, e := range n.AlterTableDropTableElements {
		if e.TableElementType != "NotSpecified" {
			kind = e.TableElementType
		}
		var k ddl.Command
		switch kind {
		case "Column":
			k.Action = ddl.DropColumn
		case "Constraint":
			k.Action = ddl.DropConstraint
		}
		if e.Name != nil && k.Action != ddl.Other {
			k.Name = e.Name.Value
		}
		out = append(out, k)
	}
	return out
}
