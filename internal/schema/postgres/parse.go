// Package postgres reads one table statement of PostgreSQL with a parser of its
// grammar. It is the only place that knows which parser that is.
package postgres

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	pg "github.com/sqlc-dev/oliphant"
	"github.com/sqlc-dev/oliphant/parser"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// errKind means that the text is a statement, but not one about a table.
var errKind = errors.New("is no statement about a table")

// Parse reads the text of exactly one CREATE TABLE, ALTER TABLE, SELECT INTO or
// CREATE VIEW.
// A refusal of the parser is a *ddl.SyntaxError. Callers bound how deeply the
// text nests, since the parser recurses.
func Parse(text string) (st ddl.Statement, err error) {
	defer func() {
		if r := recover(); r != nil {
			st, err = ddl.Statement{}, fmt.Errorf("the parser failed: %v", r)
		}
	}()
	tree, err := pg.Parse(text)
	if err != nil {
		return ddl.Statement{}, syntaxError(text, err)
	}
	if n := len(tree.Stmts); n != 1 {
		return ddl.Statement{}, fmt.Errorf("the parser found %d statements, expected one", n)
	}
	switch n := tree.Stmts[0].Stmt.GetNode().(type) {
	case *pg.Node_CreateStmt:
		st.Create = create(n.CreateStmt)
	case *pg.Node_CreateForeignTableStmt:
		st.Create = create(n.CreateForeignTableStmt.BaseStmt)
	case *pg.Node_ViewStmt:
		v := n.ViewStmt
		st.Create = &ddl.Create{Table: name(v.View), Query: query(v.Query.GetSelectStmt(), nil)}
		st.Create.Query.Names = words(v.Aliases)
	case *pg.Node_CreateTableAsStmt:
		into := n.CreateTableAsStmt.Into
		st.Create = &ddl.Create{Table: name(into.GetRel()), IfNotExists: n.CreateTableAsStmt.IfNotExists}
		st.Create.Query = query(n.CreateTableAsStmt.Query.GetSelectStmt(), into)
	case *pg.Node_SelectStmt:
		sel := n.SelectStmt
		for sel.GetLarg() != nil { // SELECT … INTO … UNION keeps the INTO at its left
			sel = sel.Larg
		}
		if sel.GetIntoClause() == nil {
			return st, errKind
		}
		st.Create = &ddl.Create{Table: name(sel.IntoClause.Rel), Query: query(n.SelectStmt, sel.IntoClause)}
	case *pg.Node_AlterTableStmt:
		st.Alter, err = alter(n.AlterTableStmt)
	case *pg.Node_RenameStmt:
		st.Alter = rename(n.RenameStmt)
	case *pg.Node_AlterObjectSchemaStmt:
		s := n.AlterObjectSchemaStmt
		st.Alter = &ddl.Alter{Table: name(s.Relation), IfExists: s.MissingOk, NotTable: !isTable(s.ObjectType),
			Commands: []ddl.Command{{Action: ddl.SetSchema, NewName: s.Newschema}}}
	case *pg.Node_AlterTableMoveAllStmt:
		st.Alter = &ddl.Alter{NotTable: true}
	default:
		return st, errKind
	}
	return st, err
}

// syntaxError turns the parser's place, a count of characters from 1, into an
// offset.
func syntaxError(text string, err error) error {
	e := &ddl.SyntaxError{Msg: err.Error(), At: -1}
	var pe *parser.Error
	if errors.As(err, &pe) && pe.Cursorpos > 0 {
		e.At = 0
		for n := 1; n < pe.Cursorpos && e.At < len(text); n++ {
			_, size := utf8.DecodeRuneInString(text[e.At:])
			e.At += size
		}
	}
	return e
}

func name(r *pg.RangeVar) ddl.Name {
	return ddl.Name{Schema: r.GetSchemaname(), Name: r.GetRelname(), At: int(r.GetLocation())}
}

func isTable(t pg.ObjectType) bool {
	return t == pg.ObjectType_OBJECT_TABLE || t == pg.ObjectType_OBJECT_FOREIGN_TABLE
}

func create(s *pg.CreateStmt) *ddl.Create {
	c := &ddl.Create{
		Table:       name(s.Relation),
		IfNotExists: s.IfNotExists,
		Partition:   s.Partbound != nil,
		OfType:      s.OfTypename != nil,
	}
	if names := words(s.OfTypename.GetNames()); len(names) > 0 {
		c.Of.Name = names[len(names)-1]
		if len(names) > 1 {
			c.Of.Schema = names[len(names)-2]
		}
	}
	for _, n := range s.InhRelations {
		c.Inherits = append(c.Inherits, name(n.GetRangeVar()))
	}
	c.Columns = make([]ddl.Column, 0, len(s.TableElts))
	for _, n := range s.TableElts {
		switch e := n.GetNode().(type) {
		case *pg.Node_ColumnDef:
			c.Columns = append(c.Columns, column(e.ColumnDef))
		case *pg.Node_TableLikeClause:
			c.Likes = append(c.Likes, like(e.TableLikeClause, len(c.Columns)))
		case *pg.Node_Constraint:
			if k, ok := constraint(e.Constraint); ok {
				c.Constraints = append(c.Constraints, k)
			}
		}
	}
	return c
}

func like(l *pg.TableLikeClause, after int) ddl.Like {
	has := func(o pg.TableLikeOption) bool { return l.Options&(1<<(o-1)) != 0 }
	return ddl.Like{
		Source:   name(l.Relation),
		After:    after,
		Comments: has(pg.TableLikeOption_CREATE_TABLE_LIKE_COMMENTS),
		Defaults: has(pg.TableLikeOption_CREATE_TABLE_LIKE_DEFAULTS),
		Computed: has(pg.TableLikeOption_CREATE_TABLE_LIKE_GENERATED),
		Identity: has(pg.TableLikeOption_CREATE_TABLE_LIKE_IDENTITY),
		Indexes:  has(pg.TableLikeOption_CREATE_TABLE_LIKE_INDEXES),
	}
}

func column(d *pg.ColumnDef) ddl.Column {
	c := ddl.Column{Name: d.Colname, At: int(d.Location), TypeAt: -1, DefaultAt: -1, CommentAt: -1}
	if d.TypeName != nil {
		c.TypeAt = int(d.TypeName.Location)
		if isSerial(d.TypeName) {
			c.Generated, c.NotNull = ddl.Serial, true
		}
	}
	if d.CollClause != nil {
		c.Qualifiers = append(c.Qualifiers, int(d.CollClause.Location))
	}
	for _, n := range d.Constraints {
		k := n.GetConstraint()
		at := int(k.GetLocation())
		c.Qualifiers = append(c.Qualifiers, at)
		switch k.GetContype() {
		case pg.ConstrType_CONSTR_NOTNULL:
			c.NotNull = true
		case pg.ConstrType_CONSTR_PRIMARY:
			c.PrimaryKey = true
			c.Constraints = append(c.Constraints, ddl.Constraint{Name: k.Conname, Primary: true, Columns: []string{d.Colname}})
		case pg.ConstrType_CONSTR_UNIQUE:
			c.Constraints = append(c.Constraints, ddl.Constraint{Name: k.Conname, Unique: true, Columns: []string{d.Colname}})
		case pg.ConstrType_CONSTR_CHECK:
			c.Constraints = append(c.Constraints, ddl.Constraint{Name: k.Conname, Check: true, Columns: []string{d.Colname}})
		case pg.ConstrType_CONSTR_IDENTITY:
			c.Generated, c.NotNull = ddl.Identity, true
		case pg.ConstrType_CONSTR_GENERATED:
			c.Generated = ddl.Computed
		case pg.ConstrType_CONSTR_DEFAULT:
			c.DefaultAt = at
		case pg.ConstrType_CONSTR_FOREIGN:
			fk, _ := constraint(k)
			fk.Columns = []string{d.Colname}
			c.Constraints = append(c.Constraints, fk)
		}
	}
	return c
}

// isSerial knows the words that stand for an integer with a sequence.
func isSerial(t *pg.TypeName) bool {
	if len(t.Names) != 1 || len(t.ArrayBounds) > 0 {
		return false
	}
	switch t.Names[0].GetString_().GetSval() {
	case "serial", "serial2", "serial4", "serial8", "smallserial", "bigserial":
		return true
	}
	return false
}

// constraint reads a table's key, or its NOT NULL of a column; it reports false
// for any other.
func constraint(k *pg.Constraint) (ddl.Constraint, bool) {
	c := ddl.Constraint{Name: k.Conname}
	switch k.Contype {
	case pg.ConstrType_CONSTR_PRIMARY:
		c.Primary, c.Columns, c.Index = true, words(k.Keys), k.Indexname
	case pg.ConstrType_CONSTR_UNIQUE:
		c.Unique, c.Columns, c.Index = true, words(k.Keys), k.Indexname
	case pg.ConstrType_CONSTR_NOTNULL:
		c.NotNull, c.Columns = true, words(k.Keys)
	case pg.ConstrType_CONSTR_FOREIGN:
		c.Columns, c.RefColumns, c.Target = words(k.FkAttrs), words(k.PkAttrs), name(k.Pktable)
		c.Cascade = k.FkDelAction == "c"
	case pg.ConstrType_CONSTR_CHECK, pg.ConstrType_CONSTR_EXCLUSION:
		c.Check = true
	default:
		return c, false
	}
	return c, true
}

func words(ns []*pg.Node) []string {
	var out []string
	for _, n := range ns {
		out = append(out, n.GetString_().GetSval())
	}
	return out
}

func rename(s *pg.RenameStmt) *ddl.Alter {
	a := &ddl.Alter{Table: name(s.Relation), IfExists: s.MissingOk, Only: s.Relation != nil && !s.Relation.Inh}
	c := ddl.Command{Name: s.Subname, NewName: s.Newname}
	switch s.RenameType {
	case pg.ObjectType_OBJECT_COLUMN:
		c.Action = ddl.RenameColumn
		a.NotTable = !isTable(s.RelationType)
	case pg.ObjectType_OBJECT_TABCONSTRAINT:
		c.Action = ddl.RenameConstraint
	case pg.ObjectType_OBJECT_TABLE, pg.ObjectType_OBJECT_FOREIGN_TABLE:
		c.Action = ddl.RenameTable
	default:
		a.NotTable = true
	}
	a.Commands = []ddl.Command{c}
	return a
}

func alter(s *pg.AlterTableStmt) (*ddl.Alter, error) {
	a := &ddl.Alter{Table: name(s.Relation), IfExists: s.MissingOk, Only: !s.Relation.GetInh(), NotTable: !isTable(s.Objtype)}
	for _, n := range s.Cmds {
		c, err := command(n.GetAlterTableCmd())
		if err != nil {
			return nil, err
		}
		a.Commands = append(a.Commands, c)
	}
	return a, nil
}

func command(k *pg.AlterTableCmd) (ddl.Command, error) {
	c := ddl.Command{Name: k.GetName(), IfExists: k.GetMissingOk(), Cascade: k.GetBehavior() == pg.DropBehavior_DROP_CASCADE, TypeAt: -1}
	switch k.GetSubtype() {
	case pg.AlterTableType_AT_AddColumn:
		c.Action, c.Column = ddl.AddColumn, column(k.Def.GetColumnDef())
		c.Name = c.Column.Name
	case pg.AlterTableType_AT_DropColumn:
		c.Action = ddl.DropColumn
	case pg.AlterTableType_AT_AlterColumnType:
		c.Action, c.TypeAt = ddl.SetType, int(k.Def.GetColumnDef().GetTypeName().GetLocation())
	case pg.AlterTableType_AT_SetNotNull:
		c.Action = ddl.SetNotNull
	case pg.AlterTableType_AT_DropNotNull:
		c.Action = ddl.DropNotNull
	case pg.AlterTableType_AT_ColumnDefault:
		c.Action = ddl.SetDefault
		if k.Def == nil {
			c.Action = ddl.DropDefault
		}
	case pg.AlterTableType_AT_AddIdentity:
		c.Action, c.Generated = ddl.SetGenerated, ddl.Identity
	case pg.AlterTableType_AT_DropIdentity:
		c.Action, c.Generated = ddl.DropGenerated, ddl.Identity
	case pg.AlterTableType_AT_DropExpression:
		c.Action, c.Generated = ddl.DropGenerated, ddl.Computed
	case pg.AlterTableType_AT_AddConstraint, pg.AlterTableType_AT_AddIndexConstraint:
		if own, ok := constraint(k.Def.GetConstraint()); ok {
			if c.Constraint = own; !own.Check {
				c.Action = ddl.AddConstraint
			}
		}
	case pg.AlterTableType_AT_DropConstraint:
		c.Action = ddl.DropConstraint
	case pg.AlterTableType_AT_AddInherit:
		c.Action, c.Other = ddl.Inherit, name(k.Def.GetRangeVar())
	case pg.AlterTableType_AT_DropInherit:
		c.Action, c.Other = ddl.NoInherit, name(k.Def.GetRangeVar())
	case pg.AlterTableType_AT_AttachPartition:
		c.Action, c.Other = ddl.AttachPartition, name(k.Def.GetPartitionCmd().GetName())
	case pg.AlterTableType_AT_DetachPartition, pg.AlterTableType_AT_DetachPartitionFinalize:
		c.Action, c.Other = ddl.DetachPartition, name(k.Def.GetPartitionCmd().GetName())
	case pg.AlterTableType_AT_SetExpression, pg.AlterTableType_AT_SetStatistics, pg.AlterTableType_AT_SetOptions,
		pg.AlterTableType_AT_ResetOptions, pg.AlterTableType_AT_SetStorage, pg.AlterTableType_AT_SetCompression,
		pg.AlterTableType_AT_AlterConstraint, pg.AlterTableType_AT_ValidateConstraint, pg.AlterTableType_AT_AlterColumnGenericOptions,
		pg.AlterTableType_AT_ChangeOwner, pg.AlterTableType_AT_ClusterOn, pg.AlterTableType_AT_DropCluster,
		pg.AlterTableType_AT_SetLogged, pg.AlterTableType_AT_SetUnLogged, pg.AlterTableType_AT_DropOids,
		pg.AlterTableType_AT_SetAccessMethod, pg.AlterTableType_AT_SetTableSpace, pg.AlterTableType_AT_SetRelOptions,
		pg.AlterTableType_AT_ResetRelOptions, pg.AlterTableType_AT_ReplaceRelOptions, pg.AlterTableType_AT_EnableTrig,
		pg.AlterTableType_AT_EnableAlwaysTrig, pg.AlterTableType_AT_EnableReplicaTrig, pg.AlterTableType_AT_DisableTrig,
		pg.AlterTableType_AT_EnableTrigAll, pg.AlterTableType_AT_DisableTrigAll, pg.AlterTableType_AT_EnableTrigUser,
		pg.AlterTableType_AT_DisableTrigUser, pg.AlterTableType_AT_EnableRule, pg.AlterTableType_AT_EnableAlwaysRule,
		pg.AlterTableType_AT_EnableReplicaRule, pg.AlterTableType_AT_DisableRule, pg.AlterTableType_AT_AddOf,
		pg.AlterTableType_AT_DropOf, pg.AlterTableType_AT_ReplicaIdentity, pg.AlterTableType_AT_EnableRowSecurity,
		pg.AlterTableType_AT_DisableRowSecurity, pg.AlterTableType_AT_ForceRowSecurity, pg.AlterTableType_AT_NoForceRowSecurity,
		pg.AlterTableType_AT_GenericOptions, pg.AlterTableType_AT_SetIdentity:
		// none of these changes a column's name, type, nullability, default or keys
	default:
		what := strings.TrimPrefix(k.GetSubtype().String(), "AT_")
		return c, fmt.Errorf("this kind of ALTER TABLE is not followed (%s)", what)
	}
	return c, nil
}
