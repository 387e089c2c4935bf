package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

func oracleDialect() *dialect {
	return &dialect{
		name: "oracle", title: "Oracle", lex: lex.Oracle(), dump: "DBMS_METADATA.GET_DDL, for each table",
		grammar: tolerant.Grammar{
			Lasting: true,
			Items:   wordMap(commonItems, "supplemental=log scope=for ref=( period=for"),
			Ends:    wordMap(commonEnds, "virtual visible invisible encrypt decrypt sort enable disable novalidate validate rely norely using=index deferrable initially scope annotations reservable"),
			Types:   wordMap(commonTypes, "raw long sdo_geometry"),
			Harmless: wordMap("enable disable logging nologging parallel noparallel cache nocache compress nocompress move storage pctfree pctused initrans maxtrans",
				"tablespace truncate split merge exchange coalesce shrink allocate deallocate monitoring nomonitoring read inmemory flashback lob organization",
				"result_cache upgrade indexing minimize nominimize overflow row annotations no=flashback no=inmemory",
				"add=supplemental add=partition add=subpartition add=overflow drop=supplemental drop=partition drop=subpartition drop=unused",
				"modify=partition modify=subpartition modify=lob modify=default modify=nested modify=varray modify=constraint modify=primary modify=unique",
				"set=interval set=subpartition set=partitioning rename=partition rename=subpartition rename=lob"),
			Partial: true, Chained: true,
		},
		own:        skips(oracleVerb, "declare flashback purge audit noaudit administer associate disassociate update insert delete upsert exec execute"),
		maxColumns: 4096, foldTables: true, foldColumns: true,
	}
}

// oracleVerb knows the statements that Oracle alone has.
func oracleVerb(w *words) (verb, bool) {
	switch {
	case w.all("rename"):
		return renameTables, true
	case w.all("alter", "session"):
		return useSchema, true
	case w.all("declare"), w.all("begin"):
		return program, true
	case w.all("create"):
		w.all("or", "replace")
		w.next("editionable", "noneditionable")
		switch w.next("procedure", "function", "package", "trigger", "library", "java") {
		case "procedure", "function", "package":
			return program, true
		case "":
			return skipped, false
		}
		return skipped, true
	}
	return skipped, false
}
