package policy

import "testing"

func TestUnder(t *testing.T) {
	tests := []struct {
		key, ancestor string
		want          bool
	}{
		{"user.contact.email", "user.contact", true},
		{"user.contact", "user.contact", true},
		{"user.contacts", "user.contact", false},
		{"user.contact", "user.contact.email", false},
		{"users", "user", false},
	}
	for _, tt := range tests {
		if got := Under(tt.key, tt.ancestor); got != tt.want {
			t.Errorf("Under(%q, %q) = %v", tt.key, tt.ancestor, got)
		}
	}
}
