package page

import (
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

// Known is what Steward knows about a version beyond its document. Its zero
// value is that of a document in a file.
type Known struct {
	State     catalog.State // "" for a document in a file
	Published time.Time
	Versions  []VersionLink // newest first, for the switch
	Changes   *compare.Report
	Waived    []compare.Change
	Findings  []lint.Finding
}

// VersionLink leads to another version of the same API.
type VersionLink struct {
	Version string
	State   catalog.State
	Href    string // address of its overview
}
