package schema

import (
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// operand reads an expression without comparisons from the front of the tokens.
type operand struct {
	*evaluator
	toks   []lex.Token
	failed bool
}

func (o *operand) word(each ...string) bool {
	if !lex.StartWith(o.s.src, o.toks, each...) {
		return false
	}
	o.toks = o.toks[len(each):]
	return true
}

func (o *operand) punct(sign byte) bool {
	if len(o.toks) == 0 || !o.toks[0].IsPunct(o.s.src, sign) {
		return false
	}
	o.toks = o.toks[1:]
	return true
}

func (o *operand) operator(text string) bool {
	if len(o.toks) == 0 || o.toks[0].Kind != lex.Operator || o.toks[0].Text(o.s.src) != text {
		return false
	}
	o.toks = o.toks[1:]
	return true
}

func (o *operand) fail() value {
	o.failed = true
	return value{}
}

// group steps over parentheses and gives what stands in them.
func (o *operand) group() []lex.Token {
	if len(o.toks) == 0 || !o.toks[0].IsPunct(o.s.src, '(') {
		o.failed = true
		return nil
	}
	end := o.s.closing(o.toks)
	if end == len(o.toks) {
		o.failed = true
		return nil
	}
	inner := o.toks[1:end]
	o.toks = o.toks[end+1:]
	return inner
}

// sum reads operands that are added or put behind each other.
func (o *operand) sum() value {
	v := o.cast()
	for !o.failed {
		switch {
		case o.operator("||"):
			w := o.cast()
			if v.kind == nullValue || w.kind == nullValue {
				v = value{kind: nullValue}
			} else {
				v = o.joinedTo(v, w)
			}
		case o.operator("+"):
			v = o.plus(v, o.cast(), 1)
		case o.operator("-"):
			v = o.plus(v, o.cast(), -1)
		case o.operator("*"), o.operator("/"), o.operator("%"):
			o.cast()
			v = value{}
		default:
			return v
		}
	}
	return v
}

// plus adds numbers; some dialects put texts behind each other that way.
func (o *operand) plus(a, b value, sign float64) value {
	x, ok := a.number()
	y, alsoOK := b.number()
	switch {
	case ok && alsoOK:
		return constant(strconv.FormatFloat(x+sign*y, 'f', -1, 64))
	case sign > 0 && !o.c.d.psql && !ok && a.kind != nullValue && b.kind != nullValue:
		return o.joinedTo(a, b)
	}
	return value{}
}

// joinedTo puts texts behind each other, as far as there is room.
func (e *evaluator) joinedTo(parts ...value) value {
	n := 0
	for _, p := range parts {
		n += len(p.text) + 8*len(p.from)
	}
	if n > maxStatement || !e.c.works(n/8) {
		return value{}
	}
	return join(parts...)
}

// primary reads a literal, a name, a call, a query or parentheses.
func (o *operand) primary() value {
	src := o.s.src
	if len(o.toks) == 0 {
		return o.fail()
	}
	t := o.toks[0]
	switch t.Kind {
	case lex.String:
		o.toks = o.toks[1:]
		return o.s.literal(t)
	case lex.Number:
		o.toks = o.toks[1:]
		return constant(t.Text(src))
	case lex.Operator:
		switch op := t.Text(src); {
		case op == "-" || op == "+":
			o.toks = o.toks[1:]
			v := o.cast()
			if n, ok := v.number(); ok && op == "-" {
				return constant(strconv.FormatFloat(-n, 'f', -1, 64))
			}
			return v
		case (op == "@" || op == "@@") && len(o.toks) > 1:
			v, _ := o.vars.get(op + strings.ToLower(o.toks[1].Text(src)))
			o.toks = o.toks[2:]
			return v
		case strings.HasPrefix(op, "@") || strings.HasPrefix(op, "$"):
			o.toks = o.toks[1:]
			v, _ := o.vars.get(op)
			return v
		}
		return o.fail()
	case lex.Punct:
		inner := o.group()
		switch {
		case o.failed:
			return value{}
		case o.isQuery(inner):
			return o.query(inner).scalar()
		}
		return o.value(inner)
	case lex.Quoted:
		return o.nameOrCall()
	}
	switch {
	case o.word("null"):
		return value{kind: nullValue}
	case o.word("true"), o.word("false"):
		return constant(strings.ToLower(t.Text(src)))
	case t.Is(src, "exists"):
		o.toks = o.toks[1:]
		return o.query(o.group()).exists().value()
	case o.word("array"):
		return o.array()
	case o.word("case"):
		return o.cases()
	case o.word("cast"):
		inner := o.group()
		for i, t := range inner {
			if t.Is(src, "as") {
				return o.as(o.value(inner[:i]), o.s.fold(inner[len(inner)-1]))
			}
		}
		return value{}
	case o.word("current_date"), o.word("current_timestamp"), o.word("current_user"), o.word("session_user"), o.word("localtime"), o.word("localtimestamp"):
		return value{}
	case o.word("current_schema"):
		if len(o.toks) > 0 && o.toks[0].IsPunct(src, '(') {
			o.group()
		}
		return constant(o.c.home())
	}
	if len(o.toks) > 1 && o.toks[1].Kind == lex.String { // DATE 'today'
		o.toks = o.toks[2:]
		return value{}
	}
	return o.nameOrCall()
}

// array reads ARRAY[…].
func (o *operand) array() value {
	if len(o.toks) == 0 || !o.toks[0].IsPunct(o.s.src, '[') {
		o.group()
		return value{}
	}
	depth := 0
	for i, t := range o.toks {
		switch {
		case t.IsPunct(o.s.src, '['):
			depth++
		case t.IsPunct(o.s.src, ']'):
			depth--
		}
		if depth == 0 {
			v := value{kind: knownValue, list: []value{}}
			if i > 1 {
				for _, item := range o.s.split(o.toks[1:i]) {
					v.list = append(v.list, o.value(item))
				}
			}
			o.toks = o.toks[i+1:]
			return v
		}
	}
	return o.fail()
}

// cases reads CASE WHEN … THEN … END, behind its first word.
func (o *operand) cases() value {
	depth := 1
	end := -1
	var cuts []int
	for i, t := range o.toks {
		switch {
		case t.Is(o.s.src, "case"):
			depth++
		case t.Is(o.s.src, "end"):
			if depth--; depth == 0 {
				end = i
			}
		case depth == 1 && (t.Is(o.s.src, "when") || t.Is(o.s.src, "then") || t.Is(o.s.src, "else")):
			cuts = append(cuts, i)
		}
		if end >= 0 {
			break
		}
	}
	if end < 0 || len(cuts) == 0 {
		return o.fail()
	}
	toks := o.toks[:end]
	o.toks = o.toks[end+1:]
	subject := toks[:cuts[0]]
	part := func(i int) []lex.Token {
		to := len(toks)
		if i+1 < len(cuts) {
			to = cuts[i+1]
		}
		return toks[cuts[i]+1 : to]
	}
	for i := 0; i < len(cuts); i++ {
		if toks[cuts[i]].Is(o.s.src, "else") {
			return o.value(part(i))
		}
		if i+1 == len(cuts) {
			break
		}
		var a answer
		if len(subject) > 0 {
			a = o.equal(o.value(subject), o.value(part(i)))
		} else {
			a = o.condition(part(i))
		}
		i++
		switch a {
		case yes:
			return o.value(part(i))
		case unsure:
			return value{}
		}
	}
	return value{kind: nullValue}
}
