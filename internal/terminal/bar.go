package terminal

import "strings"

// Bar draws n of all in eighths of a character, and never nothing for something.
func Bar(n, all, length int) string {
	if n == 0 || all == 0 {
		return ""
	}
	eighths := max(n*length*8/all, 1)
	s := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return s
}
