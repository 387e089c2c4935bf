package fact_test

import "testing"

func TestProtection(t *testing.T) {
	tests := []struct {
		name  string
		field string
		want  string
	}{
		{"no credential", "category: user.contact.email, stored_in: [shop.users.password]", "no_secret"},
		{"a card number is no credential", "category: user.financial.credit_card.number, stored_in: [shop.users.password]", "no_secret"},
		{"its security code is", "category: user.financial.credit_card.security_code, stored_in: [shop.users.password]", "missing"},
		{"a column that says nothing", "category: user.authorization.password, stored_in: [shop.users.password]", "missing"},
		{"the column's name", "category: user.authorization.password, stored_in: [shop.users.password_hash]", "stated"},
		{"in capitals", "category: user.authorization.password, stored_in: [shop.users.EncryptedPassword]", "stated"},
		{"the table's name", "category: user.authorization.token, stored_in: [shop.token_digests.value]", "stated"},
		{"the column's comment", "category: user.authorization.password, stored_in: [shop.users.secret]", "stated"},
		{"the path inside JSON", "category: user.authorization.pin, stored_in: ['shop.users.extra#/pin_hash']", "stated"},
		{"a path that says nothing", "category: user.authorization.pin, stored_in: ['shop.users.extra#/pin']", "missing"},
		{"one place of two says nothing", "category: user.authorization.password, stored_in: [shop.users.password_hash, shop.users.password]", "missing"},
		{"every place says so", "category: user.authorization.password, stored_in: [shop.users.password_hash, shop.users.secret]", "stated"},
		{"not kept", "category: user.authorization.password, stored_in: none", "not_kept"},
		{"nobody says where", "category: user.authorization.password", "unknown"},
		{"kept where the schema has nothing", "category: user.authorization.password, stored_in: [shop.users.gone]", "unknown"},
		{"what is gone says nothing of the rest", "category: user.authorization.password, stored_in: [shop.users.gone, shop.users.password_hash]", "stated"},
		{"nor does it excuse it", "category: user.authorization.password, stored_in: [shop.users.gone_hash, shop.users.password]", "missing"},
		{"a table that was not read", "category: user.authorization.password, stored_in: [shop.unread.password_hash]", "stated"},
		{"a pattern that reaches one of each", "category: user.authorization.password, stored_in: ['shop.users.pass*']", "missing"},
		{"a pattern that reaches a name that says so", "category: user.authorization.password, stored_in: ['shop.users.password_*']", "stated"},
		{"one comment does not speak for all that a pattern reaches", "category: user.authorization.password, stored_in: ['shop.users.s*']", "missing"},
		{"a comment that says it is not", "category: user.authorization.password, stored_in: [shop.users.plain]", "missing"},
		{"a comment that says it will be", "category: user.authorization.password, stored_in: [shop.users.later]", "missing"},
		{"a name that says it is not", "category: user.authorization.password, stored_in: [shop.users.unencrypted_password]", "missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			users := table("users", "password text", "password_hash text", "EncryptedPassword text", "secret text", "spare text",
				"plain text", "later text", "unencrypted_password text", "extra jsonb")
			users.Columns[3].Comment = "bcrypt, cost 12"
			users.Columns[5].Comment = "not encrypted"
			users.Columns[6].Comment = "not yet hashed"
			unread := table("unread")
			unread.Unread = true
			a := assess(t, "{}", "collections: [{id: c, fields: [{name: f, "+tt.field+"}]}]", users, table("token_digests", "value text"), unread)
			if got := field(t, a, "c.f").Record.Protection; got != tt.want {
				t.Errorf("protection %s, want %s", got, tt.want)
			}
		})
	}
}
