package export

import (
	"net/mail"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/pare-dev/pare/internal/retention"
)

// How technical values read in English.

// keptFor is how long something is kept, from when: 2 years after your last order.
func keptFor(r *retention.Retention) string { return r.For.Words() + " " + since(r.After.Value) }

// since says from when a time counts. The events are whatever people call them;
// those that many call alike have words of their own.
func since(event string) string {
	words := spaced(event)
	if known, ok := events()[strings.ReplaceAll(strings.ToLower(words), " ", "_")]; ok {
		return known
	}
	first, _, _ := strings.Cut(words, " ")
	switch strings.ToLower(first) {
	case "after", "from", "since", "when", "once":
		return words
	case "the", "your", "you", "we", "a", "an", "each", "every":
		return "after " + words
	case "last", "first", "next":
		return "after your " + words
	}
	return "after the " + words
}

func events() map[string]string {
	return map[string]string{
		"account_closed":        "after your account is closed",
		"account_closure":       "after your account is closed",
		"account_deleted":       "after your account is deleted",
		"account_deletion":      "after your account is deleted",
		"application":           "after your application",
		"collected":             "after we get it",
		"collection":            "after we get it",
		"consent":               "after you say yes",
		"consent_withdrawn":     "after you take back your yes",
		"contract_end":          "after your contract ends",
		"created":               "after we get it",
		"delivery":              "after your delivery",
		"employment_end":        "after you leave",
		"end_of_contract":       "after your contract ends",
		"end_of_employment":     "after you leave",
		"end_of_year":           "after the end of the year",
		"inactivity":            "after you were last here",
		"last_activity":         "after you were last here",
		"last_login":            "after you last signed in",
		"last_seen":             "after you were last here",
		"last_sign_in":          "after you last signed in",
		"last_use":              "after you last used it",
		"last_visit":            "after your last visit",
		"order":                 "after your order",
		"payment":               "after your payment",
		"purchase":              "after your purchase",
		"registration":          "after you sign up",
		"sign_up":               "after you sign up",
		"signup":                "after you sign up",
		"subscription_end":      "after your subscription ends",
		"unsubscribe":           "after you unsubscribe",
		"withdrawal":            "after you take back your yes",
		"withdrawn":             "after you take back your yes",
		"withdrawal_of_consent": "after you take back your yes",
	}
}

// country is the name of a country, or its code where it has none.
func country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.English.Regions().Name(region); name != "" {
		return name
	}
	return code
}

// day is a date in words: 30 December 2025.
func day(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return t.Format("2 January 2006")
}

// spaced makes words of a key: last_order → last order.
func spaced(key string) string {
	return strings.Join(strings.FieldsFunc(key, func(c rune) bool { return c == '_' || c == '-' || c == '.' || unicode.IsSpace(c) }), " ")
}

// within is a title as it stands inside a sentence: Purchase history → purchase
// history, but IP address.
func within(title string) string {
	if title == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(title)
	if second, _ := utf8.DecodeRuneInString(title[size:]); unicode.IsUpper(second) {
		return title
	}
	return string(unicode.ToLower(first)) + title[size:]
}

// sentence ends with a full stop, unless it ends already.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// link is where a text leads that is the address of a page or of a mailbox; ""
// where it is neither.
func link(s string) string {
	if strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' || strings.ContainsRune("<>\"`\\()[]{}|^", c) }) {
		return ""
	}
	if u, err := url.Parse(s); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		return s
	}
	if a, err := mail.ParseAddress(s); err == nil && a.Address == s {
		return "mailto:" + s
	}
	return ""
}

// sentenceCase begins with a capital letter.
func sentenceCase(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
