package state

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
)

// namesIn are the members that have the own keys of a thing where a schema shows
// it.
func (s *State) namesIn(k *kind, n *contract.Node) [][]string {
	key := namesKey{k, n}
	if known, ok := s.namings.Load(key); ok {
		return known.([][]string)
	}
	v, _ := s.values.Full(n, contract.InResponse)
	o, _ := sample.Plain(v).(map[string]any)
	names := make([][]string, k.Own)
	for i := range names {
		names[i] = s.nameMember(k, len(k.Keys)-k.Own+i, o)
	}
	known, _ := s.namings.LoadOrStore(key, names)
	return known.([][]string)
}

type namesKey struct {
	kind   *kind
	schema *contract.Node
}

// nameMember finds the member that has a key: at the top, or one level down.
func (s *State) nameMember(k *kind, i int, o map[string]any) []string {
	name, certain := s.graph.Member(k.Resource, i, o, s.mayHold)
	if certain == resource.OwnName {
		return []string{name}
	}
	own := k.Keys[i]
	if p := k.Parameter(i); p != nil { // other paths may call it otherwise
		own = p.Name
	}
	key := property.Letters(own)
	for _, outer := range slices.Sorted(maps.Keys(o)) {
		inner, _ := o[outer].(map[string]any)
		for _, wanted := range innerNames(property.Letters(outer) == key) {
			if wanted == "" {
				wanted = own
			}
			if _, there := resource.Text(inner[wanted]); there && (outer == "metadata" || property.Letters(outer) == key) {
				return []string{outer, wanted}
			}
		}
	}
	if linked := linkedName(k, i, o); linked != "" {
		return []string{linked}
	}
	if certain == resource.NoName {
		return nil
	}
	return []string{name}
}

// linkedName is the member that has what the address of a thing, as the document
// shows it, has for its i-th key; or "".
func linkedName(k *kind, i int, o map[string]any) string {
	for _, at := range []string{"url", "href", "self", "uri", "self_link", "selfLink"} {
		address, _ := o[at].(string)
		u, err := url.Parse(address)
		if err != nil || address == "" {
			continue
		}
		segments := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
		n := strings.Count(strings.Trim(k.Path, "/"), "/") + 1
		if len(segments) < n {
			continue
		}
		keys, ok := match(k.Path, strings.Join(segments[len(segments)-n:], "/"))
		if !ok {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(o)) {
			if text, ok := keyText(o[name]); ok && text == keys[i] {
				return name
			}
		}
	}
	return ""
}

// innerNames are what the name of something is called within it: "" stands for
// what the path calls it.
func innerNames(called bool) []string {
	if called {
		return []string{"", "login", "slug", "username", "name", "key", "id"}
	}
	return []string{""}
}

// mayHold reports whether a parameter may have a value like that of a member.
func (s *State) mayHold(p *contract.Parameter, v any) bool {
	types := s.types(p.ValueSchema())
	text, isText := v.(string)
	switch {
	case !isText:
		return types&(contract.TypeInteger|contract.TypeNumber|contract.TypeString) != 0
	case types&contract.TypeString != 0:
		return true
	}
	return strings.Trim(text, "0123456789") == ""
}
