// Package retention holds how long data is kept: ISO 8601 durations and the
// events they count from.
package retention

import (
	"cmp"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
)

// Duration is a calendar duration as ISO 8601 writes it (P2Y, P6M, P1W, P30D,
// PT12H). Years are kept as 12 months and weeks as 7 days; months and days stay
// apart, since a month has no fixed number of days.
type Duration struct {
	Months  int
	Days    int
	Seconds int64
	text    string
}

// Retention is how long a datum is kept and the event that the time counts
// from.
type Retention struct {
	For   Duration
	After source.Text
	Span  source.Span
}

var iso8601 = regexp.MustCompile(`^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$`)

// maxCount bounds each number of a duration, so that sums cannot overflow.
const maxCount = 100_000

// ParseDuration reads an ISO 8601 duration of whole numbers.
func ParseDuration(s string) (Duration, error) {
	m := iso8601.FindStringSubmatch(s)
	if m == nil || s[len(s)-1] == 'P' || s[len(s)-1] == 'T' {
		return Duration{}, errors.New("expected an ISO 8601 duration such as P2Y, P6M or P30D")
	}
	var n [7]int
	for i, digits := range m[1:] {
		if digits == "" {
			continue
		}
		v, err := strconv.Atoi(digits)
		if err != nil || v > maxCount {
			return Duration{}, errors.New("a number in the duration is too large")
		}
		n[i] = v
	}
	return Duration{
		Months:  12*n[0] + n[1],
		Days:    7*n[2] + n[3],
		Seconds: int64(n[4])*3600 + int64(n[5])*60 + int64(n[6]),
		text:    s,
	}, nil
}

// String gives the duration as it was written.
func (d Duration) String() string { return d.text }

// Words gives the duration as people say it: 2 years, 13 months, 1 year and 6 months.
func (d Duration) Words() string {
	m := iso8601.FindStringSubmatch(d.text)
	if m == nil {
		return ""
	}
	var parts []string
	for i, unit := range [...]string{"year", "month", "week", "day", "hour", "minute", "second"} {
		switch n := strings.TrimLeft(m[i+1], "0"); n {
		case "":
		case "1":
			parts = append(parts, "1 "+unit)
		default:
			parts = append(parts, n+" "+unit+"s")
		}
	}
	return cmp.Or(prose.And(parts), "no time")
}

// Longer reports whether d is longer than e whatever the calendar. A month is
// 28 to 31 days and twelve are 365 to 366, so P1M is neither longer nor shorter
// than P30D.
func (d Duration) Longer(e Duration) bool {
	months := d.Months - e.Months
	least := int64(d.Days-e.Days)*86400 + d.Seconds - e.Seconds
	if months >= 0 {
		least += fewestDays(months) * 86400
	} else {
		least -= mostDays(-months) * 86400
	}
	return least > 0
}

// fewestDays is the fewest days that so many months in a row can have.
func fewestDays(months int) int64 {
	years, rest := int64(months/12), months%12
	// The shortest runs of 0 to 11 months of a common year, each starting at
	// February, or at the month that makes it shortest.
	shortest := [12]int64{0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334}
	return years*365 + years/8 + shortest[rest]
}

// mostDays is the most days that so many months in a row can have.
func mostDays(months int) int64 {
	years, rest := int64(months/12), months%12
	longest := [12]int64{0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337}
	return years*365 + (years+3)/4 + longest[rest]
}
