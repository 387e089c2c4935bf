package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

func duckDialect() *dialect {
	return &dialect{
		name: "duckdb", title: "DuckDB", lex: lex.DuckDB(), schema: "main", dump: "EXPORT DATABASE",
		grammar: tolerant.Grammar{
			Items: wordMap(commonItems), Ends: wordMap(commonEnds, "using=compression stored virtual"), Types: wordMap(commonTypes),
			Harmless: wordMap("set=sorted set=partitioned reset"),
		},
		own:        skips(duckVerb, "pragma install detach from summarize describe desc pivot unpivot export force checkpoint attach kill update insert delete checkpoint"),
		maxColumns: 1 << 16, foldTables: true, foldColumns: true,
	}
}

// duckVerb knows the statements that DuckDB alone has.
func duckVerb(w *words) (verb, bool) {
	switch {
	case w.next("use") != "":
		return useSchema, true
	case w.all("import", "database"):
		return importSchema, true
	}
	return skipped, false
}
