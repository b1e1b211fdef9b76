package schema

// format is what a "format" or "contentEncoding" says of a string or a number.
type format struct {
	name   string
	text   func(string) bool
	number func(decimal) bool
	soft   bool // only an annotation: what breaks it is told, not refused
}

// formatNamed returns nil for a format that is not known. Hard are those that
// are defined without any doubt and that programs rely on to decode a value.
func formatNamed(name string) *format {
	switch name {
	case "date-time":
		return &format{name: name, text: isDateTime}
	case "date":
		return &format{name: name, text: isDate}
	case "uuid":
		return &format{name: name, text: isUUID}
	case "ipv4":
		return &format{name: name, text: isIPv4}
	case "ipv6":
		return &format{name: name, text: isIPv6}
	case "byte", "base64":
		return &format{name: "base64", text: isBase64}
	case "int32":
		return &format{name: name, number: within32}
	case "int64":
		return &format{name: name, number: within64}
	}
	if text := annotation(name); text != nil {
		return &format{name: name, text: text, soft: true}
	}
	return nil
}

// annotation returns the test of a format that need not be checked, or nil.
func annotation(name string) func(string) bool {
	switch name {
	case "time":
		return isTime
	case "duration":
		return durations()
	case "email", "idn-email":
		return isEmail
	case "hostname", "idn-hostname":
		return isHostname
	case "uri", "iri":
		return isURI
	case "uri-reference", "iri-reference":
		return isURIReference
	case "uri-template":
		return isURITemplate
	case "json-pointer":
		return isJSONPointer
	case "relative-json-pointer":
		return isRelativeJSONPointer
	case "regex":
		return isRegex
	}
	return nil
}

// encodingNamed is formatNamed for contentEncoding (JSON Schema Validation
// 2020-12, section 8.3).
func encodingNamed(name string) *format {
	if name == "base64" || name == "base64url" {
		return &format{name: name, text: isBase64}
	}
	return nil
}
