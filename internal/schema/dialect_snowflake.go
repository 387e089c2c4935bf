package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

func snowflakeDialect() *dialect {
	return &dialect{
		name: "snowflake", title: "Snowflake", lex: lex.Snowflake(), schema: "PUBLIC", dump: "SELECT GET_DDL('DATABASE', 'name')",
		grammar: tolerant.Grammar{
			Items: wordMap(commonItems, "index=( foreign=key"),
			Ends:  wordMap(commonEnds, "autoincrement identity foreign=key with=masking with=projection with=tag masking=policy projection=policy tag order noorder start increment virtual rely norely unique enforced"),
			Types: wordMap(commonTypes),
			Harmless: wordMap("cluster suspend resume recluster unset refresh set=tag set=data_retention_time_in_days set=change_tracking set=comment set=default_ddl_collation",
				"set=enable_schema_evolution set=stage_file_format set=max_data_extension_time_in_days add=row add=search add=aggregation add=storage drop=row drop=search drop=all drop=clustering drop=aggregation drop=storage"),
			Continued: true, AltersByModify: true,
		},
		own:        skips(snowflakeVerb, "put get list ls remove rm desc describe unset insert update delete declare let return if for while repeat loop case raise null"),
		maxColumns: 1 << 16, foldTables: true, foldColumns: true,
	}
}

// snowflakeVerb knows the statements that Snowflake alone has.
func snowflakeVerb(w *words) (verb, bool) {
	switch {
	case w.next("call") != "", w.procedure():
		return program, true
	case w.next("use") != "":
		if w.next("role", "warehouse", "secondary") != "" {
			return skipped, true
		}
		return useSchema, true
	case w.next("create") != "":
		w.replace()
		w.next("transient")
		if w.next("schema", "database") != "" {
			return useSchema, true
		}
	case w.next("begin") != "":
		if len(w.toks) == 0 || w.toks[0].IsAny(w.src, "transaction", "work", "name") {
			return transaction, true
		}
		return program, true
	}
	return skipped, false
}
