package retention

import (
	"testing"
	"time"
)

func TestParseDuration(t *testing.T) {
	tests := []struct {
		in           string
		months, days int
		seconds      int64
	}{
		{"P2Y", 24, 0, 0},
		{"P6M", 6, 0, 0},
		{"P1Y6M", 18, 0, 0},
		{"P1W", 0, 7, 0},
		{"P30D", 0, 30, 0},
		{"P1Y2M3W4DT5H6M7S", 14, 25, 5*3600 + 6*60 + 7},
		{"PT12H", 0, 0, 12 * 3600},
		{"P0D", 0, 0, 0},
		{"P100000Y", 1_200_000, 0, 0},
	}
	for _, tt := range tests {
		d, err := ParseDuration(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if d.Months != tt.months || d.Days != tt.days || d.Seconds != tt.seconds || d.String() != tt.in {
			t.Errorf("%s is read as %+v", tt.in, d)
		}
	}
}

func TestParseDurationRefuses(t *testing.T) {
	const (
		form  = "expected an ISO 8601 duration such as P2Y, P6M or P30D"
		large = "a number in the duration is too large"
	)
	tests := []struct{ in, want string }{
		{"", form}, {"P", form}, {"PT", form}, {"P1YT", form}, {"2Y", form}, {"P2", form}, {"p2y", form},
		{"P-1Y", form}, {"P1.5Y", form}, {"P1M1Y", form}, {"P1H", form}, {"P 1Y", form}, {"P1Y\n", form}, {"P１Y", form},
		{"P100001D", large}, {"P99999999999999999999Y", large},
	}
	for _, tt := range tests {
		_, err := ParseDuration(tt.in)
		if err == nil {
			t.Errorf("%q is accepted", tt.in)
		} else if err.Error() != tt.want {
			t.Errorf("%q: %v, want %s", tt.in, err, tt.want)
		}
	}
}

func TestLonger(t *testing.T) {
	tests := []struct {
		a, b string
		want string // ">", "<", or "?" where the calendar decides or both are alike
	}{
		{"P2Y", "P1Y", ">"},
		{"P1Y", "P12M", "?"},
		{"P1W", "P7D", "?"},
		{"P1M", "P27D", ">"},
		{"P1M", "P28D", "?"},
		{"P1M", "P30D", "?"},
		{"P1M", "P31D", "?"},
		{"P1M", "P32D", "<"},
		{"P1Y", "P364D", ">"},
		{"P1Y", "P365D", "?"},
		{"P1Y", "P366D", "?"},
		{"P1Y", "P367D", "<"},
		{"P2Y", "P731D", "?"},
		{"P2Y", "P732D", "<"},
		{"P3M", "P13W", "?"},
		{"P1D", "PT23H", ">"},
		{"P1D", "PT24H", "?"},
		{"P1Y1D", "P1Y", ">"},
		{"P1Y1M", "P1Y30D", "?"},
		{"P1Y1M", "P1Y27D", ">"},
		{"P1M", "P1MT1S", "<"},
		{"PT0S", "P0D", "?"},
		{"P100000Y", "P1D", ">"},
	}
	for _, tt := range tests {
		a, b := must(t, tt.a), must(t, tt.b)
		got := "?"
		switch {
		case a.Longer(b) && b.Longer(a):
			got = "<>"
		case a.Longer(b):
			got = ">"
		case b.Longer(a):
			got = "<"
		}
		if got != tt.want {
			t.Errorf("%s %s %s, want %s", tt.a, got, tt.b, tt.want)
		}
	}
}

func must(t *testing.T, s string) Duration {
	t.Helper()
	d, err := ParseDuration(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The bounds hold whichever month of the calendar a run of months starts at, over
// centuries that are leap years and that are not.
func TestBoundsOfMonths(t *testing.T) {
	for months := range 40 * 12 {
		fewest, most := fewestDays(months), mostDays(months)
		tight := [2]bool{}
		for start := range 400 * 12 {
			from := time.Date(1800, time.Month(1+start), 1, 0, 0, 0, 0, time.UTC)
			days := int64(from.AddDate(0, months, 0).Sub(from).Hours() / 24)
			if days < fewest || days > most {
				t.Fatalf("%d months from %s are %d days, outside %d to %d", months, from.Format(time.DateOnly), days, fewest, most)
			}
			tight[0] = tight[0] || days == fewest
			tight[1] = tight[1] || days == most
		}
		if months < 24 && !(tight[0] && tight[1]) {
			t.Errorf("%d months are never %d or never %d days", months, fewest, most)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"P2Y": "2 years", "P1Y": "1 year", "P13M": "13 months", "P1Y6M": "1 year and 6 months", "P1W": "1 week",
		"P30D": "30 days", "PT12H": "12 hours", "P1Y2M3DT4H": "1 year, 2 months, 3 days and 4 hours", "P0D": "no time", "P02Y": "2 years",
	} {
		if got := must(t, text).Words(); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}
