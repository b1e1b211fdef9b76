package page

import (
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/portal/markdown"
)

// Known is what Steward knows about a version beyond its document, as far as
// the page that is made shows it. The zero Known is that of a document in a
// file. Addresses are those of a server.
type Known struct {
	State     catalog.State // "" for a document in a file
	Published time.Time     // when it was published or, as a draft, stored
	By        string        // who did that; "" when nobody said
	Canonical string        // address of the page under the exact version
	Versions  []VersionLink // newest first, for the switch; this version is among them
	Newer     *Newer        // nil on the newest version, and on drafts after it

	Verdict  string // how the version differs from the one before, in words
	Findings string // how many findings it has, in words

	Comparison   *Comparison    // for the page about changes
	Found        []lint.Finding // for the page about findings, in the order of the text
	FindingsJSON string         // address of the findings in the HTTP API

	// Operation says what is known about the operation with a method and path
	// template, or a webhook's name. Nil when nothing is known of any.
	Operation func(method, path string) OperationFacts
}

// NewKnown returns what a stored version says of itself.
func NewKnown(v *catalog.Version) Known {
	return Known{
		State: v.State, Published: dateOf(v), By: markdown.OneLine(v.PublishedBy),
		Verdict: verdictWords(v), Findings: findingWords(v.Findings),
	}
}

// VersionLink leads to a version of the same API.
type VersionLink struct {
	Version string
	State   catalog.State
	Href    string // leads to the same page of that version, and to its overview where that has none
	Current bool   // the version that the page is about
}

// Comparison is what changed from one version to the one that a page is about.
type Comparison struct {
	Since  string           // the version before; "" when there was none
	Report *compare.Report  // nil when there was none
	Waived []compare.Change // those of its changes that were approved
	// Choices are the versions that this one may be compared with, newest
	// first; the one in Since is Current.
	Choices []VersionLink
	JSON    string // address of the same in the HTTP API
	// Before is the address of the earlier version, below which its pages are.
	Before string
}
