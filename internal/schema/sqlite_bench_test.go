package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sqlc-dev/meyer/parser"

	"github.com/pare-dev/pare/internal/source"
)

// sqliteDump writes a schema of so many columns as .dump does: 20 a table, with
// so many rows in each.
func sqliteDump(columns, rows int) string {
	var b strings.Builder
	b.WriteString("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n")
	types := [...]string{"BIGINT NOT NULL", "VARCHAR(255) DEFAULT '' NOT NULL", "DATETIME DEFAULT CURRENT_TIMESTAMP", "DECIMAL(10, 2) DEFAULT (0)", "TEXT"}
	for t := range columns / 20 {
		fmt.Fprintf(&b, "CREATE TABLE IF NOT EXISTS \"table_%d\" (\n    id INTEGER PRIMARY KEY AUTOINCREMENT", t)
		for c := range 19 {
			fmt.Fprintf(&b, ",\n    column_number_%d %s", c, types[c%len(types)])
		}
		fmt.Fprintf(&b, ",\n    CONSTRAINT fk_%d FOREIGN KEY (column_number_0) REFERENCES \"table_%d\"(id) ON DELETE CASCADE\n);\n", t, t/2)
		for r := range rows {
			fmt.Fprintf(&b, "INSERT INTO \"table_%d\" VALUES(%d,1,'some.person@example.org','2024-01-01','0.5','Jane O''Neil; and sons'%s);\n", t, r, strings.Repeat(",1,'a',NULL,'b',x'00'", 2))
		}
	}
	for t := range columns / 20 {
		fmt.Fprintf(&b, "CREATE INDEX index_%d ON \"table_%d\" (column_number_3);\n", t, t)
	}
	b.WriteString("COMMIT;\n")
	return b.String()
}

// BenchmarkSQLite reads a dump, and beside it lets the parser alone read all of
// it, on one processor.
func BenchmarkSQLite(b *testing.B) {
	for _, rows := range []int{0, 50} {
		src := sqliteDump(18_000, rows)
		b.Run(fmt.Sprintf("read/%d", rows), func(b *testing.B) {
			files := []source.File{source.NewFile("s.sql", []byte(src))}
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if ds, problems := Read("d", "sqlite", files); len(problems) > 0 || len(ds.Tables) != 900 {
					b.Fatal(len(ds.Tables), problems)
				}
			}
		})
		b.Run(fmt.Sprintf("parser/%d", rows), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := parser.ParseString(src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
