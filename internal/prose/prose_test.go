package prose

import "testing"

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 files", 1: "1 file", 2: "2 files"} {
		if got := Count(n, "file"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestAnd(t *testing.T) {
	tests := []struct {
		list []string
		want string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"},
	}
	for _, test := range tests {
		if got := And(test.list); got != test.want {
			t.Errorf("And(%q) = %q, want %q", test.list, got, test.want)
		}
	}
}
