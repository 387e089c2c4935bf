package export

import "slices"

// Rights are what one law lets people ask for.
type Rights struct {
	Where string // for whom they hold; "" for everybody
	List  []string
}

// englishRights says what the laws give people, in plain words, by the law's ID.
// The article stands beside each: it is what to read when the words are doubted.
func englishRights() map[string]Rights {
	return map[string]Rights{
		"gdpr": {"If you live in the European Union, Iceland, Liechtenstein or Norway", append(european(),
			"Complain to the authority that watches over data protection where you live.", // Art. 77
		)},
		"uk-gdpr": {"If you live in the United Kingdom", append(european(),
			"Complain to us, and to the authority that watches over data protection.", // Data Protection Act 2018 s. 164A, s. 165
		)},
		"ccpa": {"If you live in California", []string{ // Cal. Civ. Code
			"Ask what we know about you, where we got it, what for and who gets it, and get a copy.", // § 1798.110, § 1798.115, § 1798.130(a)(3)
			"Have mistakes corrected.",                                                 // § 1798.106
			"Have what we got from you deleted.",                                       // § 1798.105
			"Tell us not to sell your data, and not to share it for advertising.",      // § 1798.120, § 1798.140(ah)
			"Have us use what is very personal for nothing but what you asked us for.", // § 1798.121
			"Do any of this without being treated worse for it.",                       // § 1798.125
		}},
		"modpa": {"If you live in Maryland", []string{ // Md. Code, Com. Law
			"Ask what we know about you, and take a copy with you, in a form that other programs can read.", // § 14-4705(b)(1), (2), (5)
			"Have mistakes corrected.",                             // § 14-4705(b)(3)
			"Have your data deleted, unless a law has us keep it.", // § 14-4705(b)(4)
			"Ask what kinds of companies we gave it to.",           // § 14-4705(b)(6)
			"Say no to advertising aimed at you, to the sale of your data, and to profiles by which a computer alone decides something that matters much to you.", // § 14-4705(b)(7)
			"Take back a yes at any time.",                                               // § 14-4707(b)(1)(iii)
			"Do any of this without being treated worse for it.",                         // § 14-4707(a)(6)
			"Have us think again where we refuse, and complain to the Attorney General.", // § 14-4705, on appeals
		}},
	}
}

// sharedFirst takes what all laws give alike, where that is much, to the front, so
// that nobody reads it once for each place.
func sharedFirst(laws []Rights) []Rights {
	const much = 3
	switch len(laws) {
	case 0:
		return nil
	case 1:
		return []Rights{{List: laws[0].List}}
	}
	inAll := func(right string) bool {
		return !slices.ContainsFunc(laws, func(law Rights) bool { return !slices.Contains(law.List, right) })
	}
	shared := slices.DeleteFunc(slices.Clone(laws[0].List), func(right string) bool { return !inAll(right) })
	if len(shared) < much {
		return laws
	}
	parted := []Rights{{List: shared}}
	for _, law := range laws {
		if own := slices.DeleteFunc(slices.Clone(law.List), inAll); len(own) > 0 {
			parted = append(parted, Rights{law.Where, own})
		}
	}
	return parted
}

// european are the rights of the GDPR, which the United Kingdom kept.
func european() []string {
	return []string{
		"Ask what we know about you, and get a copy.",                                                 // Art. 15
		"Have mistakes corrected.",                                                                    // Art. 16
		"Have your data deleted when we need it no longer, or may use it no longer.",                  // Art. 17(1)
		"Have us set it aside while something is in dispute.",                                         // Art. 18(1)
		"Take what you gave us with you, in a form that other programs can read.",                     // Art. 20(1)
		"Say no to advertising at any time, and object to what we do in our own interest.",            // Art. 21(1), (2)
		"Take back a yes at any time.",                                                                // Art. 7(3)
		"Have a person look again at what a computer alone decided about you, where it matters much.", // Art. 22(3); UK: Art. 22C
	}
}
