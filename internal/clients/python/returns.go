package python

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// result is what a method returns.
type result struct {
	call  string // of the transport: "call", "stream", "events", "download"
	value string // the type that the descriptor is of
	types []kind // what is returned, several when the reply decides
}

// kind is a type that is returned: a value, or something that is read while it
// comes.
type kind struct {
	media plan.MediaKind
	value string
}

// spell spells a returned type for one of the clients.
func (k kind) spell(async bool) string {
	switch k.media {
	case plan.Binary:
		return flavour("Download", async)
	case plan.Events:
		return flavour("Stream", async) + "[Event[" + k.value + "]]"
	case plan.Lines:
		return flavour("Stream", async) + "[" + k.value + "]"
	}
	return k.value
}

// result finds what an operation returns.
func (g *group) result(op *plan.Operation) result {
	var kinds []kind
	for _, r := range op.Results {
		k := kind{media: plan.JSON, value: "None"}
		switch r.Kind {
		case plan.NoContent:
		case plan.Text, plan.Form, plan.Multipart:
			k.value = "str"
		case plan.Binary:
			k = kind{media: plan.Binary}
		default:
			k.value = g.models.use(r.Use)
			if r.Kind != plan.JSON {
				k.media = r.Kind
			}
		}
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	if len(kinds) == 0 {
		kinds = []kind{{media: plan.JSON, value: g.imports.from("typing", "Any")}}
	}
	return g.settle(kinds)
}

// settle finds the call that returns one of the kinds.
func (g *group) settle(kinds []kind) result {
	calls := map[plan.MediaKind]string{plan.JSON: "call", plan.Binary: "download", plan.Events: "events", plan.Lines: "stream"}
	r := result{types: kinds, call: calls[kinds[0].media], value: kinds[0].value}
	if kinds[0].media == plan.Binary {
		r.value = "bytes"
	}
	if len(kinds) == 1 {
		return r
	}
	var values []string
	for _, k := range kinds {
		if k.media != plan.JSON {
			return result{types: kinds, call: "call", value: g.imports.from("typing", "Any")}
		}
		values = append(values, k.value)
	}
	r.value = union(values)
	r.types = []kind{{media: plan.JSON, value: r.value}}
	return r
}

// union joins types, with None last.
func union(types []string) string {
	var flat []string
	none := false
	for _, t := range types {
		if trimmed := strings.TrimSuffix(t, " | None"); trimmed != t || t == "None" {
			none, t = true, trimmed
		}
		if t == "Any" {
			return t
		}
		if t != "None" && !slices.Contains(flat, t) {
			flat = append(flat, t)
		}
	}
	if none {
		flat = append(flat, "None")
	}
	return strings.Join(flat, " | ")
}

// returns spells what a method returns.
func (g *group) returns(r result, async bool) string {
	var texts []string
	for _, k := range r.types {
		switch k.media {
		case plan.Binary:
			g.imports.relative("_runtime."+moduleOf(async, "streams"), flavour("Download", async))
		case plan.Events:
			g.imports.relative("_runtime.events", "Event")
			fallthrough
		case plan.Lines:
			g.imports.relative("_runtime."+moduleOf(async, "streams"), flavour("Stream", async))
		}
		texts = append(texts, k.spell(async))
	}
	return union(texts)
}
