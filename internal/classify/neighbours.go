package classify

import (
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// neighbours are the columns of a table that tell what doubtful ones beside
// them mean. Of several the first by name counts, whatever their order.
type neighbours struct {
	person string       // is surely about somebody: an email address, or what only people have
	some   string       // is what only people have, of somebody: insured_dob
	key    string       // refers to somebody: user_id
	spot   string       // tells where a device is: a latitude, an IP address
	kin    [kins]string // is surely of a family of data
	traits described
}

// described are the columns of what describes people: sex, education, an
// illness. One may describe a product; two of different kinds describe somebody.
type described struct {
	least, most string // by name
	category    string // of one of them
	differ      bool   // another has another category
}

func (d *described) meet(name, category string) {
	first(&d.least, name)
	d.most = max(d.most, name)
	d.differ = d.differ || d.category != "" && d.category != category
	d.category = category
}

// of gives one of them that is not the column itself, or "".
func (d *described) of(column string) string {
	switch {
	case !d.differ:
		return ""
	case d.least != column:
		return d.least
	}
	return d.most
}

// meet notes what a column tells of its table.
func (r *run) meet(n *neighbours, col *inventory.Column, e *evidence) {
	if r.refers() {
		first(&n.key, col.Name)
	}
	if e.category < 0 || e.phrase == nil || e.phrase.weak || e.weight < sureAt {
		return
	}
	category := r.keys[e.category]
	if kin := r.traits[e.category].kin; kin != ofNone && (kin != ofDevice || category == "user.device.user_agent") { // servers have addresses, and no user agent
		first(&n.kin[kin], col.Name)
	}
	switch category {
	case "user.contact.address.street", "user.contact.address.postal_code": // a shop has those, too
	case "user.location.precise", "user.device.ip_address":
		first(&n.spot, col.Name)
	default:
		if r.traits[e.category].human {
			first(&n.some, col.Name)
		}
		if describes(category) {
			n.traits.meet(col.Name, category)
		}
		if e.whole && (r.traits[e.category].human || category == "user.contact.email") {
			first(&n.person, col.Name)
		}
	}
}

func first(least *string, name string) {
	if *least == "" || name < *least {
		*least = name
	}
}

// refers reports whether the column that was just looked at is a key of
// somebody: user_id or id_utente, and nothing but that.
func (r *run) refers() bool {
	if len(r.words) != 2 {
		return false
	}
	who, key := r.vocabulary.roles[r.words[0]], r.vocabulary.roles[r.words[1]]
	if who&codes != 0 {
		who, key = key, who // id_usuario
	}
	return who&person != 0 && who&act == 0 && key&codes != 0
}

// of gives the neighbour that speaks for a doubtful column of a category, or "".
func (n *neighbours) of(column, category string, family kin) string {
	if n.person != "" && n.person != column {
		return n.person
	}
	kin := n.kin[family]
	if kin == column {
		kin = ""
	}
	switch {
	case family == ofAddress && kin != "":
		return kin
	case policy.Under(category, "user.location") && n.spot != "" && n.spot != column:
		return n.spot
	case n.key != "" && !ofAnything(category):
		return n.key
	case kin != "":
		return kin
	}
	return n.traits.of(column)
}

// ofStay reports whether a city or a country is where a device is rather than
// where somebody lives: it stands beside a position or an IP address, and beside
// nothing else of an address.
func (n *neighbours) ofStay(e *evidence) bool {
	return n.spot != "" && n.kin[ofAddress] == "" && e.phrase.weak && e.table.about != person && e.about == 0
}
