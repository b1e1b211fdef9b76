package catalog

import (
	"time"

	"github.com/apisteward/steward/internal/contract"
)

// State is the stage of a version's life.
type State string

// The states. Only a draft may be replaced.
const (
	Draft      State = "draft"
	Published  State = "published"
	Deprecated State = "deprecated"
	Retired    State = "retired"
)

// Counts are numbers of findings by severity ("error", "warn", "info",
// "hint") or of changes by level ("breaking", "warning", "info"; and
// "not_compared" for what could not be compared). What is absent is 0.
type Counts map[string]int

// Version is a document published under a semantic version, with the outcome
// of its judgement.
type Version struct {
	API          string // slug
	Version      string // "1.4.2"
	State        State
	Digest       string // of the document: "sha256:<hex>" of its canonical JSON
	Original     string // "sha256:<hex>" of the bytes as they were given
	Format       contract.Format
	SpecVersion  string // "3.0.3"
	Title        string
	Operations   int
	Size         int64  // bytes as they were given
	Base         string // the version it was compared with, "" for a first one
	Verdict      string // "identical", "compatible", "breaking"; "" without a base
	RequiredBump string // "none", "patch", "minor", "major"; "" without a base. Waivers do not lower it
	Findings     Counts
	Changes      Counts
	Waived       int // changes that a waiver lifted
	// Revision is 1 for a new version and grows when a draft is replaced.
	Revision    int64
	CreatedAt   time.Time
	PublishedAt time.Time // zero while it is a draft
	PublishedBy string    // who published it, or stored the draft
}

// VersionDocument is the document of one version.
type VersionDocument struct {
	Version  Version
	Original []byte // exactly as given
	load     func() (*contract.Document, error)
}
