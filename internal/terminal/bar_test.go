package terminal

import "testing"

func TestBar(t *testing.T) {
	tests := []struct {
		n, all int
		want   string
	}{
		{0, 10, ""}, {0, 0, ""}, {10, 10, "████"}, {5, 10, "██"}, {1, 1000, "▏"}, {1, 10, "▍"},
	}
	for _, test := range tests {
		if got := Bar(test.n, test.all, 4); got != test.want {
			t.Errorf("Bar(%d, %d) = %q, want %q", test.n, test.all, got, test.want)
		}
	}
}
