package audit_test

import (
	"testing"

	"github.com/pare-dev/pare/internal/audit"
)

func TestDaysLeft(t *testing.T) {
	r := &audit.Result{Today: "2027-02-28"}
	tests := []struct {
		last string
		want int
	}{
		{"2027-02-28", 0},
		{"2027-02-27", -1},
		{"2027-03-01", 1},
		{"2028-02-29", 366},
		{"2028-03-01", 367},
		{"9999-12-31", 2912019},
		{"0001-01-01", -740039},
		{"", 0},
	}
	for _, tt := range tests {
		if got := r.DaysLeft(tt.last); got != tt.want {
			t.Errorf("%q: %d, want %d", tt.last, got, tt.want)
		}
	}
}
