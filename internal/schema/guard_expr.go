package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// value evaluates an expression, or a condition for its own sake.
func (e *evaluator) value(toks []lex.Token) value {
	if len(e.joined(toks, "or")) > 1 || len(e.joined(toks, "and")) > 1 || len(toks) > 0 && toks[0].Is(e.s.src, "not") {
		return e.condition(toks).value()
	}
	if e.depth++; e.depth > maxDepth || len(toks) == 0 || !e.c.works(len(toks)) {
		e.depth--
		return value{}
	}
	defer func() { e.depth-- }()
	return e.comparison(toks)
}

// comparison evaluates two operands and what compares them, or one operand.
func (e *evaluator) comparison(toks []lex.Token) value {
	o := &operand{evaluator: e, toks: toks}
	left := o.sum()
	if o.failed {
		return value{}
	}
	if len(o.toks) == 0 {
		return left
	}
	if o.word("is") {
		return o.is(left)
	}
	negated := o.word("not")
	var a answer
	switch {
	case o.word("in"):
		a = o.in(left)
	case o.word("like"), o.word("ilike"):
		a = o.like(left)
	case o.word("between"):
		a = o.between(left)
	case negated:
		return value{}
	default:
		a = o.compared(left)
	}
	if o.failed || len(o.toks) > 0 {
		return value{}
	}
	if negated {
		switch a {
		case yes:
			a = no
		case no:
			a = yes
		}
	}
	return a.value()
}

// is evaluates what stands behind IS.
func (o *operand) is(left value) value {
	negated := o.word("not")
	a := unsure
	switch {
	case o.word("null"):
		switch left.kind {
		case nullValue:
			a = yes
		case knownValue, partlyValue:
			a = no
		}
	case o.word("true"):
		a = left.answer()
	case o.word("false"):
		switch left.answer() {
		case yes:
			a = no
		case no:
			a = yes
		default:
			a = left.answer()
		}
	case o.word("distinct", "from"):
		right := o.sum()
		switch {
		case left.kind == nullValue && right.kind == nullValue:
			a = no
		case left.kind == nullValue && right.kind == knownValue, right.kind == nullValue && left.kind == knownValue:
			a = yes
		default:
			switch o.equal(left, right) {
			case yes:
				a = no
			case no:
				a = yes
			}
		}
	}
	if o.failed || len(o.toks) > 0 {
		return value{}
	}
	if a == nothing {
		a = no
	}
	if negated && a != unsure {
		a = yes + no - a
	}
	return a.value()
}

// equal tells whether two values are the same.
func (e *evaluator) equal(a, b value) answer {
	if a.kind == nullValue || b.kind == nullValue {
		return nothing
	}
	if schema := e.c.d.schema; schema != "" && (a.text == gap && b.text == schema || a.text == schema && b.text == gap) {
		return yes // a schema that a tool fills in, where no other is
	}
	if order, known := compare(a, b, e.c.d.foldColumns); known {
		if order == 0 {
			return yes
		}
		return no
	}
	if a.list == nil && b.list == nil && a.rel == nil && b.rel == nil && a.kind != unknownValue && b.kind != unknownValue {
		x, y := certain(a.text), certain(b.text)
		n := min(len(x), len(y))
		if x[:n] != y[:n] || a.text == x && len(x) < len(y) || b.text == y && len(y) < len(x) {
			return no
		}
	}
	return unsure
}

// certain is how a text begins, up to what is not known of it.
func certain(text string) string {
	if i := strings.IndexAny(text, gap+here); i >= 0 {
		return text[:i]
	}
	return text
}

func (o *operand) in(left value) answer {
	inner := o.group()
	if o.failed {
		return unsure
	}
	var list []value
	if o.isQuery(inner) {
		res := o.query(inner)
		if res.open {
			list = append(list, value{})
		}
		for _, r := range res.rows {
			list = append(list, r[0])
		}
	} else {
		for _, item := range o.s.split(inner) {
			list = append(list, o.value(item))
		}
	}
	return o.among(left, list)
}

func (e *evaluator) among(left value, list []value) answer {
	var each []answer
	for _, v := range list {
		each = append(each, e.equal(left, v))
	}
	return either(yes, no, each)
}

func (o *operand) like(left value) answer {
	right := o.sum()
	if left.kind == nullValue || right.kind == nullValue {
		return nothing
	}
	if left.kind != knownValue || right.kind != knownValue {
		return unsure
	}
	if like(left.text, right.text, o.c.d.foldColumns) {
		return yes
	}
	return no
}

func (o *operand) between(left value) answer {
	low := o.sum()
	if !o.word("and") {
		o.failed = true
		return unsure
	}
	high := o.sum()
	x, known := compare(left, low, o.c.d.foldColumns)
	y, alsoKnown := compare(left, high, o.c.d.foldColumns)
	switch {
	case !known || !alsoKnown:
		return unsure
	case x >= 0 && y <= 0:
		return yes
	}
	return no
}

// compared evaluates what an operator compares.
func (o *operand) compared(left value) answer {
	if len(o.toks) == 0 || o.toks[0].Kind != lex.Operator {
		o.failed = true
		return unsure
	}
	op := o.toks[0].Text(o.s.src)
	o.toks = o.toks[1:]
	if o.word("any") || o.word("some") {
		inner := o.group()
		if op != "=" || o.failed {
			return unsure
		}
		if o.isQuery(inner) {
			return unsure
		}
		arr := o.value(inner)
		if arr.list == nil {
			return unsure
		}
		return o.among(left, arr.list)
	}
	right := o.sum()
	a := o.equal(left, right)
	switch op {
	case "=", "==":
		return a
	case "<>", "!=":
		if a == yes || a == no {
			a = yes + no - a
		}
		return a
	}
	if a == nothing {
		return a
	}
	order, known := compare(left, right, o.c.d.foldColumns)
	if !known || left.rel != nil {
		return unsure
	}
	so := false
	switch op {
	case "<":
		so = order < 0
	case "<=":
		so = order <= 0
	case ">":
		so = order > 0
	case ">=":
		so = order >= 0
	default:
		return unsure
	}
	if so {
		return yes
	}
	return no
}
