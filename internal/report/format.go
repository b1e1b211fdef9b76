// Package report writes findings, changes and failures for people, for pull
// requests and for CI: as text, Markdown, JSON, JUnit and SARIF, and what a
// verification saw as HAR and HTML.
package report

import (
	"fmt"
	"slices"
	"strings"
)

// Format is a way to write a report.
type Format uint8

// The formats.
const (
	Text     Format = iota // for people
	JSON                   // one object
	Markdown               // fit for a comment on a pull request
	JUnit                  // XML, for CI that counts tests
	SARIF                  // 2.1.0, for code scanning
	HAR                    // 1.2, of verifications only: every request and answer
	HTML                   // of verifications only: one page to browse
)

// formatNames are the names of the formats that every report has.
var formatNames = []string{"text", "json", "markdown", "junit", "sarif"}

// String returns the format's name: "text".
func (f Format) String() string { return verificationFormats[f] }

// Set makes f the format with the given name.
func (f *Format) Set(name string) error {
	i := slices.Index(formatNames, name)
	if i < 0 {
		return fmt.Errorf("a format is one of %s", strings.Join(formatNames, ", "))
	}
	*f = Format(i)
	return nil
}

// Type names the kind of value for --help.
func (f *Format) Type() string { return strings.Join(formatNames, "|") }

// Options says how a report is written.
type Options struct {
	Format  Format
	Color   bool   // use terminal colours in text
	All     bool   // list everything, where text and Markdown otherwise list the first of many
	Version string // Steward's own version, for formats that name the tool
}
