package resource

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
)

// Place is an object within an answer.
type Place struct {
	Pointer string // JSON pointer to it
	Object  map[string]any
}

// Places returns the objects of an answer about one thing that may be the thing,
// which is called as Resource.Name has it: the answer itself, and what it holds
// one level down, or two where the first has a name that says nothing ("data",
// "result").
func Places(v any, thing string) []Place { return placesIn(v, thing, "") }

func placesIn(v any, thing, pointer string) []Place {
	o, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	places := []Place{{pointer, o}}
	inner := func(name string) {
		if child, ok := o[name].(map[string]any); ok {
			at := pointer + "/" + contract.EscapePointer(name)
			if pointer == "" && property.Letters(name) != thing {
				places = append(places, placesIn(child, thing, at)...)
			} else {
				places = append(places, Place{at, child})
			}
		}
	}
	for _, name := range objectsIn(o) {
		if property.Letters(name) == thing {
			inner(name)
		}
	}
	for _, name := range envelopes() {
		inner(name)
	}
	return places
}

// objectsIn are the names of the members that are objects, sorted.
func objectsIn(o map[string]any) []string {
	var names []string
	for name, v := range o {
		if _, ok := v.(map[string]any); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// envelopes are names of members that say nothing about what they hold.
func envelopes() []string {
	return []string{"data", "result", "item", "resource", "object", "response", "payload", "entity", "record"}
}

// ListNames are the usual names of the list in an answer, the best first, in
// the shape of property.Letters.
func ListNames() []string {
	return []string{
		"items", "data", "results", "values", "records", "entries", "content", "list", "rows", "nodes", "elements", "objects",
		"value", "member", "hits",
	}
}

// Elements finds the list in an answer: the answer itself, or the member that
// holds it. It returns the JSON pointer to the list.
func Elements(v any, thing string) (pointer string, list []any) {
	switch v := v.(type) {
	case []any:
		return "", v
	case map[string]any:
		return elementsIn(v, thing, "", 0)
	}
	return "", nil
}

func elementsIn(o map[string]any, thing, pointer string, depth int) (string, []any) {
	var candidates []string
	for _, name := range sorted(o) {
		if _, ok := o[name].([]any); ok {
			candidates = append(candidates, name)
		}
	}
	if name := preferred(candidates, thing); name != "" {
		return pointer + "/" + contract.EscapePointer(name), o[name].([]any)
	}
	if depth == 0 {
		for _, name := range slices.Concat([]string{"_embedded"}, envelopes()) {
			if child, ok := o[name].(map[string]any); ok {
				if at, list := elementsIn(child, thing, "/"+name, 1); list != nil {
					return at, list
				}
			}
		}
	}
	return "", nil
}

// preferred chooses the list among the members of an answer: one that is
// called like the things, one with a usual name, or the only one.
func preferred(names []string, thing string) string {
	for _, name := range names {
		if ThingName(name) == thing {
			return name
		}
	}
	for _, usual := range ListNames() {
		for _, name := range names {
			if property.Letters(name) == usual {
				return name
			}
		}
	}
	if len(names) == 1 {
		return names[0]
	}
	return ""
}
