package compare

import (
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// went says how a value changed: "maxLength went from 10 to 5".
func went(what string, f fact) string {
	switch {
	case f.oldValue == "" && f.newValue == "":
		return what + " changed"
	case f.oldValue == "":
		return what + " is " + f.newValue + " now, and was not given before"
	case f.newValue == "":
		return what + " was " + f.oldValue + ", and is not given any more"
	}
	return what + " went from " + f.oldValue + " to " + f.newValue
}

func decimal(i int64) string { return strconv.FormatInt(i, 10) }

func quoted(s string) string { return strconv.Quote(clip(s)) }

// clip shortens a user's text, so that messages stay readable.
func clip(s string) string {
	const longest = 80
	if len(s) <= longest {
		return s
	}
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}

// words lists what is not empty: "a, b".
func words(list ...string) string {
	var out []string
	for _, w := range list {
		if w != "" {
			out = append(out, clip(w))
		}
	}
	return strings.Join(out, ", ")
}

// subset reports whether every element of a is in b.
func subset(a, b []string) bool {
	in := make(map[string]bool, len(b))
	for _, x := range b {
		in[x] = true
	}
	for _, x := range a {
		if !in[x] {
			return false
		}
	}
	return true
}

// subject says in words what stands at a node: `property "email" of User`.
func subject(n *contract.Node) string {
	var steps []string
	for depth := 0; n != nil && n.Parent() != nil && depth < 64; depth++ {
		parent := n.Parent()
		step, last := subjectStep(n, parent)
		if step != "" {
			steps = append(steps, step)
		}
		if last {
			break
		}
		n = parent
	}
	const most = 4
	if len(steps) > most {
		steps = append(steps[:most-1], steps[len(steps)-1])
	}
	return strings.Join(steps, " of ")
}

// subjectStep names one step of the way up; last says that it names the whole.
func subjectStep(n, parent *contract.Node) (step string, last bool) {
	key, above := n.Key(), parent.Key()
	if n.Has("in") && n.Has("name") && above == "parameters" {
		return n.Get("in").Text() + " parameter " + quoted(n.Get("name").Text()), true
	}
	switch above {
	case "properties":
		return "property " + quoted(key), false
	case "patternProperties":
		return "properties matching " + quoted(key), false
	case "anyOf", "oneOf":
		return "an alternative", false
	case "headers":
		return "header " + quoted(key), false
	case "schemas", "definitions":
		return "schema " + quoted(key), true
	case "requestBodies":
		return "request body " + quoted(key), true
	case "securitySchemes", "securityDefinitions":
		return "security scheme " + quoted(key), true
	case "parameters":
		return "parameter " + quoted(key), true
	case "responses":
		return "response " + quoted(key), true
	}
	switch key {
	case "items":
		return "the elements", false
	case "additionalProperties":
		return "further properties", false
	case "requestBody":
		return "the request body", true
	}
	return "", false
}

// of names what something belongs to: ` of property "a"`.
func of(n *contract.Node) string {
	if s := subject(n); s != "" {
		return " of " + s
	}
	return ""
}
