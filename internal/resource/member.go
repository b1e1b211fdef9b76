package resource

import (
	"maps"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
)

// Certainty says why a member may be the name of a thing. The greater is the
// more certain.
type Certainty uint8

// The certainties.
const (
	NoName     Certainty = iota
	LikelyName           // it is called like names are: "slug", "code"
	UsualName            // it is called "id", though the parameter is called otherwise
	OwnName              // it is called like the parameter
)

// Member returns the member of an object that shows a thing of a resource which
// may be its i-th key, as Resource.Keys has them; certain is NoName when none
// may. fits reports whether a parameter can hold a value.
func (g *Graph) Member(r *Resource, i int, o map[string]any, fits func(p *contract.Parameter, v any) bool) (name string, certain Certainty) {
	own := i == len(r.Keys)-1
	key := r.Keys[i]
	p := r.Parameter(i)
	usable := func(name string) bool {
		_, ok := Text(o[name])
		return ok && (p == nil || fits(p, o[name]))
	}
	rest := withoutOwner(key, r.Name)
	switch {
	case usable(key):
		return key, OwnName
	case own && rest != "" && usable(rest):
		return rest, OwnName
	}
	for _, wanted := range []string{property.Letters(key), rest} {
		for _, name := range sorted(o) {
			if wanted != "" && property.Letters(name) == wanted && usable(name) && (own || wanted != rest) {
				return name, OwnName
			}
		}
	}
	if !own {
		return "", NoName
	}
	certain = UsualName
	if g.meansID(r, key, p) {
		certain = OwnName
	}
	for _, name := range []string{"id", "uuid", "_id", "guid", r.Name + "Id", r.Name + "_id", r.Name + "ID", "Id", "ID"} {
		if usable(name) {
			return name, certain
		}
	}
	for _, name := range []string{"key", "slug", "name", "number", "code", "handle", "ref"} {
		if usable(name) {
			return name, LikelyName
		}
	}
	return "", NoName
}

// meansID reports whether a parameter is for what answers call "id": it says
// so, or is called like the thing and lets through little else.
func (g *Graph) meansID(r *Resource, key string, p *contract.Parameter) bool {
	list := property.Words(key)
	if len(list) > 0 && isKey(list[len(list)-1]) {
		return true
	}
	if p == nil || property.Letters(key) != r.Name {
		return false
	}
	s := g.doc.Resolve(p.ValueSchema())
	return s.Has("pattern") || s.Has("format") || s.Get("type").Text() == "integer"
}

func sorted(o map[string]any) []string { return slices.Sorted(maps.Keys(o)) }
