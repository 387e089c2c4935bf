package export

// words are all that the notice says besides what the project itself declares.
type words struct {
	Lang      string
	Title     string // before the controller's name
	Untitled  string // where nobody says who the controller is
	Intro     string
	ForPeople string // before the people whom the page is about
	Unread    string // before the files that could not be read
	Blank     string // what stands where nobody says anything

	Short        string // the heading of the summary
	AskedOne     string
	AskedMany    string // with their number
	OptionalOne  string
	OptionalMany string
	Decide       string // before the choices
	Others       string // before the receivers
	Questions    string // before the contact

	Chapters []Chapter // in the order of the page
	Unplaced string    // what is declared in a schema alone
	Needed   string
	Optional string
	Also     string
	OnlyIf   string
	Unless   string // the same, where one of the choices is on already
	Consent  string // where no choice is named
	Proof    string // why the answer to a choice is kept
	UsedFor  string
	MostFor  string
	AllFor   string
	Useless  string // where nobody says what for
	From     string
	Derived  string
	Renewed  string
	Correct  string
	Asks     string // before the choices that are made there
	About    string
	Special  string
	Passed   string

	Purposes  string
	Profiling string
	Sold      string
	Uses      string
	Why       string
	KeptFor   string
	NotKept   string
	UnlessOff string // the lawful basis of what is on until people switch it off
	Sees      string
	YourSay   string
	NoBenefit string

	Choices string
	Stops   string
	InPart  string
	GoesOn  string
	Ceases  string
	Gates   string
	Change  string

	Receivers string
	Where     string
	WhatFor   string
	Gets      string
	Protected string

	RightsTitle string

	Bases  map[string]string // by lawful basis
	States map[string]string // by mode and default of a consent scope
	Roles  map[string]string // by role of a recipient
	By     map[string]string // by role in a collection that another runs or has run
	Rights map[string]Rights // by law
}

func english() words {
	return words{
		Lang:      "en",
		Title:     "Your data at",
		Untitled:  "Your data",
		Intro:     "What we ask you for, why, how it helps you, and what you can switch off.",
		ForPeople: "This page is for:",
		Unread:    "This page is not finished. It may lack what these files say, for they could not be read:",
		Blank:     "not said yet",

		Short:        "In short",
		AskedOne:     "We ask you for one thing.",
		AskedMany:    "We ask you for %d things.",
		OptionalOne:  "One is up to you.",
		OptionalMany: "%d are up to you.",
		Decide:       "You decide:",
		Others:       "Others who see some of it:",
		Questions:    "Questions? Write to",

		Chapters: []Chapter{
			{Anchor: "asked", Title: "What we ask you for"},
			{Anchor: "recorded", Title: "What we note as you go along", About: "Nobody types this in. It comes about while you use what we offer."},
			{Anchor: "received", Title: "What we got from others", About: "You did not give us this yourself."},
			{Anchor: "inferred", Title: "What we work out about you", About: "Nobody told us this. We conclude it from other things, and may be wrong."},
			{Anchor: "other", Title: "What else we keep"},
		},
		Unplaced: "Kept in our records",
		Needed:   "We need",
		Optional: "Up to you",
		Also:     "Also kept",
		OnlyIf:   "Only if you say yes to",
		Unless:   "Unless you switch off",
		Consent:  "Only if you say yes",
		Proof:    "So that we remember what you decided.",
		UsedFor:  "Used for:",
		MostFor:  "Unless it says otherwise, we use this for:",
		AllFor:   "We use all of this for:",
		Useless:  "What for:",
		From:     "We got it from",
		Derived:  "Worked out from your",
		Renewed:  "Last renewed on",
		Correct:  "Is something wrong? Correct it here:",
		Asks:     "Here you also decide:",
		About:    "About:",
		Special:  "very personal",
		Passed:   "passed on, not kept",

		Purposes:  "What we use it for",
		Profiling: "For this we build a profile of you.",
		Sold:      "For this your data is sold to others, or shared with them.",
		Uses:      "What we use",
		Why:       "Why we may",
		KeptFor:   "How long",
		NotKept:   "We do not keep it.",
		UnlessOff: "Only as long as you do not switch it off.",
		Sees:      "Who else sees it",
		YourSay:   "Your say",
		NoBenefit: "How it helps you:",

		Choices: "What you decide",
		Stops:   "If you say no, this stops:",
		InPart:  "If you say no, this stops only in part:",
		GoesOn:  "This goes on all the same:",
		Ceases:  "We then no longer collect your",
		Gates:   "Without it you cannot use:",
		Change:  "Change it here",

		Receivers: "Who else sees it",
		Where:     "Where",
		WhatFor:   "What for",
		Gets:      "What it gets",
		Protected: "Protected by",

		RightsTitle: "What else you can ask of us",

		Bases: map[string]string{
			"consent":                        "Only if you say yes",
			"contract":                       "We need it to do what you asked us to do",
			"legal_obligation":               "The law asks us to",
			"vital_interests":                "It can save somebody’s life",
			"public_task":                    "It is part of a task in the public interest",
			"legitimate_interests":           "It is in our own interest",
			"recognised_legitimate_interest": "It is in an interest that the law recognises",
		},
		States: map[string]string{
			"consent off":   "Off until you say yes.",
			"consent on":    "On until you switch it off.",
			"objection on":  "We do this until you say no.",
			"objection off": "We do not do this unless you ask for it.",
		},
		Roles: map[string]string{
			"processor":  "It works for us, and only as we tell it.",
			"controller": "It decides for itself what it does with your data.",
			"joint":      "It decides together with us what is done with your data.",
		},
		By: map[string]string{
			"":           "%s decides about this.",
			"controller": "%s decides about this.",
			"processor":  "We do this for %s, which decides about it.",
			"joint":      "We decide about this together with %s.",
		},
		Rights: englishRights(),
	}
}
