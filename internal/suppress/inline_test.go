package suppress

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/source"
)

func TestReadInline(t *testing.T) {
	tests := []struct{ said, want string }{
		{"ignore over-collected until=2027-03-01 -- legal review",
			"over-collected until 2027-03-01 by : legal review"},
		{"ignore over-collected,too-precise until=2027-03-01 owner=dpo@shop.example -- legal, review",
			"over-collected until 2027-03-01 by dpo@shop.example: legal, review\ntoo-precise until 2027-03-01 by dpo@shop.example: legal, review"},
		{"ignore until=2027-03-01 a, b -- r -- s", "a until 2027-03-01 by : r -- s\nb until 2027-03-01 by : r -- s"},
		{"ignore a until=2027-03-01", "m.yaml:1:9-34: a waiver gives no reason (write it behind --, at the end: -- legal review 2026-114)"},
		{"ignore a until=2027-03-01 -- ", "m.yaml:1:9-38: a waiver gives no reason (write it behind the --)"},
		{"ignore a -- r", "m.yaml:1:9-22: “until” is missing in a waiver (add until=YYYY-MM-DD, its last day: nobody looks again at what never ends)"},
		{"ignore until=2027-03-01 -- r", "m.yaml:1:9-37: a waiver names no rule (write pare:ignore over-collected until=2027-03-01 -- the reason)"},
		{"ignore a until=2027-02-30 -- r", "m.yaml:1:18-34: “until” in a waiver is “2027-02-30”, expected a day of the calendar written YYYY-MM-DD"},
		{"ignore a untl=2027-03-01 -- r", "m.yaml:1:18-33: unknown key “untl” in a waiver (did you mean “until”?)"},
		{"ignore a because=r until=2027-03-01 -- r", "m.yaml:1:18-27: unknown key “because” in a waiver (the keys are until and owner; a reason stands behind --)"},
		{"ignore a until= -- r", "m.yaml:1:18-24: “until” in a waiver has no value (write until=value, without spaces)"},
		{"ignore a until=2027-03-01 until=2027-03-02 -- r", "m.yaml:1:35-51: “until” in a waiver is given twice (keep one of the two)"},
		{"ignor a until=2027-03-01 -- r", "m.yaml:1:9-14: “ignor” is nothing that a comment can say here, expected ignore (did you mean “ignore”?)"},
		{"purposes=delivery", "m.yaml:1:9-26: “purposes=delivery” is nothing that a comment can say here, expected ignore (write pare:ignore over-collected until=2027-03-01 -- the reason)"},
		{"", "m.yaml:1:9-9: “” is nothing that a comment can say here, expected ignore (write pare:ignore over-collected until=2027-03-01 -- the reason)"},
		{"ignore", "m.yaml:1:9-15: a waiver names no rule (write pare:ignore over-collected until=2027-03-01 -- the reason)\n" +
			"m.yaml:1:9-15: a waiver gives no reason (write it behind --, at the end: -- legal review 2026-114)"},
		{"ignore ä untl=x until=2027-03-01 -- r", "m.yaml:1:18-24: unknown key “untl” in a waiver (did you mean “until”?)"},
	}
	for _, tt := range tests {
		t.Run(tt.said, func(t *testing.T) {
			span := source.Span{Pos: source.Pos{File: "m.yaml", Line: 1, Col: 9}, EndLine: 1, EndCol: 9 + utf8.RuneCountInString(tt.said)}
			waivers, problems := ReadInline(source.Text{Value: tt.said, Span: span})
			var lines []string
			for _, w := range waivers {
				lines = append(lines, fmt.Sprintf("%s until %s by %s: %s", w.Rule.Value, w.Expires, w.Owner, w.Reason))
			}
			for _, p := range problems {
				line := fmt.Sprintf("%s-%d: %s", p.Span.Pos, p.Span.EndCol, p.Msg)
				if p.Hint != "" {
					line += " (" + p.Hint + ")"
				}
				lines = append(lines, line)
			}
			if got := strings.Join(lines, "\n"); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}
