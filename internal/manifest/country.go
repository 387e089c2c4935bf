package manifest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// countries are the codes of ISO 3166-1 alpha-2, and EU, which it reserves for the
// European Union.
const countries = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
	"CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI FJ FK FM FO FR " +
	"GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
	"NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
	"SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
	"UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"

// country checks the country of a recipient. Where it is none the text is empty
// and keeps its place: it was said, and nobody can tell what.
func (x *reader) country(t source.Text) source.Text {
	known := strings.Fields(countries)
	if t.Value == "" || slices.Contains(known, t.Value) {
		return t
	}
	hint := ""
	switch upper := strings.ToUpper(t.Value); {
	case upper == "UK":
		hint = "the United Kingdom is GB"
	case upper == "USA":
		hint = "the United States are US"
	case upper == "EEA":
		hint = "write EU, or the country"
	case slices.Contains(known, upper):
		hint = "write " + upper
	}
	x.Fail(t.Span, "“country” in a recipient is “"+t.Value+"”, expected the two capital letters of ISO 3166-1", cmp.Or(hint, "write FR for France"))
	t.Value = ""
	return t
}
