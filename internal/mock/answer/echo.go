package answer

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/wire"
)

// echoed gives members that say which thing is meant the values that the
// request has for them in its path, as far as the schema lets those through.
func (m *Maker) echoed(p *plan, req *intake.Request, node *contract.Node, v any) any {
	for _, a := range req.Arguments {
		if a.Parameter.In != "path" {
			continue
		}
		own := strings.HasSuffix(strings.TrimSuffix(p.Path, "/"), "{"+a.Parameter.Name+"}")
		v = m.withArgument(node, v, a, own)
	}
	return v
}

// withArgument gives one member an argument. own says that the argument names
// the thing itself.
func (m *Maker) withArgument(node *contract.Node, v any, a intake.Argument, own bool) any {
	switch whole := v.(type) {
	case sample.Object:
		if changed, ok := m.renamed(node, whole, a, own); ok {
			return changed
		}
	case []any: // what stands below the thing that is named
		list := slices.Clone(whole)
		for i, item := range list {
			if o, ok := item.(sample.Object); ok {
				if name := memberFor(o, a.Parameter.Name, false); name != "" {
					list[i] = o.With(name, alike(a.Value, valueOf(o, name)))
				}
			}
		}
		if m.judged(node, list).soundness == sound {
			return list
		}
	}
	return v
}

func valueOf(o sample.Object, name string) any {
	v, _ := o.Get(name)
	return v
}

// renamed returns an object with an argument in it, if its schema lets that
// through.
func (m *Maker) renamed(node *contract.Node, o sample.Object, a intake.Argument, own bool) (sample.Object, bool) {
	name := memberFor(o, a.Parameter.Name, own)
	if name == "" {
		return nil, false
	}
	changed := o.With(name, alike(a.Value, valueOf(o, name)))
	return changed, m.judged(node, changed).soundness == sound
}

// memberFor returns the member of an object that a parameter is about: the one
// of its name, however that is written, or, of a thing that the parameter names,
// "id" for "book_id", "number" for "issueNumber", and "id" or the like for
// "book"; "" for none.
func memberFor(o sample.Object, parameter string, own bool) string {
	wanted := []string{property.Letters(parameter)}
	if words := property.Words(parameter); own && len(words) > 0 {
		wanted = append(wanted, words[len(words)-1], "id", "uuid", "slug")
	}
	for _, name := range wanted {
		for _, member := range o {
			if property.Letters(member.Name) == name {
				switch member.Value.(type) {
				case string, json.Number:
					return member.Name
				}
			}
		}
	}
	return ""
}

// alike is an argument of the type of what it replaces, as far as it can be.
func alike(argument, replaced any) any {
	switch replaced.(type) {
	case string:
		return wire.Text(argument)
	case json.Number:
		if text, ok := argument.(string); ok {
			if spelled, ok := schema.Spelled(text); ok {
				return spelled
			}
		}
	}
	return argument
}
