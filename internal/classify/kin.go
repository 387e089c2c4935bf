package classify

import "github.com/pare-dev/pare/internal/policy"

// kin is a family of data that are kept together: where one of them is sure, a
// doubtful name beside it is of the same family. Beside a card's number, a “valid
// until” is the card's.
type kin uint8

const (
	ofNone kin = iota
	ofAddress
	ofDevice
	ofCard
	ofBankAccount
	ofBody
	kins
)

func kinOf(category string) kin {
	for _, f := range [...]struct {
		prefix string
		kin    kin
	}{
		{"user.contact.address", ofAddress},
		{"user.device", ofDevice},
		{"user.financial.credit_card", ofCard},
		{"user.financial.bank_account", ofBankAccount},
		{"user.health_and_medical", ofBody},
		{"user.biometric.health", ofBody},
	} {
		if policy.Under(category, f.prefix) {
			return f.kin
		}
	}
	return ofNone
}
