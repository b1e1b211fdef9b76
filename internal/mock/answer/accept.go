package answer

import (
	"strconv"
	"strings"
)

// mediaRange is one element of an Accept header (RFC 9110, section 12.5.1).
type mediaRange struct {
	kind, subtype string // in small letters; "*" for any
	parameters    string // those before the weight, as "name=value;...", in small letters
	weight        int    // thousandths; 0 for what is not acceptable
}

// acceptOf reads Accept headers. What is no media range is passed over: an
// empty result lets everything through.
func acceptOf(headers []string) []mediaRange {
	var ranges []mediaRange
	for _, text := range headers {
		for rest := text; rest != ""; {
			var element string
			element, rest = cutOutside(rest, ',')
			if r, ok := mediaRangeOf(element); ok {
				ranges = append(ranges, r)
			}
		}
	}
	return ranges
}

func mediaRangeOf(text string) (mediaRange, bool) {
	essence, rest := cutOutside(text, ';')
	essence = strings.ToLower(strings.TrimSpace(essence))
	if essence == "*" { // as some clients write it
		essence = "*/*"
	}
	r := mediaRange{weight: 1000}
	var ok bool
	r.kind, r.subtype, ok = strings.Cut(essence, "/")
	if !ok || r.kind == "" || r.subtype == "" || r.kind == "*" && r.subtype != "*" {
		return r, false
	}
	var weighed bool
	r.parameters, r.weight, weighed = parametersOf(rest)
	if !weighed {
		r.weight = 1000
	}
	return r, true
}

// parametersOf reads what follows a media type: its parameters but charset,
// which says nothing of what is documented, and the weight if there is one.
func parametersOf(text string) (parameters string, weight int, weighed bool) {
	for text != "" {
		var parameter string
		parameter, text = cutOutside(text, ';')
		name, value, _ := strings.Cut(parameter, "=")
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.ToLower(unquoted(strings.TrimSpace(value)))
		switch {
		case name == "q":
			return parameters, weightIn(value), true // what follows extends Accept, and means nothing
		case name != "" && name != "charset":
			parameters += name + "=" + value + ";"
		}
	}
	return parameters, 0, false
}

// weightIn reads a qvalue (RFC 9110, section 12.4.2) in thousandths. What is
// none counts as no weight at all, as most servers have it.
func weightIn(text string) int {
	q, err := strconv.ParseFloat(text, 64)
	if err != nil || !(q >= 0 && q <= 1) {
		return 1000
	}
	return int(q*1000 + 0.5)
}

// offered is a media type that can be sent.
type offered struct{ kind, subtype, parameters string }

func offeredAs(mediaType string) offered {
	essence, rest := cutOutside(mediaType, ';')
	kind, subtype, _ := strings.Cut(strings.ToLower(strings.TrimSpace(essence)), "/")
	parameters, _, _ := parametersOf(rest)
	return offered{kind, subtype, parameters}
}

// How closely a range names a media type.
const (
	notNamed   = iota
	namedMore  // with parameters that the media type lacks: documents seldom say which it may have
	namedAny   // "*/*"
	namedKind  // "text/*"
	namedType  // "text/plain"
	namedExact // with its parameters
)

// weigh returns the weight that the most specific range gives to a media type,
// and how closely that names it. No ranges at all let everything through.
func (o offered) weigh(ranges []mediaRange) (weight, closeness int) {
	if len(ranges) == 0 {
		return 1000, namedAny
	}
	for _, r := range ranges {
		if near := o.named(r); near > closeness {
			weight, closeness = r.weight, near
		}
	}
	return weight, closeness
}

// named says how closely a range names a media type.
func (o offered) named(r mediaRange) int {
	switch {
	case r.kind == "*":
		return namedAny
	case r.kind != o.kind:
		return notNamed
	case r.subtype == "*":
		return namedKind
	case r.subtype != o.subtype:
		return notNamed
	case r.parameters == o.parameters && r.parameters != "":
		return namedExact
	case r.parameters == "":
		return namedType
	case o.parameters == "":
		return namedMore
	}
	return notNamed
}
