package export

import "github.com/pare-dev/pare/internal/policy"

// The gaps that several documents tell of, in the same words.

func noBenefit(p *policy.Purpose) string {
	return "nothing says how “" + p.Title.Value + "” helps the person"
}

func noDescription(s *policy.Scope) string {
	return "nothing describes the choice “" + s.Title.Value + "” to people"
}

func noWithdrawal(s *policy.Scope) string {
	return "nothing says where people change “" + s.Title.Value + "”"
}

func noDefault(s *policy.Scope) string {
	return "nothing says whether “" + s.Title.Value + "” is on or off until people choose"
}

func noChoice(p *policy.Purpose) string {
	return "nothing lets people choose “" + p.Title.Value + "”, which rests on consent"
}

func noAsking(s *policy.Scope) string {
	return "nothing says where people are asked “" + s.Title.Value + "”"
}
