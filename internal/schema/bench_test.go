package schema

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	pg "github.com/sqlc-dev/oliphant"

	"github.com/pare-dev/pare/internal/schema/text"
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

// BenchmarkLarge reads dumps of which nearly all is rows, from a file. peak-MB is
// the most that the heap holds while it does: it does not grow with the file.
func BenchmarkLarge(b *testing.B) {
	row := "1\tsome.person@example.org\tJane O'Neil; -- and sons\n"
	for _, mb := range []int{32, 128} {
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) {
			name := filepath.Join(b.TempDir(), "s.sql")
			f, err := os.Create(name)
			if err != nil {
				b.Fatal(err)
			}
			rows := strings.Repeat(row, 1<<20/len(row))
			for i := range 4 {
				fmt.Fprintf(f, "CREATE TABLE t%d (id int, email text, name text);\nCOPY t%[1]d FROM stdin;\n", i)
				for range mb / 4 {
					f.WriteString(rows)
				}
				f.WriteString("\\.\n")
			}
			if err := f.Close(); err != nil {
				b.Fatal(err)
			}
			runtime.GC()
			b.SetBytes(int64(mb) << 20)
			peak := uint64(0)
			for b.Loop() {
				done := make(chan bool)
				go func() {
					f, problem := source.Read(name)
					if problem != nil {
						b.Error(problem)
					}
					if ds, problems := Read("d", "postgres", []source.File{f}); len(problems) > 0 || len(ds.Tables) != 4 {
						b.Error(len(ds.Tables), problems)
					}
					close(done)
				}()
				for reading := true; reading; {
					select {
					case <-done:
						reading = false
					case <-time.After(time.Millisecond):
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						peak = max(peak, m.HeapInuse)
					}
				}
			}
			b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
		})
	}
}

// BenchmarkFiles cuts files into statements, one after the other and on all
// processors. speed-up is how many times faster that is.
func BenchmarkFiles(b *testing.B) {
	in := input{name: "d"}
	for i := range 64 {
		in.texts = append(in.texts, text.Text{File: fmt.Sprint(i, ".sql"), Src: dump(4000)})
	}
	b.SetBytes(int64(in.size()))
	var alone, together time.Duration
	for b.Loop() {
		start := time.Now()
		for _, t := range in.texts {
			readScript(postgresDialect(), t.File, t.Src)
		}
		alone += time.Since(start)
		start = time.Now()
		if scripts, problems := in.scripts(postgresDialect()); len(scripts) != 64 || len(problems) > 0 {
			b.Fatal(len(scripts), problems)
		}
		together += time.Since(start)
	}
	b.ReportMetric(float64(alone)/float64(together), "speed-up")
}
