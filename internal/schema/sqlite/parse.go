// Package sqlite reads one table statement of SQLite with a parser of its
// grammar. It is the only place that knows which parser that is.
package sqlite

import (
	"errors"
	"fmt"

	"github.com/sqlc-dev/meyer/ast"
	"github.com/sqlc-dev/meyer/parser"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// errKind means that the text is a statement, but not one about a table.
var errKind = errors.New("is no statement about a table")

// Parse reads the text of exactly one CREATE TABLE, CREATE VIRTUAL TABLE or
// ALTER TABLE. What SQLite would refuse is an error: a *ddl.SyntaxError where it
// has a place. What its grammar allows is given even so, for SQLite looks first
// whether the table is there. Callers bound how deeply the text nests, since the
// parser recurses.
func Parse(text string) (st ddl.Statement, err error) {
	defer func() {
		if r := recover(); r != nil {
			st, err = ddl.Statement{}, fmt.Errorf("the parser failed: %v", r)
		}
	}()
	stmts, err := parser.ParseString(text)
	if err != nil {
		if st, ok := redefine(text); ok {
			return st, nil
		}
		return st, syntaxError(err)
	}
	if n := len(stmts); n != 1 {
		return st, fmt.Errorf("the parser found %d statements, expected one", n)
	}
	switch n := stmts[0].(type) {
	case *ast.CreateTableStmt:
		st.Create, err = create(text, n)
	case *ast.CreateVirtualTableStmt:
		st.Create = &ddl.Create{Table: name(n.Name), IfNotExists: n.IfNotExists, Module: n.Module.Name, CommentAt: -1}
	case *ast.AlterTableStmt:
		st.Alter, err = alter(n)
	default:
		err = errKind
	}
	return st, err
}

func syntaxError(err error) error {
	e := &ddl.SyntaxError{Msg: err.Error(), At: -1}
	var pe *parser.Error
	if errors.As(err, &pe) {
		e.Msg, e.At = pe.Message, pe.Offset
	}
	return e
}

// refuse is what SQLite says of a statement that its grammar allows.
func refuse(at ast.Node, format string, args ...any) error {
	return &ddl.SyntaxError{Msg: fmt.Sprintf(format, args...), At: at.Pos()}
}

func name(n *ast.QualifiedName) ddl.Name {
	out := ddl.Name{Name: n.Name.Name, At: n.Pos()}
	if n.Schema != nil {
		out.Schema = n.Schema.Name
	}
	return out
}

func create(text string, n *ast.CreateTableStmt) (*ddl.Create, error) {
	c := &ddl.Create{Table: name(n.Name), IfNotExists: n.IfNotExists, Temporary: n.Temp, CommentAt: -1}
	if n.Select != nil {
		c.Query = query(text, n.Select)
		return c, nil
	}
	c.Columns = make([]ddl.Column, len(n.Columns))
	for i, d := range n.Columns {
		c.Columns[i] = column(d)
	}
	for _, k := range n.Constraints {
		if key, ok := constraint(k); ok {
			c.Constraints = append(c.Constraints, key)
		}
	}
	return c, enforce(n, c)
}

func column(d *ast.ColumnDef) ddl.Column {
	c := ddl.Column{Name: d.Name.Name, At: d.Pos(), TypeAt: -1, DefaultAt: -1, CommentAt: -1}
	c.Qualifiers = make([]int, 0, 1+2*len(d.Constraints))
	if typ := typeOf(d); typ != "" {
		c.TypeAt = d.Type.Pos()
		c.Qualifiers = append(c.Qualifiers, c.TypeAt+len(typ))
	}
	for _, k := range d.Constraints {
		c.Qualifiers = append(c.Qualifiers, k.Pos(), k.End())
		switch k.Kind {
		case ast.ColumnNotNull:
			c.NotNull = true
		case ast.ColumnDefault:
			c.DefaultAt = k.Pos()
		case ast.ColumnGenerated:
			c.Generated = ddl.Computed
		case ast.ColumnPrimaryKey, ast.ColumnUnique, ast.ColumnReferences:
			c.Constraints = append(c.Constraints, columnKey(&c, k))
		}
	}
	return c
}

// columnKey reads a key that stands with its column.
func columnKey(c *ddl.Column, k *ast.ColumnConstraint) ddl.Constraint {
	own := ddl.Constraint{Columns: []string{c.Name}}
	if k.Name != nil {
		own.Name = k.Name.Name
	}
	switch k.Kind {
	case ast.ColumnPrimaryKey:
		c.PrimaryKey, own.Primary = true, true
	case ast.ColumnUnique:
		own.Unique = true
	default:
		references(&own, k.References)
	}
	return own
}

// constraint reads a table's key; it reports false for a CHECK.
func constraint(k *ast.TableConstraint) (ddl.Constraint, bool) {
	c := ddl.Constraint{}
	if k.Name != nil {
		c.Name = k.Name.Name
	}
	switch k.Kind {
	case ast.TablePrimaryKey:
		c.Primary, c.Columns = true, terms(k.Columns)
	case ast.TableUnique:
		c.Unique, c.Columns = true, terms(k.Columns)
	case ast.TableForeignKey:
		c.Columns = columnNames(k.FKColumns)
		references(&c, k.References)
	default:
		return c, false
	}
	return c, true
}

// terms names the columns of a key. SQLite allows no expressions there.
func terms(list []*ast.OrderingTerm) (names []string) {
	for _, t := range list {
		names = append(names, termName(t.Expr))
	}
	return names
}

func termName(x ast.Expr) string {
	switch e := x.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.Literal: // 'name'
		return e.Value
	case *ast.ParenExpr:
		return termName(e.X)
	case *ast.CollateExpr:
		return termName(e.X)
	}
	return ""
}

func columnNames(list []*ast.IndexedColumn) (names []string) {
	for _, c := range list {
		names = append(names, c.Name.Name)
	}
	return names
}

func references(k *ddl.Constraint, fk *ast.ForeignKeyClause) {
	k.Target = ddl.Name{Name: fk.Table.Name, At: fk.Table.Pos()}
	k.RefColumns = columnNames(fk.Columns)
	for _, arg := range fk.Args {
		if len(arg.Event) > 0 && arg.Event[0]|0x20 == 'd' { // DELETE
			k.Cascade = arg.Action == ast.FKCascade
		}
	}
}

func alter(n *ast.AlterTableStmt) (*ddl.Alter, error) {
	k := ddl.Command{TypeAt: -1}
	if n.Column != nil {
		k.Name = n.Column.Name
	}
	if n.NewName != nil {
		k.NewName = n.NewName.Name
	}
	switch n.Action {
	case ast.AlterRenameTable:
		k.Action = ddl.RenameTable
	case ast.AlterRenameColumn:
		k.Action = ddl.RenameColumn
	case ast.AlterDropColumn:
		k.Action = ddl.DropColumn
	case ast.AlterDropNotNull:
		k.Action = ddl.DropNotNull
	case ast.AlterSetNotNull:
		k.Action = ddl.SetNotNull
	case ast.AlterAddColumn:
		k.Action, k.Column = ddl.AddColumn, column(n.ColumnDef)
		for _, c := range n.ColumnDef.Constraints {
			switch c.Kind {
			case ast.ColumnPrimaryKey:
				return nil, refuse(c, "cannot add a PRIMARY KEY column")
			case ast.ColumnUnique:
				return nil, refuse(c, "cannot add a UNIQUE column")
			}
		}
	}
	return &ddl.Alter{Table: name(n.Table), Commands: []ddl.Command{k}}, nil
}
