package source

import "testing"

func TestRemark(t *testing.T) {
	tests := []struct {
		line string
		said string // behind “pare:”, or "" where nothing is said
		slip bool
	}{
		{" pare:ignore a -- b", "ignore a -- b", false},
		{" pare: ignore a", " ignore a", false},
		{"Pare:ignore a", "ignore a", false},
		{" * pare: purposes=delivery", " purposes=delivery", false},
		{" pare-ignore a", "", true},
		{" pare ignore a", "", true},
		{" the title # pare:ignore a -- b", "", true},
		{" the title", "", false},
		{" compare: ignored here", "", false},
		{" see pare: it asks", "", false},
	}
	for _, tt := range tests {
		at, slip := Remark(tt.line)
		said := ""
		if at >= 0 {
			said = tt.line[at:]
		}
		if said != tt.said || slip != tt.slip {
			t.Errorf("%q says %q, slip %v; want %q, %v", tt.line, said, slip, tt.said, tt.slip)
		}
	}
}
