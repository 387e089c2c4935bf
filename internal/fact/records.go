// Package fact computes what rules judge: for every use, field, column,
// table, purpose, consent scope, collection, recipient and waiver a record of
// facts, each a plain value with a declared domain; and the verdict of every field and column.
//
// A record's struct tags declare its facts: "expr" is the name that conditions
// use, "domain" the values it can take (words, or "bool", or "number"), "doc"
// its meaning. Records that there are many of are comparable values, so that a
// verdict on one holds for all that are equal; they point at shared immutable
// records of what there is few of, which are never nil.
package fact

// Use is a field under one purpose at one place: the unit that is judged.
type Use struct {
	Need             string      `expr:"need" domain:"required optional none unstated" doc:"whether the purpose needs the category: unstated where the purpose lists no needs"`
	Reason           string      `expr:"reason" domain:"stated missing" doc:"whether the need that reaches the category says because"`
	Precision        string      `expr:"precision" domain:"ok finer unknown" doc:"whether the datum is finer than every matching need allows: unknown where a need states a precision and the field does not"`
	Choice           string      `expr:"choice" domain:"not_required covered missing secondary" doc:"whether the person chose this use: missing where consent is needed and no scope covers it, secondary where the purpose goes beyond those the datum was collected for without a choice of its own"`
	Asked            string      `expr:"asked" domain:"consent objection none" doc:"the mode of the scope of this purpose that is put to the person where the datum is collected or where its consent_at says; consent goes before objection"`
	Retention        string      `expr:"retention" per:"place" domain:"ok longer different_events missing not_kept" doc:"how the time the datum is kept compares with what its purposes need; longer is said once for a place, on the purpose that needs it longest"`
	Stored           string      `expr:"stored" per:"place" domain:"found stale none unstated unchecked" doc:"whether the place it is kept at exists: none where it is not kept, unchecked where no schema was read"`
	Required         string      `expr:"required" domain:"yes no unstated" doc:"whether the person must give it at collection"`
	Preselected      string      `expr:"preselected" domain:"yes no unstated" doc:"whether it is filled in or ticked beforehand"`
	Elsewhere        string      `expr:"elsewhere" domain:"needed not_needed" doc:"whether another purpose needs the same datum, as finely as it is kept"`
	GroundsElsewhere bool        `expr:"grounds_elsewhere" domain:"bool" doc:"whether another purpose of the same field has a lawful basis and, where it rests on consent, a choice"`
	Category         *Category   `expr:"category"`
	Purpose          *Purpose    `expr:"purpose"`
	Collection       *Collection `expr:"collection"`
}

// Field is one declared datum, over all its uses.
type Field struct {
	Grounds     string      `expr:"grounds" domain:"ok no_purpose no_basis no_choice" doc:"whether some use has a defined purpose with a lawful basis and, where it rests on consent, a choice"`
	Needed      string      `expr:"needed" domain:"required optional none unstated" doc:"the strongest need of all its purposes: required, else unstated where one lists no needs, else optional"`
	Stored      string      `expr:"stored" domain:"found stale none unstated unchecked" doc:"whether every place it is kept at exists"`
	Tables      int         `expr:"tables" domain:"number" doc:"in how many tables it is kept, keys that tie rows together aside; of several fields that keep what tells who the same people are, the first counts the tables of all"`
	Protection  string      `expr:"protection" domain:"no_secret stated missing unknown not_kept" doc:"whether the name or the comment of every place a secret is kept at says that it is hashed or encrypted: no_secret for all but credentials, unknown where nobody says where it is kept"`
	Explained   bool        `expr:"explained" domain:"bool" doc:"whether the person is told why it is asked"`
	Required    string      `expr:"required" domain:"yes no unstated" doc:"whether the person must give it at collection"`
	Preselected string      `expr:"preselected" domain:"yes no unstated" doc:"whether it is filled in or ticked beforehand"`
	Answers     string      `expr:"answers" domain:"no consent objection" doc:"the mode of the scope to which it is the person's answer, where it is a privacy preference"`
	AskedToo    bool        `expr:"asked_too" domain:"bool" doc:"whether the same people are asked for the same category elsewhere, in a form, an API or an SDK"`
	Category    *Category   `expr:"category"`
	Collection  *Collection `expr:"collection"`
}

// Column is one column of a schema.
type Column struct {
	Declared  string    `expr:"declared" domain:"field statement no" doc:"what says what the column is: a field or its annotation, a statement under columns:, or nothing"`
	Personal  bool      `expr:"personal" domain:"bool" doc:"whether it holds personal data, as declared or else as classified"`
	Linked    bool      `expr:"linked" domain:"bool" doc:"whether its table is tied to people by keys although the column itself is not personal"`
	Opaque    bool      `expr:"opaque" domain:"bool" doc:"whether it can hold anything (JSON, XML, binary, key and value) in a table tied to people, without being declared complete"`
	Disputed  bool      `expr:"disputed" domain:"bool" doc:"whether the classifier, with confidence, finds another or a finer category than is declared"`
	Nullable  bool      `expr:"nullable" domain:"bool" doc:"whether it may be empty"`
	Mandatory bool      `expr:"mandatory" domain:"bool" doc:"whether it must be filled for every person: it may not be empty, has no default, and its table has a row for everyone"`
	Needed    string    `expr:"needed" domain:"required optional none unstated" doc:"the strongest need of all that is kept in it: required, else unstated where a purpose lists no needs, else optional"`
	Required  string    `expr:"required" domain:"yes no unstated" doc:"whether the person must give what is kept in it, at any collection"`
	Type      string    `expr:"type" domain:"fits finer contradicts" doc:"whether its type agrees with what is declared: finer where it keeps more precisely than the declared precision, contradicts where it cannot hold the category at all"`
	Reviewed  string    `expr:"reviewed" domain:"unstated undated current outdated" doc:"whether the migration that introduced it is older than the day its declaration was reviewed: undated where the file's name tells no day"`
	Category  *Category `expr:"category"`
}

// Table is one table of a schema.
type Table struct {
	Linked       bool `expr:"linked" domain:"bool" doc:"whether keys, or columns named as such, tie it to people and some of its columns are neither personal nor said to be anything"`
	Pseudonymous bool `expr:"pseudonymous" domain:"bool" doc:"whether it has a column that is declared pseudonymous"`
	Identified   bool `expr:"identified" domain:"bool" doc:"whether it has, beside any pseudonymous column, one that says who the person is: of an identifying category, or a key to a table that has one"`
}

// Category is a kind of personal data.
type Category struct {
	Key         string // the subject of under(category, …); not a fact itself
	Title       string
	Guarded     string `expr:"guarded" domain:"no special criminal credential government_id financial location child" doc:"why a broad statement never reaches it: GDPR Art. 9 and Art. 10 data, credentials, government identifiers, financial accounts, precise location, children's data"`
	Sensitivity string `expr:"sensitivity" domain:"unknown low medium high" doc:"how much harm it can do in the wrong hands"`
	Identifying bool   `expr:"identifying" domain:"bool" doc:"whether it tells by itself who the person is, or leads straight to them: names, addresses, identifiers"`
}

// Purpose is why data is used.
type Purpose struct {
	Key        string
	Title      string
	Titled     string `expr:"title" domain:"specific vague" doc:"whether its title says what the data is used for: vague where it is empty, or made of catch-all words"`
	Basis      string `expr:"basis" domain:"missing consent contract legal_obligation vital_interests public_task legitimate_interests recognised_legitimate_interest" doc:"the lawful basis of GDPR Art. 6(1) it rests on, or the recognised legitimate interest of UK GDPR Art. 6(1)(ea)"`
	Kind       string `expr:"kind" domain:"missing service personalization marketing advertising sale analytics security legal research" doc:"what kind of purpose it is"`
	Needs      string `expr:"needs" domain:"stated vague missing" doc:"whether it lists the categories it needs: vague where one is user or a group right beneath it"`
	Benefit    string `expr:"benefit" domain:"stated missing" doc:"whether it says how the use helps the person"`
	Retention  string `expr:"retention" domain:"stated by_place missing not_kept" doc:"whether it says how long its data is kept: by_place where every place says so itself, not_kept where none of its data is stored"`
	Used       bool   `expr:"used" domain:"bool" doc:"whether any field is collected for it"`
	Choice     string `expr:"choice" domain:"none consent objection both" doc:"the modes of the scopes that are for it: one of mode consent counts where some collection asks it"`
	Interest   string `expr:"interest" domain:"stated missing" doc:"whether it names the legitimate interest that it pursues"`
	Balancing  string `expr:"balancing" domain:"stated missing" doc:"whether it names where that interest is weighed against those of the person"`
	Law        string `expr:"law" domain:"stated missing" doc:"whether it names the law that asks for it"`
	Condition  string `expr:"condition" domain:"missing a b c d e f g h i j" doc:"the condition of GDPR Art. 9(2) under which it may use special categories"`
	Art10      string `expr:"art10" domain:"stated missing" doc:"whether it names what GDPR Art. 10 asks for: official authority, or the law that allows data on crimes"`
	EPrivacy   string `expr:"eprivacy" domain:"missing existing_customer strictly_necessary other" doc:"the exception of the ePrivacy Directive that it claims: existing_customer for Art. 13(2), strictly_necessary for Art. 5(3)"`
	Electronic bool   `expr:"electronic" domain:"bool" doc:"whether it uses an address for electronic mail: email, telephone, fax, messenger"`
	Profiling  bool   `expr:"profiling" domain:"bool" doc:"whether it says that it profiles people"`
	Children   string `expr:"children" domain:"none gated ungated" doc:"whether it uses data of children: gated where an age gate or the consent of their parents is declared"`
	Risks      int    `expr:"risks" domain:"number" doc:"how many of the signs of high risk that can be told from declarations it shows: profiling, sensitive data, children and employees, monitoring, data of several sources combined, biometric techniques"`
	DPIA       string `expr:"dpia" domain:"stated missing" doc:"whether it names its data protection impact assessment"`
}

// Scope is one choice a person can make.
type Scope struct {
	Key         string
	Title       string
	Mode        string `expr:"mode" domain:"consent objection" doc:"consent is off until given, objection on until refused"`
	Default     string `expr:"default" domain:"on off missing" doc:"what holds until the person chooses"`
	Withdraw    string `expr:"withdraw" domain:"stated missing" doc:"whether it says where the choice can be changed"`
	Gates       string `expr:"gates" domain:"none own other" doc:"whether a service is refused without it: own where the service is one of its own purposes, other where it is not"`
	Purposes    int    `expr:"purposes" domain:"number" doc:"how many purposes stand behind it"`
	Controllers int    `expr:"controllers" domain:"number" doc:"how many controllers use the data behind it for themselves: the product's own, unless all it does is hand the data over (kind: sale), and each recipient that is a controller; those to whom a scope does nothing but hand it over count as one"`
	Asked       bool   `expr:"asked" domain:"bool" doc:"whether any collection puts it to the person"`
	Used        bool   `expr:"used" domain:"bool" doc:"whether any field is collected for one of its purposes"`
}

// Collection is a point where data is gathered.
type Collection struct {
	ID        string
	Title     string
	Kind      string `expr:"kind" domain:"missing form api event sdk import third_party inferred" doc:"how the data is gathered"`
	Asks      bool   `expr:"asks" domain:"bool" doc:"whether any consent scope is put to the person here"`
	Notice    string `expr:"notice" domain:"stated missing" doc:"whether it says where people are told of it"`
	Source    string `expr:"source" domain:"stated missing" doc:"whether it says where the data comes from: its source has a name or, for what is inferred, each field says what it is derived from"`
	Refreshed string `expr:"refreshed" domain:"stated missing" doc:"whether its source says when the data was last refreshed"`
	Correct   string `expr:"correct" domain:"stated missing" doc:"whether its source says where people can have the data corrected"`
	Deletion  string `expr:"deletion" domain:"stated missing not_kept unknown" doc:"whether something says what deletes the data in each table that it keeps data in: a place's deletion, or a key that deletes the row along with one of a table that has it; unknown where it keeps data and nobody says where"`
}

// Recipient is someone the data is given to.
type Recipient struct {
	Key        string
	Title      string
	Role       string `expr:"role" domain:"missing processor controller joint" doc:"in what role it receives the data"`
	Country    string `expr:"country" domain:"stated missing" doc:"whether its country is stated"`
	Transfer   string `expr:"transfer" domain:"inside adequate safeguarded unsafeguarded unknown" doc:"whether its country keeps the protection of the chosen jurisdictions: inside them, by a decision of adequacy, or by a safeguard; unknown where no country is stated"`
	Purposes   string `expr:"purposes" domain:"stated missing disputed needless" doc:"whether it says for which purposes it receives data: needless where one of them needs none of the categories it receives, disputed where a purpose that lists its recipients leaves this one out, or names this one though it does not name the purpose"`
	Categories string `expr:"categories" domain:"needed excess unknown missing" doc:"whether its purposes need every category it receives: excess where one is needed by none of them, unknown where one lists no needs"`
}

// Waiver is a finding that somebody accepts until a day.
type Waiver struct {
	State string `expr:"state" domain:"used unused expired unsure" doc:"what became of it: unused where it fits no finding, or has ended and another took its place; expired where it has ended and its findings stand again; unsure where it fits none, but not everything could be read"`
}
