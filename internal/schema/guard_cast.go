package schema

// cast reads one operand and the types it is cast to.
func (o *operand) cast() value {
	v := o.primary()
	for !o.failed {
		switch {
		case o.operator("::"):
			v = o.as(v, o.typeName())
		case len(o.toks) > 0 && o.toks[0].IsPunct(o.s.src, '['):
			end := 0
			for end < len(o.toks) && !o.toks[end].IsPunct(o.s.src, ']') {
				end++
			}
			if end == len(o.toks) {
				return o.fail()
			}
			v = v.element(o.value(o.toks[1:end]))
			o.toks = o.toks[end+1:]
		case o.word("collate"):
			if _, rest, ok := o.s.name(o.toks); ok {
				o.toks = rest
			} else {
				return o.fail()
			}
		default:
			return v
		}
	}
	return v
}

// typeName steps over the name of a type.
func (o *operand) typeName() string {
	q, rest, ok := o.s.name(o.toks)
	if !ok {
		o.failed = true
		return ""
	}
	o.toks = rest
	for _, more := range [...]string{"varying", "precision"} {
		o.word(more)
	}
	if len(o.toks) > 0 && o.toks[0].IsPunct(o.s.src, '(') {
		o.group()
	}
	if o.word("with", "time", "zone") || o.word("without", "time", "zone") {
		return q.name
	}
	for o.punct('[') {
		if !o.punct(']') {
			o.failed = true
		}
	}
	return q.name
}

// as casts a value.
func (o *operand) as(v value, typ string) value {
	switch typ {
	case "regclass":
		if v.rel != nil || v.kind != knownValue {
			return v
		}
		if t := o.c.named(o.s, v.text); t != nil {
			return value{kind: knownValue, text: v.text, rel: t}
		}
		return value{}
	case "text", "varchar", "character", "char", "name", "bpchar", "nvarchar":
		if v.rel != nil {
			return constant(v.rel.key.String())
		}
		return v
	case "oid", "int", "integer", "bigint", "smallint", "boolean", "bool", "int4", "int8":
		return v
	case "date", "timestamp", "timestamptz":
		return v
	}
	if v.list != nil {
		return v
	}
	return v
}

// element is one element of an array, counted from 1.
func (v value) element(at value) value {
	n, ok := at.number()
	if v.list == nil || !ok {
		return value{}
	}
	if i := int(n); i >= 1 && i <= len(v.list) {
		return v.list[i-1]
	}
	return value{kind: nullValue}
}
