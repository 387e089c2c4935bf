package tolerant

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// outputs renders a query: each output's name, the column that it is, and the
// tables behind a slash.
func outputs(src string, q *ddl.Query) string {
	if !q.Known {
		return "?"
	}
	var b strings.Builder
	for i, o := range q.Outputs {
		if i > 0 {
			b.WriteByte(' ')
		}
		if o.Star {
			o.Name = "*"
		}
		if o.Qualifier != "" {
			o.Name = o.Qualifier + "|" + o.Name
		}
		b.WriteString(o.Name)
		if o.Column != "" && !strings.HasSuffix(o.Name, o.Column) {
			b.WriteString("=" + o.Column)
		}
	}
	if !q.Plain {
		b.WriteString(" ~")
	}
	for _, from := range q.From {
		b.WriteString(" /" + from.Table.Name)
		if from.Alias != from.Table.Name {
			b.WriteString(" " + from.Alias)
		}
	}
	return b.String()
}

func TestQueries(t *testing.T) {
	d := lex.Dialect{Quotes: "\"`["}
	for _, tc := range []struct{ sql, want string }{
		{"select a, t.b, c as d, e f, `g h` from t", "a t|b d=c f=e g h /t"},
		{"SELECT DISTINCT * FROM s.t x", "* /t x"},
		{"select top 10 percent a from t", "a /t"},
		{"select top (10) with ties a from t", "a /t"},
		{"select x.*, y.a from t as x left outer join u y on x.id = y.id and y.at is not distinct from x.at where a > 0", "x|* y|a /t x /u y"},
		{"select a + 1 b, sum(c) total, case when d then 1 end e, count(*) as n, 'x' f, 1 g from t, u", "b total e n f g /t /u"},
		{"select a + b from t", "?"},
		{"select f(a) from t", "?"},
		{"select a, null from t", "?"},
		{"select a is null from t", "?"},
		{"select a from t where b", "a /t"},
		{"select case a when 1 then 2 end from t", "?"},
		{"select interval '1' day from t", "?"},
		{"select a collate nocase from t", "?"},
		{"select a collate nocase b from t", "b /t"},
		{"select * except (a) from t", "?"},
		{"select * exclude a from t", "?"},
		{"select t.* replace (1 as a) from t", "?"},
		{"select a, b from t union all select c, d from u order by 1", "a b ~ /t"},
		{"select a except select b from t", "a ~"},
		{"(select a from t) union (select b from u)", "a ~ /t"},
		{"with x as (select a, b as c from t) select * from x", "a c ~"},
		{"with x (p, q) as (select a, b from t), y as (select * from x) select y.*, 1 as n from y", "p q n ~"},
		{"with recursive x as (select 1 as n union all select n + 1 from x) select n from x", "n ~"},
		{"with x (p) as (select a, b from t) select * from x", "?"},
		{"with x as (select a + b from t) select * from x", "?"},
		{"with x as (select a from t) select x.*, y.* from x join t y on 1 = 1", "a y|* ~ /t y"},
		{"with x as (select a from t) select * from x join t on 1 = 1", "?"},
		{"select * from (select a, b from t) s", "a b ~"},
		{"select s.a from (select * from t) s", "s|a ~"},
		{"select * from t natural join u", "* ~ /t /u"},
		{"select * from (select a from t) x join (select a from t) y using (a)", "?"},
		{"select * from t join u using (id)", "* ~ /t /u"},
		{"select * from f(1)", "?"},
		{"select * from 'a.parquet'", "?"},
		{"select * from t with (nolock), u", "* /t /u"},
		{"select * from t pivot (sum(a) for b in ('x'))", "* ~ /t"},
		{"from t", "* /t"},
		{"from t select a", "?"},
		{"from t |> drop a", "?"},
		{"select a limit 1", "a"},
		{"select offset, a from t", "offset a /t"},
		{"values (1)", "?"},
		{"select columns('x') as a from t", "?"},
		{"select (select 1 from u) as a, extract(year from b) as y from t", "a y /t"},
		{"select as struct a from t", "?"},
		{"select a.b.c from t", "c /t"},
		{"select", "?"},
		{"select from t", "?"},
		{strings.Repeat("(", 100) + "select a", "?"},
	} {
		sc := lex.New(tc.sql, d)
		sc.Scan()
		r := &reader{src: tc.sql, toks: sc.Statement().Tokens, d: &d, g: &Grammar{}}
		q := r.query()
		if got := outputs(tc.sql, q); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", tc.sql, got, tc.want)
		}
		for _, o := range q.Outputs {
			if q.Known && (o.At < 0 || o.End > len(tc.sql) || !o.Star && !strings.Contains(strings.ToLower(tc.sql[o.At:o.End]), strings.ToLower(o.Name))) {
				t.Errorf("%s: %s is not in %q", tc.sql, o.Name, tc.sql[o.At:o.End])
			}
		}
	}
}

// Names before an equals sign are T-SQL's alone.
func TestAssignedNames(t *testing.T) {
	src := "select a = b, c = x.d from x"
	for _, tc := range []struct {
		g    Grammar
		want string
	}{{Grammar{Assigned: true}, "a=b x|c=d /x"}, {Grammar{}, "?"}} {
		sc := lex.New(src, lex.Dialect{})
		sc.Scan()
		r := &reader{src: src, toks: sc.Statement().Tokens, d: &lex.Dialect{}, g: &tc.g}
		if got := outputs(src, r.query()); got != tc.want {
			t.Errorf("got %s, want %s", got, tc.want)
		}
	}
}

// Stars over stars over stars do not grow without end.
func TestStarsAreBounded(t *testing.T) {
	src := "with a0 as (select 1 as a, 2 as b)"
	for i := range 40 {
		src += fmt.Sprintf(", a%d as (select *, * from a%d)", i+1, i)
	}
	src += " select * from a40"
	sc := lex.New(src, lex.Dialect{})
	sc.Scan()
	r := &reader{src: src, toks: sc.Statement().Tokens, d: &lex.Dialect{}, g: &Grammar{}}
	if q := r.query(); q.Known || len(q.Outputs) > maxOutputs {
		t.Errorf("%d outputs, known: %v", len(q.Outputs), q.Known)
	}
}
