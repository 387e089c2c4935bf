package terminal

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

func TestWidths(t *testing.T) {
	tests := []struct{ columns, reading, tables int }{
		{0, 80, 100}, {20, 60, 60}, {80, 80, 80}, {110, 100, 110}, {300, 100, 120},
	}
	for _, test := range tests {
		l := Look{Width: test.columns}
		if got := ForReading(nil, l).Width; got != test.reading {
			t.Errorf("of %d columns, %d are for reading, want %d", test.columns, got, test.reading)
		}
		if got := ForTables(nil, l).Width; got != test.tables {
			t.Errorf("of %d columns, %d are for tables, want %d", test.columns, got, test.tables)
		}
	}
}

func TestHeading(t *testing.T) {
	for _, color := range []bool{false, true} {
		var b strings.Builder
		s := ForTables(&b, Look{Color: color, Width: 60})
		s.Heading("Findings", "2 of 3")
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		want := "Findings" + strings.Repeat(" ", 46) + "2 of 3\n" + strings.Repeat("─", 60) + "\n"
		if got := text.StripEscape(b.String()); got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
		if strings.Contains(b.String(), "\x1b") != color {
			t.Errorf("colour is %v, and written is %q", color, b.String())
		}
	}
}
