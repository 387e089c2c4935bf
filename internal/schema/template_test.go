package schema

import (
	"testing"

	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/source"
)

func TestTemplatesOfASchemaInEveryDialect(t *testing.T) {
	for _, dialect := range config.Dialects() {
		for _, schema := range []string{"@schema.", "{{ schema }}.", "${schema}.", "$(Schema).", ":schema.", "&schema..", "[@schema].", `"{{ schema }}".`} {
			sql := "CREATE TABLE " + schema + "person (id int, born date);\nALTER TABLE " + schema + "person ADD died date;\n"
			ds, problems := Read("d", dialect, []source.File{source.NewFile("s.sql", []byte(sql))})
			for _, p := range problems {
				if p.Kind != source.Warning {
					t.Errorf("%s, %s: %s", dialect, schema, p.Msg)
				}
			}
			if len(ds.Tables) != 1 || ds.Tables[0].Name != "person" || len(ds.Tables[0].Columns) != 3 {
				t.Errorf("%s, %s: %d tables", dialect, schema, len(ds.Tables))
			}
		}
	}
}
