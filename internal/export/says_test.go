package export_test

import (
	"bytes"
	"strings"
	"testing"
)

// TestSays looks for the sentences that rarer declarations make.
func TestSays(t *testing.T) {
	rules := `subjects:
  member: {title: Members}
  guest: {title: Guests}
purposes:
  shows:
    title: Show you films
    benefit: You find one for tonight.
    basis: consent
    condition: a
    profiling: true
    kind: sale
    needs: [user.behavior.media_consumption]
    retention: {for: P3M, after: last_visit}
  doors:
    title: Open the door
    benefit: You get in.
    basis: contract
    needs: [user.health_and_medical.disability]
consent_scopes:
  films: {title: Films for me, description: We look at what you watch., mode: consent, purposes: [shows], default: off, withdraw: at the counter, gates: doors}
`
	manifest := `controller: {name: The Cinema, contact: hello@cinema.example}
recipients:
  broker: {title: Data broker, role: controller, country: US, safeguard: a contract, purposes: [shows], categories: [user.behavior.media_consumption]}
collections:
  - id: app
    title: Watch in the app
    kind: event
    subjects: [member]
    asks: [films]
    fields:
      - {name: seen, category: user.behavior.media_consumption, precision: genre, purposes: [shows], explain: So that we show you more of it., stored_in: none}
      - {name: state, category: system.operations, purposes: [shows]}
  - id: bought
    title: From the other cinema
    kind: import
    subjects: [guest]
    source: {name: The Other Cinema, refreshed: 2026-03-01, correct: https://other.example/me}
    fields:
      - {name: wheels, label: How you get around, category: user.health_and_medical.disability, purposes: [doors], explain: So that the wide door is open., stored_in: none}
  - id: partner
    title: The partner's club
    kind: form
    role: processor
    controller: The Club
    subjects: [guest]
    fields:
      - {name: born, category: user.demographic.date_of_birth, precision: band, purposes: [doors], required: true, explain: The club asks for it., stored_in: none}
  - id: jointly
    title: The festival
    kind: form
    role: joint
    controller: The Festival
    subjects: [guest]
    fields:
      - {name: mail, category: user.contact.email, purposes: [doors], required: false, explain: Your ticket comes there., stored_in: none}
      - {name: taste, category: user.behavior.media_consumption, precision: genre, label: What you like, purposes: [shows], required: false, explain: We look for it., stored_in: none}
`
	r := project(t, rules, manifest, "")
	tests := map[string]struct{ says, not []string }{
		"notice markdown": {[]string{
			"This page is for: members and guests.",
			"- We ask you for 3 things. 2 are up to you.",
			"### Watch in the app\n\nAbout: members\n\n- **Media consumption (genre)** (passed on, not kept): So that we show you more of it. Only if you say yes to “Films for me”. Used for: Show you films\n",
			"We got it from The Other Cinema.\n\nLast renewed on 1 March 2026.\n",
			"**How you get around** (very personal, passed on, not kept)",
			"- **What we use:** How you get around, age range and email address",
			"- **What you like** (passed on, not kept): We look for it. Used for: Show you films\n", // no choice is asked there
			"Is something wrong? Correct it here: <https://other.example/me>",
			"We do this for The Club, which decides about it.",
			"We decide about this together with The Festival.",
			"**Age range**",
			"For this we build a profile of you.",
			"For this your data is sold to others, or shared with them.",
			"Without it you cannot use: Open the door.",
			"Change it here: at the counter",
			"It decides for itself what it does with your data.",
			"- **Protected by:** a contract",
			"- **How long:** We do not keep it.",
		}, []string{"system", "Operations"}},
		"ropa markdown": {[]string{
			"## As controller\n\nGDPR Art. 30(1)\n\n### Open the door\n\n| what | declared |\n| --- | --- |\n| joint controllers | The Festival |\n",
			"Disability (user.health\\_and\\_medical.disability), special category",
			"## On behalf of others\n\nGDPR Art. 30(2)\n\n### Open the door\n\n| what | declared |\n| --- | --- |\n| on behalf of | The Club |\n",
			"Age range (user.demographic.date\\_of\\_birth)",
			"| transfers | Data broker, United States: a contract |",
			"| time limits for erasure | 3 months after “last visit” |",
			"condition for special categories: not stated",
		}, []string{"Operations"}},
		"ropa csv": {[]string{
			"\"Data broker, controller, United States\"",
			",The Club,,Open the door,doors,",
		}, nil},
		"preferences json": {[]string{`"gates": "doors"`, `"withdraw": "at the counter"`, `"title": "Media consumption (genre)"`}, nil},
	}
	for _, d := range everyDocument() {
		test := tests[d.document+" "+d.format]
		var b bytes.Buffer
		if err := d.write(&b, r, nil); err != nil {
			t.Fatal(err)
		}
		for _, want := range test.says {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%s %s does not say %q:\n%s", d.document, d.format, want, b.String())
			}
		}
		for _, bad := range test.not {
			if strings.Contains(b.String(), bad) {
				t.Errorf("%s %s says %q", d.document, d.format, bad)
			}
		}
	}
}
