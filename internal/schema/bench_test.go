package schema

import (
	"fmt"
	"strings"
	"testing"

	pg "github.com/sqlc-dev/oliphant"

	"github.com/pare-dev/pare/internal/source"
)

// dump writes a schema of so many columns as pg_dump does: 20 a table, with
// comments, defaults, a primary key and a foreign key for each.
func dump(columns int) string {
	var b strings.Builder
	b.WriteString("SET search_path = '';\n")
	types := [...]string{"bigint NOT NULL", "character varying(255) DEFAULT ''::character varying NOT NULL", "timestamp(6) without time zone", "jsonb DEFAULT '{}'::jsonb", "text"}
	for t := range columns / 20 {
		fmt.Fprintf(&b, "--\n-- Name: table_%d; Type: TABLE; Schema: public; Owner: -\n--\n\nCREATE TABLE public.table_%d (\n    id bigint NOT NULL", t, t)
		for c := range 19 {
			fmt.Fprintf(&b, ",\n    column_number_%d %s", c, types[c%len(types)])
		}
		b.WriteString("\n);\n\n")
		fmt.Fprintf(&b, "ALTER TABLE public.table_%d OWNER TO shop;\n", t)
		fmt.Fprintf(&b, "COMMENT ON COLUMN public.table_%d.column_number_1 IS 'what it holds';\n", t)
	}
	for t := range columns / 20 {
		fmt.Fprintf(&b, "ALTER TABLE ONLY public.table_%d ADD CONSTRAINT table_%d_pkey PRIMARY KEY (id);\n", t, t)
		fmt.Fprintf(&b, "CREATE INDEX index_%d ON public.table_%d USING btree (column_number_3);\n", t, t)
		fmt.Fprintf(&b, "ALTER TABLE ONLY public.table_%d ADD CONSTRAINT fk_%d FOREIGN KEY (column_number_0) REFERENCES public.table_%d(id) ON DELETE CASCADE;\n", t, t, t/2)
	}
	return b.String()
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{10_000, 40_000} {
		files := []source.File{source.NewFile("s.sql", []byte(dump(n)))}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(files[0].Data)))
			b.ReportAllocs()
			for b.Loop() {
				if ds, problems := Read("d", "", files); len(problems) > 0 || len(ds.Tables) != n/20 {
					b.Fatal(len(ds.Tables), problems)
				}
			}
		})
	}
}

// BenchmarkSplit is the lexer and the line table alone.
func BenchmarkSplit(b *testing.B) {
	src := dump(40_000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		readScript(postgresDialect(), "s.sql", src)
	}
}

// BenchmarkParser is the parser alone on the statements that Read gives to it,
// on one processor.
func BenchmarkParser(b *testing.B) {
	file := source.NewFile("s.sql", []byte(dump(40_000)))
	s := readScript(postgresDialect(), file.Name, file.Data)
	b.SetBytes(int64(len(file.Data)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range s.stmts {
			if !s.stmts[i].verb.parsed() {
				continue
			}
			if _, err := pg.Parse(s.text(s.stmts[i].toks)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
