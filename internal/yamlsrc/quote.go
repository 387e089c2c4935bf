package yamlsrc

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// Quote writes a text as a value that can stand anywhere, in lists and mappings
// on one line too: as it is where that is safe, else in double quotes. Bytes that
// are no UTF-8 become U+FFFD.
func Quote(text string) string {
	if plain(text) {
		return text
	}
	out, err := yaml.Marshal(&yaml.Node{Kind: yaml.ScalarNode, Style: yaml.DoubleQuotedStyle, Value: string([]rune(text))})
	if err != nil {
		panic(err) // every text can be written in double quotes
	}
	return strings.TrimSuffix(string(out), "\n")
}

// plain reports whether a text can be written without quotes: words of letters,
// digits and a few signs that mean nothing to YAML inside a word, one blank
// apart, and none that YAML takes for nothing at all.
func plain(text string) bool {
	for _, word := range strings.Split(text, " ") {
		for i, c := range []byte(word) {
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
			if !letter && (i == 0 || strings.IndexByte("./#-@$", c) < 0) {
				return false
			}
		}
		if word == "" {
			return false
		}
	}
	return !strings.EqualFold(text, "null")
}
