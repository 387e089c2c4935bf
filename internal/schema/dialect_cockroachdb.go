package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

func cockroachDialect() *dialect {
	return &dialect{
		name: "cockroachdb", title: "CockroachDB", lex: lex.CockroachDB(), schema: "public", dump: "SHOW CREATE ALL TABLES",
		grammar: tolerant.Grammar{
			Items: wordMap(commonItems, "family=( index=( inverted=index vector=index"),
			Ends:  wordMap(commonEnds, "family=name create=family create=if on=update stored virtual identity visible"), Types: wordMap(commonTypes),
			Harmless: wordMap("owner split unsplit partition configure inject scatter validate reset experimental_audit experimental_relocate relocate locality force no=force",
				"alter=primary set=locality set=( enable disable"),
		},
		own:        skips(nil, "backup restore export use upsert pause resume cancel configure discard"),
		maxColumns: 1 << 16, psql: true,
	}
}
