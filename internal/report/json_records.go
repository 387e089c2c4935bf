package report

import (
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// The records of the JSON report, in the order in which it lists them.

type outcomeRecord struct {
	ExitCode int    `json:"exitCode"`
	FailOn   string `json:"failOn"`
	Because  string `json:"because"`
}

// sinceRecord is what findings are new since; null where all count.
type sinceRecord struct {
	Rev    string       `json:"rev"`    // as it was given
	Commit string       `json:"commit"` // in full; empty where nothing could be compared
	Parted bool         `json:"parted"` // the commit is where HEAD left rev, and not rev itself
	Stood  int          `json:"stood"`  // findings that stood there already
	Gone   int          `json:"gone"`   // findings that stood there, and are found no more
	Needs  []needRecord `json:"needs"`  // what purposes need beyond what they needed there
}

// needRecord is a need that answers more than before.
type needRecord struct {
	Purpose string `json:"purpose"`
	Need    string `json:"need"`
	How     string `json:"how"`  // added, widened, finer or required
	Than    string `json:"than"` // what was needed there instead; empty of one that is added
	position
}

type summaryRecord struct {
	Inputs         int                  `json:"inputs"`
	Datasets       int                  `json:"datasets"`
	Tables         int                  `json:"tables"`
	Columns        int                  `json:"columns"`
	Collections    int                  `json:"collections"`
	Fields         int                  `json:"fields"`
	Uses           int                  `json:"uses"`
	Purposes       int                  `json:"purposes"`
	Scopes         int                  `json:"scopes"`
	Recipients     int                  `json:"recipients"`
	FieldVerdicts  map[fact.Verdict]int `json:"fieldVerdicts"`
	ColumnVerdicts map[fact.Verdict]int `json:"columnVerdicts"`
	Coverage       *float64             `json:"coverage"` // 0 to 1; null where there is nothing to compare
	Declared       int                  `json:"declared"`
	Undeclared     int                  `json:"undeclared"`
	Findings       int                  `json:"findings"` // those that stand
	BySeverity     map[string]int       `json:"findingsBySeverity"`
	Suppressed     int                  `json:"suppressed"`
	SuppressedBy   suppressedRecord     `json:"suppressedBy"`
	Incomplete     int                  `json:"incomplete"`
	Errors         int                  `json:"errors"`
	Warnings       int                  `json:"warnings"`
}

// suppressedRecord counts the suppressed findings by what accepts them.
type suppressedRecord struct {
	Waiver   int `json:"waiver"`
	Baseline int `json:"baseline"`
	Since    int `json:"since"`
}

// waiverRecord is a waiver, and what became of it.
type waiverRecord struct {
	position
	Rule     string         `json:"rule"`
	Ref      string         `json:"ref"` // a reference or a pattern; inline, what it stands at
	Inline   bool           `json:"inline"`
	Reason   string         `json:"reason"`
	Owner    string         `json:"owner"`
	Expires  string         `json:"expires"`
	DaysLeft int            `json:"daysLeft"` // 0 on its last day, less than 0 where it has ended
	State    suppress.State `json:"state"`    // used, unused, expired or unsure
	Accepts  int            `json:"accepts"`  // findings
}

// baselineRecord is the baseline; null where there is none.
type baselineRecord struct {
	File    string        `json:"file"`
	Entries int           `json:"entries"`
	Strict  bool          `json:"strict"` // stale entries fail
	Stale   []entryRecord `json:"stale"`  // those that fit no finding any more
}

type entryRecord struct {
	position
	Rule        string `json:"rule"`
	Ref         string `json:"ref"`
	Fingerprint string `json:"fingerprint"`
}

type inputRecord struct {
	Kind   string `json:"kind"` // settings, manifest, rules, schema or baseline
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

// position is where something starts: a line and a column of 0 mean the file as
// a whole, and no file that it stands nowhere.
type position struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Col  int    `json:"col"`
}

func positionOf(s source.Span) position { return position{s.File, s.Line, s.Col} }

type problemRecord struct {
	position
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

type fieldRecord struct {
	Ref        string         `json:"ref"`
	Collection string         `json:"collection"`
	Name       string         `json:"name"`
	Category   string         `json:"category"`
	Precision  string         `json:"precision"` // as stated
	Places     []placeRecord  `json:"places"`
	Facts      map[string]any `json:"facts"`
	Verdict    fact.Verdict   `json:"verdict"`
	Reason     string         `json:"reason"`
	position
}

type placeRecord struct {
	Ref   string `json:"ref"`
	State string `json:"state"` // found, stale or unchecked
	position
}

type columnRecord struct {
	Ref        string         `json:"ref"`
	Dataset    string         `json:"dataset"`
	Schema     string         `json:"schema"` // empty: the default one
	Table      string         `json:"table"`
	Name       string         `json:"name"`
	Type       string         `json:"type"`
	Nullable   bool           `json:"nullable"`
	Default    string         `json:"default"`
	Generated  bool           `json:"generated"`
	PrimaryKey bool           `json:"primaryKey"`
	Comment    string         `json:"comment"`
	Categories []string       `json:"categories"`
	DeclaredBy string         `json:"declaredBy"` // field, annotation, statement, names, or empty; classifier where nothing but its guess speaks
	Personal   bool           `json:"personal"`
	Linked     bool           `json:"linked"`
	Opaque     bool           `json:"opaque"`
	Disputed   bool           `json:"disputed"`
	Guess      string         `json:"guess"`      // the classifier's category
	Confidence float64        `json:"confidence"` // in its guess, 0 to 1
	Introduced string         `json:"introduced"` // the day of the migration that introduced it, or empty
	Facts      map[string]any `json:"facts"`
	Verdict    fact.Verdict   `json:"verdict"`
	Reason     string         `json:"reason"`
	position
}

type useRecord struct {
	Collection   string         `json:"collection"`
	Field        string         `json:"field"`
	Purpose      string         `json:"purpose"`
	Place        string         `json:"place"` // empty where the field is kept nowhere, or nobody says where
	Facts        map[string]any `json:"facts"`
	Reason       string         `json:"reason"`
	ChoiceReason string         `json:"choiceReason"`
	position
}

type tableRecord struct {
	Ref   string         `json:"ref"`
	Via   string         `json:"via"` // how its keys lead to people
	Facts map[string]any `json:"facts"`
	position
}

// keyedRecord is a purpose, consent scope, collection or recipient.
type keyedRecord struct {
	Key   string         `json:"key"`
	Title string         `json:"title"`
	Facts map[string]any `json:"facts"`
	position
}

// ruleRecord is a rule as laws and users leave it.
type ruleRecord struct {
	ID          string           `json:"id"`
	Group       string           `json:"group"`
	Title       string           `json:"title"`
	On          string           `json:"on"`
	Kind        finding.Kind     `json:"kind"`
	Severity    finding.Severity `json:"severity"`
	Law         []string         `json:"law"`         // empty: good practice
	Own         bool             `json:"own"`         // the user's
	Off         string           `json:"off"`         // why it is not run; empty where it is
	ChangedFrom string           `json:"changedFrom"` // its severity before the user changed the rule or switched it off; empty where nobody did
	Because     string           `json:"because"`     // why the user changed it
}

type findingRecord struct {
	Rule        string             `json:"rule"`
	Title       string             `json:"title"`
	On          string             `json:"on"`
	Kind        finding.Kind       `json:"kind"`
	Severity    finding.Severity   `json:"severity"`
	Message     string             `json:"message"`
	Fix         string             `json:"fix"`
	Law         []string           `json:"law"` // empty: good practice
	Path        pathRecord         `json:"path"`
	Places      []spanRecord       `json:"places"`
	Fingerprint string             `json:"fingerprint"`
	Suppressed  *suppressionRecord `json:"suppressed"` // null where it stands
}

type pathRecord struct {
	Collection string `json:"collection"`
	Field      string `json:"field"`
	Purpose    string `json:"purpose"`
	Scope      string `json:"scope"`
	Recipient  string `json:"recipient"`
	Ref        string `json:"ref"`
	Waives     string `json:"waives"` // the rule that a waiver accepts
}

type spanRecord struct {
	Role string `json:"role"`
	Ref  string `json:"ref"`
	position
	EndLine int `json:"endLine"`
	EndCol  int `json:"endCol"`
}

type suppressionRecord struct {
	By      string `json:"by"`
	Reason  string `json:"reason"`
	Owner   string `json:"owner"`
	Expires string `json:"expires"`
	position
}
