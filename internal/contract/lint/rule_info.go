package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func infoContact() Rule {
	return Rule{
		ID: "info-contact", Severity: Hint, Group: "style", Editions: InAll,
		Summary: "The document names a contact",
		Why:     "A consumer in trouble must know whom to ask",
		Remedy:  "Add info.contact",
		Check:   infoHas("contact", "the document names no contact"),
	}
}

func infoDescription() Rule {
	return Rule{
		ID: "info-description", Severity: Info, Group: "style", Editions: InAll,
		Summary: "The document says what the API is for",
		Why:     "It is the first thing that a newcomer reads",
		Remedy:  "Add info.description",
		Check:   infoHas("description", "the document does not describe the API"),
	}
}

func infoLicense() Rule {
	return Rule{
		ID: "info-license", Severity: Hint, Optional: true, Group: "style", Editions: InAll,
		Summary: "The document names its license",
		Why:     "Without one nobody may copy or adapt it",
		Remedy:  "Add info.license",
		Check:   infoHas("license", "the document names no license"),
	}
}

// infoHas returns a check that info has a field.
func infoHas(field, text string) func(*Pass) {
	return func(p *Pass) {
		info := p.Doc.Root.Get("info")
		if info.Is(contract.Object) && blank(info.Get(field)) {
			p.Report(info, "%s", text)
		}
	}
}

func licenseURL() Rule {
	return Rule{
		ID: "license-url", Severity: Hint, Optional: true, Group: "style", Editions: InAll,
		Summary: "The license has a URL, or an SPDX identifier",
		Why:     "A name alone can mean several texts",
		Remedy:  "Add info.license.url or, from OpenAPI 3.1 on, info.license.identifier",
		Check: func(p *Pass) {
			license := p.Doc.Root.At("info", "license")
			if license.Is(contract.Object) && blank(license.Get("url")) && blank(license.Get("identifier")) {
				p.Report(license, "the license has no URL")
			}
		},
	}
}

func contactProperties() Rule {
	return Rule{
		ID: "contact-properties", Severity: Hint, Optional: true, Group: "style", Editions: InAll,
		Summary: "The contact has a name, a URL and an e-mail address",
		Why:     "One of them is sure to work when the others do not",
		Remedy:  "Add what is missing to info.contact",
		Check: func(p *Pass) {
			contact := p.Doc.Root.At("info", "contact")
			if !contact.Is(contract.Object) {
				return
			}
			for _, field := range [...]string{"name", "url", "email"} {
				if blank(contact.Get(field)) {
					p.Report(contact, "the contact has no %s", field)
				}
			}
		},
	}
}

func infoSemanticVersion() Rule {
	return Rule{
		ID: "info-version-semantic", Severity: Hint, Group: "style", Editions: InAll,
		Summary: "info.version is a semantic version",
		Why:     "A version says whether an update is safe only if its numbers mean something",
		Remedy:  "Write the version as MAJOR.MINOR.PATCH (SemVer 2.0.0)",
		Check: func(p *Pass) {
			version := p.Doc.Root.At("info", "version")
			if version.Is(contract.String) && !semanticVersion(version.Text()) {
				p.Report(version, "the version %q is not of the form MAJOR.MINOR.PATCH", version.Text())
			}
		},
	}
}

// semanticVersion reports whether s follows SemVer 2.0.0, section 2, 9 and 10.
func semanticVersion(s string) bool {
	core, build, hasBuild := strings.Cut(s, "+")
	core, pre, hasPre := strings.Cut(core, "-")
	numbers := strings.Split(core, ".")
	if len(numbers) != 3 || hasBuild && !identifiers(build, false) || hasPre && !identifiers(pre, true) {
		return false
	}
	for _, n := range numbers {
		if !digits(n) || n[0] == '0' && n != "0" {
			return false
		}
	}
	return true
}

// identifiers reports whether s is a list of SemVer identifiers. Where strict,
// numbers have no leading zeros.
func identifiers(s string, strict bool) bool {
	for _, id := range strings.Split(s, ".") {
		if id == "" || strict && digits(id) && id[0] == '0' && id != "0" {
			return false
		}
		for i := range len(id) {
			if !alphanumeric(id[i]) && id[i] != '-' {
				return false
			}
		}
	}
	return true
}

// digits reports whether s is one or more decimal digits.
func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func alphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
