package schema

import "github.com/pare-dev/pare/internal/schema/lex"

// node is one statement of PL/pgSQL, as far as it matters to tables.
type node struct {
	kind     nodeKind
	toks     []lex.Token // SQL, or the expression
	comments []lex.Token
	names    []string // variables that are given values
	label    string
	arms     []arm
	body     []*node
	catches  []arm  // EXCEPTION WHEN …
	prepared string // the variable that holds the text to run
}

// arm is one way that a statement may go. Cond is nil where it is the last
// resort.
type arm struct {
	cond []lex.Token
	body []*node
}

type nodeKind uint8

const (
	sqlNode nodeKind = iota
	blockNode
	declareNode
	assignNode
	ifNode
	caseNode
	whileNode
	forNode
	foreachNode
	exitNode // EXIT, CONTINUE
	continueNode
	returnNode
	raiseNode
	performNode
	callNode   // CALL of MySQL
	calledNode // a procedure of Oracle
	executeNode
	assignedNode // a statement that gives variables values that are not known
)
