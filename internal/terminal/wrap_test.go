package terminal

import (
	"strings"
	"testing"
)

func TestWrapName(t *testing.T) {
	for _, test := range []struct {
		in    string
		width int
		want  string
	}{
		{"email", 5, "email"},
		{"user_email_address", 11, "user_email_|address"},
		{"timestamp with time zone", 14, "timestamp with|time zone"},
		{"useremailaddress", 8, "useremai|laddress"},
		{"", 5, ""},
	} {
		if got := strings.Join(WrapName(test.in, test.width), "|"); got != test.want {
			t.Errorf("WrapName(%q, %d) = %q, want %q", test.in, test.width, got, test.want)
		}
	}
}
