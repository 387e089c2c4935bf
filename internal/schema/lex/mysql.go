package lex

// MySQL is how MySQL and its client mysql read a script. Of the texts that only
// some versions execute, those that any version of MySQL does count.
func MySQL() Dialect {
	return Dialect{
		Quotes:           "`",
		NameSigns:        "$",
		HashComments:     true,
		BackslashEscapes: true,
		KeepCase:         true,
		DoubleStrings:    true,
		SpacedDashes:     true,
		LooseNames:       true,
		MySQLClient:      true,
		SQLMode:          true,
		Routines:         true,
		SkipRows:         true,
		Executed:         []From{{0, 99_999}},
	}
}

// MariaDB is MySQL's cousin: its own versions begin with 100000, and it takes
// the texts for versions of MySQL behind 5.6 for comments.
func MariaDB() Dialect {
	d := MySQL()
	d.Executed = []From{{0, 50_699}, {100_000, 199_999}}
	d.MariaDB = true
	return d
}
