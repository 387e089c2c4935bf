package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

func redshiftDialect() *dialect {
	return &dialect{
		name: "redshift", title: "Redshift", lex: lex.Redshift(), schema: "public", dump: "SHOW TABLE, for each table",
		grammar: tolerant.Grammar{
			Items: wordMap(commonItems), Ends: wordMap(commonEnds, "encode distkey sortkey identity"), Types: wordMap(commonTypes), Angles: true, Temporary: "#",
			Harmless: wordMap("owner append partition location row=level masking encode",
				"alter=distkey alter=diststyle alter=sortkey alter=compound alter=interleaved alter=encode add=partition drop=partition set=location set=file set=table"),
		},
		own:        skips(nil, "unload use attach detach cancel"),
		maxColumns: 1600, psql: true,
	}
}
