package text

import (
	"maps"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

func TestLines(t *testing.T) {
	f := source.NewFile("a.sql", []byte("\xef\xbb\xbfone\r\n\t two \n\rfour"))
	for _, test := range []struct {
		numbers []int
		want    map[int]string
	}{
		{[]int{1, 2, 3, 4}, map[int]string{1: "one", 2: "two", 3: "", 4: "four"}},
		{[]int{-1, 0, 5}, map[int]string{}},
		{[]int{4, 4}, map[int]string{4: "four"}},
		{nil, map[int]string{}},
	} {
		if got := Lines(f, test.numbers); !maps.Equal(got, test.want) {
			t.Errorf("%v: got %v, want %v", test.numbers, got, test.want)
		}
	}
	if got := Lines(source.NewFile("b.sql", []byte("\x1f\x8bbroken")), []int{1, 2}); len(got) > 1 || got[1] != "" {
		t.Errorf("a file that cannot be read has the lines %v", got)
	}
}

// The lines of a large file are found as those of a small one are.
func TestLinesOfLarge(t *testing.T) {
	src := "one\r\n two\rthree\n\n" + strings.Repeat("größe\n", 300_000) + "last"
	got := Lines(source.NewFile("a.sql", []byte(src)), []int{1, 2, 3, 4, 5, 150_000, 300_005, 300_006})
	want := map[int]string{1: "one", 2: "two", 3: "three", 4: "", 5: "größe", 150_000: "größe", 300_005: "last"}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
