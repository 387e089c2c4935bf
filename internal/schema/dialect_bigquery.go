package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

func bigqueryDialect() *dialect {
	return &dialect{
		name: "bigquery", title: "BigQuery", lex: lex.BigQuery(), dump: "SELECT ddl FROM dataset.INFORMATION_SCHEMA.TABLES",
		grammar: tolerant.Grammar{
			Items: wordMap(commonItems), Ends: wordMap(commonEnds, "options hidden"), Types: wordMap(commonTypes),
			Harmless: wordMap("set=options set=default set=( drop=constraint"), Angles: true,
		},
		own:        skips(bigqueryVerb, "assert export insert update delete declare return raise"),
		maxColumns: 10000, foldColumns: true,
	}
}

// bigqueryVerb knows the statements that BigQuery alone has.
func bigqueryVerb(w *words) (verb, bool) {
	switch {
	case w.next("call") != "", w.procedure():
		return program, true
	case w.next("begin") != "":
		if len(w.toks) == 0 || w.toks[0].Is(w.src, "transaction") {
			return transaction, true
		}
		return program, true
	case w.next("create", "drop") != "":
		w.all("or", "replace")
		return skipped, w.all("table", "function")
	}
	return skipped, false
}
