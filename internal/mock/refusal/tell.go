package refusal

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// Members of the elements of a list of faults.
var (
	// placeNames say where the fault is.
	placeNames = []string{
		"place", "field", "path", "pointer", "param", "parameter", "property", "attribute", "key", "target", "location", "loc", "name",
		"field_name", "property_path", "instance_path", "source", "in", "line", "column",
	}
	// detailNames say what it is.
	detailNames = []string{
		"detail", "message", "reason", "description", "msg", "issue", "error", "text", "title", "default_message", "error_message",
		"details", "explanation", "cause", "code", "type", "keyword", "rule", "error_code", "constraint",
	}
)

func isPlace(name string) bool {
	plain := squeezed(name)
	return slices.ContainsFunc(placeNames, func(known string) bool { return squeezed(known) == plain })
}

// locates reports whether a member of a name says where exactly the fault is.
func locates(name string) bool {
	switch squeezed(name) {
	case "in", "line", "column":
		return false
	}
	return isPlace(name)
}

// spelledIn returns names as an object spells them.
func spelledIn(o sample.Object, names []string) []string {
	var out []string
	for _, name := range names {
		at := slices.IndexFunc(o, func(m sample.Member) bool { return squeezed(m.Name) == squeezed(name) })
		if at >= 0 {
			name = o[at].Name
		}
		out = append(out, name)
	}
	return out
}

// tellers are what a member of a name can tell of a fault, the best first.
// placed says that another member has the place.
func tellers(name string, placed bool) []teller {
	switch squeezed(name) {
	case "in":
		return []teller{where}
	case "line":
		return []teller{func(f fault.Field) any { return positive(f.Line) }}
	case "column":
		return []teller{func(f fault.Field) any { return positive(f.Column) }}
	case "pointer":
		return []teller{place, bare, steps}
	case "loc", "location":
		return []teller{place, bare, steps, where}
	case "code", "type", "keyword", "rule", "errorcode", "constraint":
		return codeTellers()
	case "parameter":
		return []teller{parameter, place}
	}
	if isPlace(name) {
		return []teller{place, bare, steps}
	}
	if !placed {
		return []teller{inLine, detail}
	}
	return append([]teller{detail}, codeTellers()...)
}

// sourceTellers are what a member of the source of a fault can tell (JSON:API,
// section 7.2): nothing, where the fault is somewhere else.
func sourceTellers(name string) []teller {
	tell := func(in func(fault.Field) any, parts ...any) teller {
		return func(f fault.Field) any {
			if slices.Contains(parts, where(f)) {
				return in(f)
			}
			return nil
		}
	}
	switch squeezed(name) {
	case "pointer":
		return []teller{tell(place, "body"), tell(bare, "body")}
	case "parameter":
		return []teller{tell(parameter, "query", "path", "cookie")}
	case "header":
		return []teller{tell(parameter, "header")}
	}
	return nil
}

func place(f fault.Field) any { return f.Place }

func detail(f fault.Field) any { return f.Detail }

func inLine(f fault.Field) any { return said(f) }

// bare is a place as a JSON pointer without the sign of a fragment: "/items/0".
func bare(f fault.Field) any {
	if pointer, inBody := strings.CutPrefix(f.Place, "#"); inBody {
		return pointer
	}
	return f.Place
}

// parameter is the name of a parameter, or the place in the body.
func parameter(f fault.Field) any {
	if _, name, found := strings.Cut(f.Place, " "); found {
		return name
	}
	return f.Place
}

// where is the part of the request: "body", "query".
func where(f fault.Field) any {
	if strings.HasPrefix(f.Place, "#") {
		return "body"
	}
	in, _, _ := strings.Cut(f.Place, " ")
	return in
}

// steps are the ways that lead to a place, one after another.
func steps(f fault.Field) any {
	list := []any{where(f)}
	pointer, inBody := strings.CutPrefix(f.Place, "#")
	if !inBody {
		return append(list, parameter(f))
	}
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if step != "" {
			list = append(list, strings.NewReplacer("~1", "/", "~0", "~", "%25", "%").Replace(step))
		}
	}
	return list
}

func positive(n int) any {
	if n <= 0 {
		return nil
	}
	return json.Number(strconv.Itoa(n))
}

// codeTellers tell what programs call a fault, in words that are in wide use.
func codeTellers() []teller {
	var tells []teller
	for i := range len(faultWords(fault.Field{})) {
		tells = append(tells, func(f fault.Field) any { return faultWords(f)[i] })
	}
	return tells
}

// faultWords are as many for every fault.
func faultWords(f fault.Field) []any {
	if strings.HasSuffix(f.Detail, "is missing") {
		return spelled([]string{"missing_field", "missing", "required", "invalid", "custom"})
	}
	return spelled([]string{"invalid", "invalid_value", "invalid_parameter", "validation_error", "custom"})
}
