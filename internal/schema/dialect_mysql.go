package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/mysql"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

func mysqlDialect() *dialect {
	return &dialect{
		name: "mysql", title: "MySQL", lex: lex.MySQL(), dump: "mysqldump --no-data",
		grammar: mysqlGrammar(), own: mysqlVerb,
		parse: mysql.Parse, clean: mysql.Clean, plain: mysql.Plain,
		maxColumns: 4096, foldColumns: true, databases: true,
	}
}

// mariadbDialect is MySQL's but for the comments that are executed.
func mariadbDialect() *dialect {
	d := mysqlDialect()
	d.name, d.title, d.dump = "mariadb", "MariaDB", "mariadb-dump --no-data"
	d.lex = lex.MariaDB()
	return d
}

func mysqlGrammar() tolerant.Grammar {
	any := func(words ...string) map[string]string {
		m := map[string]string{}
		for _, w := range words {
			m[w] = ""
		}
		return m
	}
	g := tolerant.Grammar{
		Items: any("constraint", "key", "index", "unique", "fulltext", "spatial", "check"),
		Ends: any("not", "null", "default", "auto_increment", "unique", "key", "primary", "comment", "collate", "charset", "generated", "as",
			"virtual", "stored", "persistent", "check", "constraint", "references", "invisible", "visible", "srid", "ref_system_id",
			"column_format", "storage", "compressed", "engine_attribute", "secondary_engine_attribute", "ascii", "unicode"),
		Harmless: any("engine", "type", "auto_increment", "comment", "charset", "collate", "convert", "algorithm", "lock", "force",
			"row_format", "key_block_size", "max_rows", "min_rows", "avg_row_length", "checksum", "pack_keys", "delay_key_write", "insert_method",
			"union", "tablespace", "encryption", "compression", "connection", "password", "stats_persistent", "stats_auto_recalc",
			"stats_sample_pages", "autoextend_size", "page_checksum", "page_compressed", "page_compression_level", "transactional", "encrypted",
			"encryption_key_id", "secondary_engine", "secondary_load", "secondary_unload", "engine_attribute", "secondary_engine_attribute",
			"table_checksum", "sequence", "ietf_quotes"),
		Lasts: any("order", "truncate", "coalesce", "reorganize", "exchange", "analyze", "optimize", "rebuild", "repair", "partition", "remove"),
	}
	g.Items["primary"], g.Items["foreign"], g.Items["period"], g.Items["vector"] = "key", "key", "for", "index key"
	g.Ends["character"], g.Ends["char"], g.Ends["on"], g.Ends["serial"] = "set", "set", "update", "default"
	g.Ends["with"], g.Ends["without"] = "system", "system"
	for word, next := range map[string]string{
		"default": "character charset collate", "character": "set", "enable": "keys", "disable": "keys", "discard": "tablespace", "import": "tablespace",
		"with": "validation", "without": "validation", "data": "directory", "index": "directory",
	} {
		g.Harmless[word] = next
	}
	g.Lasts["add"], g.Lasts["drop"], g.Lasts["check"], g.Lasts["discard"], g.Lasts["import"] = "partition", "partition", "partition", "partition", "partition"
	return g
}

// mysqlVerb knows the statements of MySQL that others have not, or that say
// something else there.
func mysqlVerb(src string, toks []lex.Token) (verb, bool) {
	w := &words{src, toks}
	if w.toks[0].IsPunct(w.src, '(') {
		return skipped, true
	}
	switch w.next("create", "alter", "drop", "rename", "use", "prepare", "execute", "show", "call", "set", "begin", "start", "commit", "rollback",
		"select", "with", "do", "insert", "replace", "load", "comment", "end", "abort", "reset", "import") {
	case "create":
		return mysqlCreate(w), true
	case "alter":
		for w.next("online", "offline", "ignore") != "" {
		}
		if w.next("table") != "" {
			return alterTable, true
		}
		return skipped, true
	case "drop":
		w.next("temporary")
		switch w.next("table", "tables", "view", "sequence", "database", "schema") {
		case "table", "tables":
			return dropTable, true
		case "view", "sequence":
			return dropView, true
		case "database", "schema":
			return dropSchema, true
		}
		return skipped, true
	case "rename":
		if w.next("table", "tables") != "" {
			return renameTables, true
		}
		return skipped, true
	case "use":
		return useDatabase, true
	case "prepare", "execute":
		return prepared, true
	case "call":
		return call, true
	case "select", "with":
		for _, t := range w.toks {
			if t.Is(src, "into") || t.Kind == lex.Operator && t.Text(src) == ":=" {
				return call, true // of no procedure, yet it gives variables values
			}
		}
	case "set":
		return setting, true
	case "begin":
		if w.all("not", "atomic") {
			return doBlock, true
		}
		return skipped, true
	case "end", "abort", "comment":
		return unknown, true
	case "":
		if w.next("analyze", "binlog", "cache", "change", "check", "checksum", "clone", "deallocate", "delete", "desc", "describe", "explain", "flush",
			"get", "grant", "handler", "help", "install", "kill", "lock", "optimize", "purge", "release", "repair", "resignal", "restart", "revoke",
			"savepoint", "shutdown", "signal", "stop", "table", "truncate", "uninstall", "unlock", "update", "values", "xa", "backup") == "" {
			return unknown, true
		}
	}
	return skipped, true // DO, SELECT and INSERT cannot change tables: no function may
}

func mysqlCreate(w *words) verb {
	w.all("or", "replace")
	if len(w.toks) > 0 && w.next("algorithm", "definer", "sql", "aggregate") != "" {
		// ALGORITHM=… DEFINER=… SQL SECURITY … VIEW, and the heads of routines
		for len(w.toks) > 0 {
			switch w.next("view", "procedure", "function", "trigger", "event") {
			case "view":
				return createOther
			case "":
				w.toks = w.toks[1:]
			default:
				return function
			}
		}
		return unknown
	}
	w.next("temporary", "unique", "fulltext", "spatial", "vector")
	switch w.next("table", "view", "sequence", "index", "procedure", "function", "trigger", "event", "package") {
	case "table":
		return createTable
	case "view", "sequence", "index":
		return createOther
	case "procedure", "function", "trigger", "event", "package":
		return function
	}
	return skipped
}
