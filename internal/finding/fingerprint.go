package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Fingerprint identifies a finding over time: the SHA-256, in hex, of the rule's
// id and the logical path. Lines, files, words and versions are no part of it,
// so that a finding keeps its identity while the files around it change.
func Fingerprint(rule string, p Path) string {
	h := sha256.New()
	parts := []string{rule, p.Collection, p.Field, p.Purpose, p.Scope, p.Recipient, p.Ref}
	if p.Waives != "" {
		parts = append(parts, p.Waives)
	}
	for _, part := range parts {
		// The length in front keeps parts apart whatever they hold.
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// IsFingerprint reports whether a text could be one.
func IsFingerprint(text string) bool {
	return len(text) == 2*sha256.Size && strings.Trim(text, "0123456789abcdef") == ""
}
