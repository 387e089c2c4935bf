// Package mysql reads statements about tables with marino, a parser of MySQL's
// SQL. It tells no places. It is the only importer of that parser.
package mysql

import (
	"errors"
	"fmt"
	"strings"

	"github.com/sqlc-dev/marino/ast"
	"github.com/sqlc-dev/marino/parser"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// Parse reads one CREATE TABLE or ALTER TABLE.
func Parse(text string) (st ddl.Statement, err error) {
	defer func() {
		if r := recover(); r != nil {
			st, err = ddl.Statement{}, &ddl.SyntaxError{Msg: fmt.Sprintf("the parser fails: %v", r), At: -1}
		}
	}()
	stmts, _, err := parser.New().ParseSQL(text)
	if err != nil {
		return ddl.Statement{}, &ddl.SyntaxError{Msg: message(err), At: -1}
	}
	if len(stmts) != 1 {
		return ddl.Statement{}, &ddl.SyntaxError{Msg: fmt.Sprintf("the parser found %d statements, expected one", len(stmts)), At: -1}
	}
	switch n := stmts[0].(type) {
	case *ast.CreateTableStmt:
		return ddl.Statement{Create: create(n)}, nil
	case *ast.AlterTableStmt:
		return ddl.Statement{Alter: alter(n)}, nil
	}
	return ddl.Statement{}, errors.New("the parser found no statement about a table")
}

// message shortens what the parser says, which quotes the rest of the text.
func message(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	if r := []rune(text); len(r) > 120 {
		text = string(r[:120]) + "…"
	}
	return strings.TrimSpace(text)
}

func create(n *ast.CreateTableStmt) *ddl.Create {
	c := &ddl.Create{
		Table: name(n.Table), IfNotExists: n.IfNotExists, Temporary: n.TemporaryKeyword != ast.TemporaryNone,
		CommentAt: -1, Columns: columns(n.Cols),
	}
	for _, k := range n.Constraints {
		if own, ok := constraint(k); ok {
			c.Constraints = append(c.Constraints, own)
		}
	}
	if n.ReferTable != nil {
		c.Likes = []ddl.Like{{Source: name(n.ReferTable)}}
	}
	if n.Select != nil {
		c.Query = &ddl.Query{}
	}
	return c
}

func name(n *ast.TableName) ddl.Name { return ddl.Name{Schema: n.Schema.O, Name: n.Name.O, At: -1} }

func columns(defs []*ast.ColumnDef) []ddl.Column {
	out := make([]ddl.Column, len(defs))
	for i, d := range defs {
		out[i] = column(d)
	}
	return out
}

func column(d *ast.ColumnDef) ddl.Column {
	c := ddl.Column{Name: d.Name.Name.O, At: -1, TypeAt: -1, DefaultAt: -1, CommentAt: -1}
	for _, o := range d.Options {
		key := ddl.Constraint{Columns: []string{c.Name}}
		switch o.Tp {
		case ast.ColumnOptionNotNull:
			c.NotNull = true
		case ast.ColumnOptionAutoIncrement:
			c.NotNull, c.Generated = true, ddl.Identity
		case ast.ColumnOptionGenerated:
			c.Generated = ddl.Computed
		case ast.ColumnOptionPrimaryKey:
			c.PrimaryKey, key.Primary = true, true
			c.Constraints = append(c.Constraints, key)
		case ast.ColumnOptionUniqKey:
			key.Unique = true
			c.Constraints = append(c.Constraints, key)
		case ast.ColumnOptionReference:
			key.Target = name(o.Refer.Table)
			c.Constraints = append(c.Constraints, key)
		}
	}
	return c
}

// constraint reports whether it is a primary, unique or foreign key.
func constraint(k *ast.Constraint) (ddl.Constraint, bool) {
	out := ddl.Constraint{Name: k.Name}
	switch k.Tp {
	case ast.ConstraintPrimaryKey:
		out.Primary = true
	case ast.ConstraintUniq, ast.ConstraintUniqKey, ast.ConstraintUniqIndex:
		out.Unique = true
	case ast.ConstraintForeignKey:
		out.Target = name(k.Refer.Table)
	default:
		return out, false
	}
	for _, part := range k.Keys {
		if part.Column == nil {
			return out, false // a key of expressions
		}
		out.Columns = append(out.Columns, part.Column.Name.O)
	}
	return out, true
}

func alter(n *ast.AlterTableStmt) *ddl.Alter {
	a := &ddl.Alter{Table: name(n.Table)}
	for _, spec := range n.Specs {
		a.Commands = append(a.Commands, commands(spec)...)
	}
	return a
}

// commands gives what one part of an ALTER TABLE does: ADD may add several
// columns and keys.
func commands(spec *ast.AlterTableSpec) []ddl.Command {
	k := ddl.Command{IfExists: spec.IfExists || spec.IfNotExists, TypeAt: -1}
	switch spec.Tp {
	case ast.AlterTableAddColumns:
		var out []ddl.Command
		for _, c := range columns(spec.NewColumns) {
			out = append(out, ddl.Command{Action: ddl.AddColumn, Name: c.Name, Column: c, IfExists: k.IfExists, TypeAt: -1})
		}
		for _, c := range spec.NewConstraints {
			out = append(out, added(c, k))
		}
		return out
	case ast.AlterTableAddConstraint:
		return []ddl.Command{added(spec.Constraint, k)}
	case ast.AlterTableDropColumn:
		k.Action, k.Name = ddl.DropColumn, spec.OldColumnName.Name.O
	case ast.AlterTableModifyColumn, ast.AlterTableChangeColumn:
		k.Action, k.Column = ddl.Redefine, column(spec.NewColumns[0])
		k.Name, k.NewName = k.Column.Name, k.Column.Name
		if spec.OldColumnName != nil {
			k.Name = spec.OldColumnName.Name.O
		}
	case ast.AlterTableRenameColumn:
		k.Action, k.Name, k.NewName = ddl.RenameColumn, spec.OldColumnName.Name.O, spec.NewColumnName.Name.O
	case ast.AlterTableRenameTable:
		k.Action, k.NewName, k.Other = ddl.RenameTable, spec.NewTable.Name.O, name(spec.NewTable)
	case ast.AlterTableAlterColumn:
		k.Action, k.Name = ddl.DropDefault, spec.NewColumns[0].Name.Name.O
		if len(spec.NewColumns[0].Options) > 0 {
			k.Action = ddl.SetDefault
		}
	case ast.AlterTableDropPrimaryKey:
		k.Action, k.Constraint.Primary = ddl.DropConstraint, true
	case ast.AlterTableDropForeignKey:
		k.Action, k.Name = ddl.DropConstraint, spec.Name
	}
	return []ddl.Command{k}
}

func added(c *ast.Constraint, k ddl.Command) ddl.Command {
	if own, ok := constraint(c); ok {
		k.Action, k.Constraint = ddl.AddConstraint, own
	}
	return k
}
