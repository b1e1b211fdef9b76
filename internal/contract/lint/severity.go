package lint

import (
	"fmt"
	"strings"
)

// Severity says how much a finding matters. The severities are ordered: a
// greater one matters more.
type Severity uint8

// The severities. By default Error is only for what makes a document invalid.
const (
	Off   Severity = iota // the rule is not checked
	Hint                  // could be nicer
	Info                  // worth knowing
	Warn                  // should be put right
	Error                 // must be put right
)

var severityNames = [...]string{"off", "hint", "info", "warn", "error"}

// String returns "off", "hint", "info", "warn" or "error".
func (s Severity) String() string {
	if int(s) < len(severityNames) {
		return severityNames[s]
	}
	return fmt.Sprintf("severity %d", s)
}

// ParseSeverity returns the severity with the given name. The error lists the
// names and does not repeat the input.
func ParseSeverity(name string) (Severity, error) {
	for i, s := range severityNames {
		if s == name {
			return Severity(i), nil
		}
	}
	return Off, fmt.Errorf("a severity is one of %s", strings.Join(severityNames[:], ", "))
}
