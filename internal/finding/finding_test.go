package finding

import "testing"

func TestFingerprint(t *testing.T) {
	base := Path{Collection: "checkout", Field: "email", Purpose: "delivery", Ref: "shop.users.email"}
	same := Fingerprint("over-collected", base)
	// Pinned: baselines hold fingerprints, so a change here is a break for users.
	if want := "46a730e0cdc8ed51"; same[:16] != want || len(same) != 64 {
		t.Errorf("the fingerprint is %s, want %s…", same, want)
	}
	other := map[string]string{
		"another rule":                  Fingerprint("too-precise", base),
		"another purpose":               Fingerprint("over-collected", Path{Collection: "checkout", Field: "email", Purpose: "billing", Ref: "shop.users.email"}),
		"another place":                 Fingerprint("over-collected", Path{Collection: "checkout", Field: "email", Purpose: "delivery"}),
		"parts cut at another position": Fingerprint("over-collected", Path{Collection: "checkoute", Field: "mail", Purpose: "delivery", Ref: "shop.users.email"}),
		"the waiver of it":              Fingerprint("over-collected", Path{Collection: "checkout", Field: "email", Purpose: "delivery", Ref: "shop.users.email", Waives: "undeclared"}),
		"the same word in another part": Fingerprint("over-collected", Path{Collection: "checkout", Field: "email", Scope: "delivery", Ref: "shop.users.email"}),
	}
	for name, fingerprint := range other {
		if fingerprint == same {
			t.Errorf("%s has the same fingerprint", name)
		}
	}
}

func TestSeverity(t *testing.T) {
	for i, name := range SeverityNames() {
		s, err := ParseSeverity(name)
		if err != nil || s.String() != name || int(s) != len(SeverityNames())-1-i {
			t.Errorf("%s is read as %v, %v", name, s, err)
		}
	}
	if _, err := ParseSeverity("huge"); err == nil {
		t.Error("“huge” was read as a severity")
	}
}

func TestPathNames(t *testing.T) {
	// Pinned: baselines hold them, and an entry has to agree with its fingerprint.
	tests := []struct {
		path Path
		want string
	}{
		{Path{Collection: "checkout", Field: "dob", Purpose: "newsletter", Ref: "shop.users.dob"}, "checkout.dob at shop.users.dob for newsletter"},
		{Path{Collection: "checkout", Field: "dob", Purpose: "newsletter"}, "checkout.dob for newsletter"},
		{Path{Collection: "checkout", Field: "dob"}, "checkout.dob"},
		{Path{Collection: "checkout"}, "checkout"},
		{Path{Ref: "shop.users.dob"}, "shop.users.dob"},
		{Path{Purpose: "newsletter"}, "newsletter"},
		{Path{Scope: "no_mail"}, "no_mail"},
		{Path{Recipient: "courier"}, "courier"},
		{Path{Ref: "shop.users.dob", Waives: "undeclared"}, "the waiver of undeclared for shop.users.dob"},
	}
	for _, tt := range tests {
		if got := tt.path.String(); got != tt.want {
			t.Errorf("%+v is called %q, want %q", tt.path, got, tt.want)
		}
	}
}
