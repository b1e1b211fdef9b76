package page

import "time"

// OperationFacts are what Steward knows about one operation beyond the
// document. What is not known is nil.
type OperationFacts struct {
	History     []OperationHistory // newest first
	Verified    *Verified
	Traffic     *Traffic
	Deprecation *Deprecation
}

// OperationHistory is what changed in an operation with one version.
type OperationHistory struct {
	Version string
	Href    string // of the version's changes
	Date    time.Time
	Added   bool              // the version brought the operation
	Changes []OperationChange // besides that, what weighs most first
	More    int               // changes that are not among them
}

// OperationChange is one change of an operation.
type OperationChange struct {
	Level string // "breaking", "warning", "info"
	Rule  string
	Text  string // one sentence
}

// Verified is the last verification of an operation against a live API.
type Verified struct {
	At          time.Time
	Environment string // its name
	Holds       bool   // the API did as the document says
	Failures    int
	Href        string // of the verification; "" for none
}

// Traffic is what was measured of an operation in a time.
type Traffic struct {
	From, Until time.Time
	Requests    int64
	ErrorRate   float64       // 0 to 1
	Median, P95 time.Duration // of the response time
}

// Deprecation is how an operation is withdrawn, and who knows of it.
type Deprecation struct {
	Since, Sunset time.Time // zero when not said
	Successor     Crumb     // what takes its place; zero for none
	Guide         string    // address of a migration guide
	Consumers     int       // that use the operation
	Told          int       // of these, how many were told
}
