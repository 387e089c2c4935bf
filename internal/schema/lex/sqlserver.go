package lex

// SQLServer is how SQL Server and its clients, sqlcmd and SSMS, read a script.
func SQLServer() Dialect {
	return Dialect{
		Quotes:         `"[`,
		NestedComments: true,
		KeepCase:       true,
		NameSigns:      "@#",
		Batches:        true,
		Begins:         tsqlBegins(),
	}
}

// tsqlBegins lists the reserved words that begin a statement, each with the
// words that it goes on from instead: ON DELETE SET NULL, AS SELECT.
func tsqlBegins() map[string][]string {
	begins := map[string][]string{
		"delete":  {"on"},
		"update":  {"on", "for", "then"},
		"set":     {"delete", "update", "then"},
		"select":  {"as", "union", "all", "except", "intersect", "for"},
		"insert":  {"bulk", "then"},
		"end":     {"row", "transaction_id", "sequence_number", "suser_sid", "suser_sname"}, // GENERATED ALWAYS AS ROW END
		"merge":   {"inner", "left", "right", "full", "outer"},
		"fetch":   {"row", "rows"},
		"grant":   {"with"},
		"execute": {"with"},
		"exec":    {"with"},
	}
	for _, w := range [...]string{
		"alter", "backup", "begin", "break", "bulk", "checkpoint", "close", "commit", "continue", "create", "dbcc", "deallocate",
		"declare", "deny", "drop", "else", "goto", "if", "kill", "open", "print", "raiserror", "readtext", "reconfigure",
		"restore", "return", "revert", "revoke", "rollback", "save", "shutdown", "truncate", "updatetext", "use", "waitfor", "while",
		"writetext",
	} {
		begins[w] = nil
	}
	return begins
}
