package inventory

import (
	"strings"
	"testing"
)

func TestParseRef(t *testing.T) {
	tests := []struct {
		in   string
		want Ref
		ok   bool
	}{
		{"shop.users.email", Ref{Dataset: "shop", Table: "users", Column: "email"}, true},
		{"shop.auth.users.email", Ref{Dataset: "shop", Schema: "auth", Table: "users", Column: "email"}, true},
		{"shop.users.traits#/interests/0", Ref{Dataset: "shop", Table: "users", Column: "traits", Path: "/interests/0"}, true},
		{`shop."odd.table".id`, Ref{Dataset: "shop", Table: "odd.table", Column: "id"}, true},
		{`shop."a ""b""".id`, Ref{Dataset: "shop", Table: `a "b"`, Column: "id"}, true},
		{"shop.users.*", Ref{Dataset: "shop", Table: "users", Column: "*"}, true},
		{"shop.users.größe", Ref{Dataset: "shop", Table: "users", Column: "größe"}, true},
		{"shop.users", Ref{}, false},
		{"a.b.c.d.e", Ref{}, false},
		{"shop..email", Ref{}, false},
		{"shop.users.", Ref{}, false},
		{"shop.users.traits#interests", Ref{}, false},
		{"shop.users.traits#/", Ref{}, false},
		{`shop."users.email`, Ref{}, false},
		{`shop."users"x.email`, Ref{}, false},
		{"", Ref{}, false},
	}
	for _, tt := range tests {
		got, err := ParseRef(tt.in)
		if got != tt.want || (err == nil) != tt.ok {
			t.Errorf("ParseRef(%q) = %+v, %v", tt.in, got, err)
			continue
		}
		if tt.ok && got.String() != tt.in {
			t.Errorf("%q is written as %q", tt.in, got)
		}
	}
}

func TestParseTableRef(t *testing.T) {
	if got, err := ParseTableRef("shop.auth.users"); err != nil || got.String() != "shop.auth.users" {
		t.Errorf("got %v, %v", got, err)
	}
	for _, in := range []string{"users", "a.b.c.d", "shop.users#/x"} {
		if _, err := ParseTableRef(in); err == nil {
			t.Errorf("%q was read as a table", in)
		}
	}
}

func TestGlob(t *testing.T) {
	tests := []struct {
		pattern, s string
		want       bool
	}{
		{"users", "users", true},
		{"users", "user", false},
		{"*", "", true},
		{"*", "anything", true},
		{"user*", "users", true},
		{"*_at", "created_at", true},
		{"*_at", "attic", false},
		{"a*b*c", "aXbYbZc", true},
		{"a*b*c", "aXc", false},
		{"a*a", "a", false},
		{"*ab*b", "aabab", true},
		{"user*", "user", true},
		{"", "", true},
		{"", "x", false},
	}
	for _, tt := range tests {
		if got := Glob(tt.pattern, tt.s); got != tt.want {
			t.Errorf("Glob(%q, %q) = %v", tt.pattern, tt.s, got)
		}
	}
	// A pattern of many stars must not try every way to fill them.
	if Glob(strings.Repeat("*a", 50), strings.Repeat("a", 20_000)+"b") {
		t.Error("a pattern that ends in a fits a text that ends in b")
	}
}
