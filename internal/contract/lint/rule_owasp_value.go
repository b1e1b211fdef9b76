package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func noNumericIDs() Rule {
	return Rule{
		ID: "owasp:api1:2023-no-numeric-ids", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "No id in a parameter is an integer",
		Why:     "Whoever has one number can try the next ones",
		Remedy:  "Use random ids, such as UUIDs",
		Check: func(p *Pass) {
			for param := range p.objects(contract.RoleParameter) {
				name := param.Get("name")
				schema := p.Doc.Resolve(param.Get("schema"))
				if isID(name.Text()) && (saysType(schema, "integer") || saysType(param, "integer")) {
					p.Report(name, "the id %q is an integer", name.Text())
				}
			}
		},
	}
}

func isID(name string) bool {
	return name == "id" || strings.HasSuffix(name, "_id") || strings.HasSuffix(name, "Id") || strings.HasSuffix(name, "-id")
}

func urlParameter() Rule {
	return Rule{
		ID: "owasp:api7:2023-concerning-url-parameter", Severity: Hint, Group: "security", Editions: InAll,
		Summary: "No parameter is a URL that the server follows",
		Why:     "A consumer can make the server call addresses that only the server reaches",
		Remedy:  "Check the address after resolution, or take an id instead of a URL",
		Check: func(p *Pass) {
			for param := range p.objects(contract.RoleParameter) {
				name := param.Get("name")
				if s := name.Text(); hasAny(s, strings.HasPrefix, "callback", "redirect") || hasAny(s, strings.HasSuffix, "_url", "Url", "-url") {
					p.Report(name, "the parameter %q looks like a URL that the server follows", s)
				}
			}
		},
	}
}

func hasAny(s string, has func(s, part string) bool, parts ...string) bool {
	for _, part := range parts {
		if has(s, part) {
			return true
		}
	}
	return false
}

// eachTyped returns a check that reports the schemas which say that they are
// of a type and lack what ok looks for.
func eachTyped(name string, ok func(*contract.Node) bool, text string) func(*Pass) {
	return func(p *Pass) {
		for n := range p.typed() {
			if saysType(n, name) && !ok(n) {
				p.Report(n, "%s", text)
			}
		}
	}
}

func hasOne(n *contract.Node, keywords ...string) bool {
	for _, k := range keywords {
		if n.Has(k) {
			return true
		}
	}
	return false
}

func arrayLimit() Rule {
	return Rule{
		ID: "owasp:api4:2023-array-limit", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Every array has a maxItems",
		Why:     "An endless array uses up memory",
		Remedy:  "Add maxItems",
		Check: eachTyped("array", func(n *contract.Node) bool { return n.Has("maxItems") },
			"the array has no maxItems"),
	}
}

func stringLimit() Rule {
	return Rule{
		ID: "owasp:api4:2023-string-limit", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Every string has a maxLength, an enum or a const",
		Why:     "An endless string uses up memory",
		Remedy:  "Add maxLength",
		Check: eachTyped("string", func(n *contract.Node) bool { return hasOne(n, "maxLength", "enum", "const") },
			"the string has no maxLength"),
	}
}

func stringRestricted() Rule {
	return Rule{
		ID: "owasp:api4:2023-string-restricted", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Every string has a format, a pattern, an enum or a const",
		Why:     "A string that may be anything carries injections",
		Remedy:  "Add a format or a pattern",
		Check: eachTyped("string", func(n *contract.Node) bool { return hasOne(n, "format", "pattern", "enum", "const") },
			"the string has neither format nor pattern"),
	}
}

func integerLimit() Rule {
	return Rule{
		ID: "owasp:api4:2023-integer-limit", Severity: Hint, Optional: true, Group: "security", Editions: From31,
		Summary: "Every integer has a lower and an upper bound",
		Why:     "A huge or negative number, say a page size, costs the server dearly",
		Remedy:  "Add minimum and maximum",
		Check: eachTyped("integer", func(n *contract.Node) bool {
			return hasOne(n, "enum", "const") || hasOne(n, "minimum", "exclusiveMinimum") && hasOne(n, "maximum", "exclusiveMaximum")
		}, "the integer is not bounded on both sides"),
	}
}

func integerLimitLegacy() Rule {
	return Rule{
		ID: "owasp:api4:2023-integer-limit-legacy", Severity: Hint, Optional: true, Group: "security", Editions: In20 | In30,
		Summary: "Every integer has a minimum and a maximum",
		Why:     "A huge or negative number, say a page size, costs the server dearly",
		Remedy:  "Add minimum and maximum",
		Check: eachTyped("integer", func(n *contract.Node) bool { return n.Has("enum") || n.Has("minimum") && n.Has("maximum") },
			"the integer is not bounded on both sides"),
	}
}

func integerFormat() Rule {
	return Rule{
		ID: "owasp:api4:2023-integer-format", Severity: Hint, Optional: true, Group: "security", Editions: InAll,
		Summary: "Every integer has a format",
		Why:     "A number beyond the type of the server overflows",
		Remedy:  "Add format int32 or int64",
		Check: eachTyped("integer", func(n *contract.Node) bool { return n.Has("format") },
			"the integer has no format"),
	}
}

// unconstrained returns a check of the schema under a keyword that says what
// other properties an object may have.
func unconstrained(keyword string, wrong func(n, other *contract.Node) bool, text string) func(*Pass) {
	return func(p *Pass) {
		for n := range p.typed() {
			if other := n.Child(keyword); other != nil && saysType(n, "object") && wrong(n, other.Value) {
				p.ReportKey(n, other, "%s", text)
			}
		}
	}
}

// allows reports whether a keyword's value is anything but false.
func allows(_, other *contract.Node) bool {
	allowed, isBool := other.Bool()
	return !isBool || allowed
}

// unlimitedMembers reports whether a keyword's value is a schema and the number of
// properties is not limited.
func unlimitedMembers(n, other *contract.Node) bool {
	return other.Is(contract.Object) && !n.Has("maxProperties")
}

func noAdditionalProperties() Rule {
	return Rule{
		ID: "owasp:api3:2023-no-additionalProperties", Severity: Hint, Optional: true, Group: "security", Editions: In30,
		Summary: "No object lets additional properties through explicitly",
		Why:     "A consumer can set fields that were not meant for it (mass assignment)",
		Remedy:  "Write additionalProperties: false",
		Check:   unconstrained("additionalProperties", allows, "additional properties are let through"),
	}
}

func constrainedAdditionalProperties() Rule {
	return Rule{
		ID: "owasp:api3:2023-constrained-additionalProperties", Severity: Hint, Optional: true, Group: "security", Editions: In30,
		Summary: "A map has a maxProperties",
		Why:     "An endless map uses up memory",
		Remedy:  "Add maxProperties",
		Check:   unconstrained("additionalProperties", unlimitedMembers, "the number of additional properties is not limited"),
	}
}

func noUnevaluatedProperties() Rule {
	return Rule{
		ID: "owasp:api3:2023-no-unevaluatedProperties", Severity: Hint, Optional: true, Group: "security", Editions: From31,
		Summary: "No object lets unevaluated properties through explicitly",
		Why:     "A consumer can set fields that were not meant for it (mass assignment)",
		Remedy:  "Write unevaluatedProperties: false",
		Check:   unconstrained("unevaluatedProperties", allows, "unevaluated properties are let through"),
	}
}

func constrainedUnevaluatedProperties() Rule {
	return Rule{
		ID: "owasp:api3:2023-constrained-unevaluatedProperties", Severity: Hint, Optional: true, Group: "security", Editions: From31,
		Summary: "An object with unevaluated properties has a maxProperties",
		Why:     "An endless object uses up memory",
		Remedy:  "Add maxProperties",
		Check:   unconstrained("unevaluatedProperties", unlimitedMembers, "the number of unevaluated properties is not limited"),
	}
}
