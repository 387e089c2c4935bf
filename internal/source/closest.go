package source

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Closest returns the candidate that a misspelt word most likely meant, or ""
// where none is near: at most a third of the word's letters may differ.
func Closest(word string, candidates []string) string {
	length := utf8.RuneCountInString(word)
	best, bestDist := "", length/3+1
	if !slices.IsSorted(candidates) {
		candidates = slices.Sorted(slices.Values(candidates))
	}
	for _, c := range candidates {
		if c == word {
			continue
		}
		if strings.EqualFold(c, word) {
			return c
		}
		// Each letter more or less is a difference: most candidates need no table.
		if n := utf8.RuneCountInString(c); n-length >= bestDist || length-n >= bestDist {
			continue
		}
		if d := editDistance(word, c); d < bestDist {
			best, bestDist = c, d
		}
	}
	return best
}

// DidYouMean gives the hint for a misspelt word, or "".
func DidYouMean(word string, candidates []string) string {
	if c := Closest(word, candidates); c != "" {
		return "did you mean “" + c + "”?"
	}
	return ""
}

// editDistance counts the insertions, deletions, replacements and swaps of
// neighbours that turn a into b (optimal string alignment).
func editDistance(a, b string) int {
	x, y := []rune(a), []rune(b)
	older, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], older[j-2]+1)
			}
		}
		older, prev, cur = prev, cur, older
	}
	return prev[len(y)]
}
