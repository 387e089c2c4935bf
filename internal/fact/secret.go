package fact

import (
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
)

// protection says whether the places that keep a credential say that it is
// hashed or encrypted. The value itself is never read: what counts is the name
// of the table, column or path, and the column's comment.
func (c *computer) protection(f *inventory.Field) string {
	switch {
	case c.category(f.Category.Value).Guarded != "credential":
		return "no_secret"
	case f.NotStored:
		return "not_kept"
	}
	protection := "unknown"
	for _, p := range f.Places {
		if p.State == inventory.Stale {
			continue
		}
		says := p.At.Path + " " + f.Category.Value
		if len(p.Columns) == 0 && !protects(p.At.Table+" "+p.At.Column+" "+says) {
			return "missing"
		}
		for _, col := range p.Columns { // a pattern reaches several, and each keeps the secret
			if !protects(col.Table.Name + " " + col.Name + " " + col.Comment + " " + says) {
				return "missing"
			}
		}
		protection = "stated"
	}
	return protection
}

// protects reports whether words speak of what makes a secret unreadable, and do
// not deny it.
func protects(words string) bool {
	words = strings.ToLower(words)
	for _, denial := range []string{"unencrypted", "unhashed", "not encrypted", "not hashed", "not yet"} {
		if strings.Contains(words, denial) {
			return false
		}
	}
	for _, part := range []string{"hash", "digest", "crypt", "cipher", "argon2", "pbkdf2", "sealed", "salted", "sha256", "sha512", "hmac"} {
		if strings.Contains(words, part) {
			return true
		}
	}
	return false
}
