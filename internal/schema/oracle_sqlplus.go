package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// sqlplus follows what SQL*Plus does itself: it may run one statement of PL/SQL.
func (c *catalog) sqlplus(s *script, st *statement, f []string) {
	span := s.tokenSpan(st.toks[0])
	command := strings.ToLower(f[0])
	if strings.HasPrefix(command, "exec") {
		text := strings.Join(f[1:], " ")
		sc := lex.New(text, lex.Dialect{Quotes: `"`, KeepCase: true})
		for sc.Scan() {
			for _, t := range sc.Statement().Tokens {
				if name := c.d.lex.Name(text, t); name != "" && c.makes(name) {
					c.incomplete(span, name+" is called, which makes or changes tables", c.d.instead())
				}
			}
		}
	}
}
