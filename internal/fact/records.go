// Package fact computes what rules judge: for every use, field, column,
// table, purpose, consent scope, collection and recipient a record of facts, each a
// plain value with a declared domain; and the verdict of every field and column.
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
	Precision        string      `expr:"precision" domain:"ok finer unknown" doc:"whether the datum is finer than every matching need allows: unknown where a need states a precision and the field does not"`
	Choice           string      `expr:"choice" domain:"not_required covered missing secondary" doc:"whether the person chose this use: missing where consent is needed and no scope covers it, secondary where the purpose goes beyond those the datum was collected for without a choice of its own"`
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
	Grounds    string      `expr:"grounds" domain:"ok no_purpose no_basis no_choice" doc:"whether some use has a defined purpose with a lawful basis and, where it rests on consent, a choice"`
	Stored     string      `expr:"stored" domain:"found stale none unstated unchecked" doc:"whether every place it is kept at exists"`
	Explained  bool        `expr:"explained" domain:"bool" doc:"whether the person is told why it is asked"`
	Required   string      `expr:"required" domain:"yes no unstated" doc:"whether the person must give it at collection"`
	Category   *Category   `expr:"category"`
	Collection *Collection `expr:"collection"`
}

// Column is one column of a schema.
type Column struct {
	Declared string    `expr:"declared" domain:"field statement no" doc:"what says what the column is: a field or its annotation, a statement under columns:, or nothing"`
	Personal bool      `expr:"personal" domain:"bool" doc:"whether it holds personal data, as declared or else as classified"`
	Linked   bool      `expr:"linked" domain:"bool" doc:"whether its table is tied to people by keys although the column itself is not personal"`
	Opaque   bool      `expr:"opaque" domain:"bool" doc:"whether it can hold anything (JSON, XML, binary, key and value) in a table tied to people, without being declared complete"`
	Disputed bool      `expr:"disputed" domain:"bool" doc:"whether the classifier, with confidence, finds another or a finer category than is declared"`
	Nullable bool      `expr:"nullable" domain:"bool" doc:"whether it may be empty"`
	Category *Category `expr:"category"`
}

// Table is one table of a schema.
type Table struct {
	Linked bool `expr:"linked" domain:"bool" doc:"whether keys tie it to people and some of its columns are neither personal nor said to be anything"`
}

// Category is a kind of personal data.
type Category struct {
	Key         string // the subject of under(category, …); not a fact itself
	Title       string
	Guarded     string `expr:"guarded" domain:"no special criminal credential government_id financial location child" doc:"why a broad statement never reaches it: GDPR Art. 9 and Art. 10 data, credentials, government identifiers, financial accounts, precise location, children's data"`
	Sensitivity string `expr:"sensitivity" domain:"unknown low medium high" doc:"how much harm it can do in the wrong hands"`
}

// Purpose is why data is used.
type Purpose struct {
	Key       string
	Title     string
	Basis     string `expr:"basis" domain:"missing consent contract legal_obligation vital_interests public_task legitimate_interests" doc:"the lawful basis of GDPR Art. 6(1) it rests on"`
	Kind      string `expr:"kind" domain:"missing service personalization marketing advertising sale analytics security legal research" doc:"what kind of purpose it is"`
	Needs     string `expr:"needs" domain:"stated vague missing" doc:"whether it lists the categories it needs: vague where one is user or a group right beneath it"`
	Benefit   string `expr:"benefit" domain:"stated missing" doc:"whether it says how the use helps the person"`
	Retention string `expr:"retention" domain:"stated by_place missing not_kept" doc:"whether it says how long its data is kept: by_place where every place says so itself, not_kept where none of its data is stored"`
	Used      bool   `expr:"used" domain:"bool" doc:"whether any field is collected for it"`
}

// Scope is one choice a person can make.
type Scope struct {
	Key      string
	Title    string
	Mode     string `expr:"mode" domain:"consent objection" doc:"consent is off until given, objection on until refused"`
	Default  string `expr:"default" domain:"on off missing" doc:"what holds until the person chooses"`
	Withdraw string `expr:"withdraw" domain:"stated missing" doc:"whether it says where the choice can be changed"`
	Asked    bool   `expr:"asked" domain:"bool" doc:"whether any collection puts it to the person"`
}

// Collection is a point where data is gathered.
type Collection struct {
	ID    string
	Title string
	Kind  string `expr:"kind" domain:"missing form api event sdk import third_party inferred" doc:"how the data is gathered"`
	Asks  bool   `expr:"asks" domain:"bool" doc:"whether any consent scope is put to the person here"`
}

// Recipient is someone the data is given to.
type Recipient struct {
	Key     string
	Title   string
	Role    string `expr:"role" domain:"missing processor controller joint" doc:"in what role it receives the data"`
	Country string `expr:"country" domain:"stated missing" doc:"whether its country is stated"`
}
