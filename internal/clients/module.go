package clients

import (
	"regexp"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// checkModule returns fault.Invalid when no package of the language can have
// the name. "" is no name, and right.
func checkModule(language Language, name string) error {
	if name == "" {
		return nil
	}
	switch language {
	case Go:
		if !goModule(name) {
			return fault.New(fault.Invalid, "%q cannot be the path of a Go module; one is github.com/acme/payments-go", name)
		}
	case TypeScript:
		if len(name) > maxNPM || !npmPattern().MatchString(name) {
			return fault.New(fault.Invalid, "%q cannot be the name of an npm package; one is @acme/payments", name)
		}
	case Python:
		if !pypiPattern().MatchString(name) {
			return fault.New(fault.Invalid, "%q cannot be the name of a Python package; one is acme-payments", name)
		}
	}
	return nil
}

// goModule follows "Module paths and versions" of the Go Modules Reference,
// for modules without a dot in their first element too.
func goModule(path string) bool {
	for element := range strings.SplitSeq(path, "/") {
		if !elementPattern().MatchString(element) || strings.HasPrefix(element, ".") || strings.HasSuffix(element, ".") {
			return false
		}
	}
	return !strings.HasPrefix(path, "-")
}

func elementPattern() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9._~-]+$`) }

// maxNPM is the longest name that npm takes.
const maxNPM = 214

func npmPattern() *regexp.Regexp {
	return regexp.MustCompile(`^(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$`)
}

// pypiPattern is that of the packaging specification "Names and normalization".
func pypiPattern() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$`)
}
