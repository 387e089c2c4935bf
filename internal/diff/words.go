package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// What changes say is put together of these.

// has reports whether a list has a value.
func has(list []source.Text, value string) bool {
	return slices.ContainsFunc(list, func(t source.Text) bool { return t.Value == value })
}

// quoted is a value as the user wrote it, or what its absence means.
func quoted(value, absent string) string {
	if value == "" {
		return absent
	}
	return "“" + value + "”"
}

func quote(t source.Text) string { return "“" + t.Value + "”" }

func plain(t source.Text) string { return t.Value }

func isTrue(b *bool) bool { return b != nil && *b }

// values joins a list, sorted.
func values(list []source.Text, words func(source.Text) string) string {
	var out []string
	for _, t := range list {
		out = append(out, words(t))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// words joins those parts of a description that are not empty.
func words(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// behind is a text with a lead, and nothing where there is none.
func behind(lead, s string) string {
	if s == "" {
		return ""
	}
	return lead + s
}

// some names a few of many.
func some(names []string) string {
	const most = 3
	slices.Sort(names)
	if more := len(names) - most; more > 1 {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}
