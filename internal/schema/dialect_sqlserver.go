package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/sqlserver"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

func sqlserverDialect() *dialect {
	return &dialect{
		name: "sqlserver", title: "SQL Server", lex: lex.SQLServer(), schema: "dbo", dump: "“Generate Scripts” in SSMS",
		grammar: tsqlGrammar(), parse: sqlserver.Parse, maxColumns: 30_000,
		foldTables: true, foldColumns: true, tsql: true,
	}
}

func tsqlGrammar() tolerant.Grammar {
	return tolerant.Grammar{
		Items: map[string]string{
			"constraint": "", "primary": "key", "unique": "", "foreign": "key", "check": "", "index": "", "default": "", "period": "for",
		},
		Ends: map[string]string{
			"not": "", "null": "", "constraint": "", "primary": "", "unique": "", "references": "", "foreign": "", "check": "", "default": "",
			"identity": "", "rowguidcol": "", "sparse": "", "masked": "with", "encrypted": "with", "collate": "", "as": "", "generated": "always",
			"hidden": "", "persisted": "", "index": "", "filestream": "", "column_set": "for", "with": "", "on": "",
		},
		Harmless: map[string]string{
			"check": "constraint", "nocheck": "constraint", "switch": "", "rebuild": "", "enable": "", "disable": "", "set": "",
			"split": "range", "merge": "range", "alter": "index",
		},
		Continued:        true,
		DropsConstraints: true,
		Graph:            true,
		Temporary:        "#",
		Untyped:          "timestamp",
	}
}
