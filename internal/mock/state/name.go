package state

import (
	"encoding/json"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/schema"
)

// maxNames is how many names are tried until one is free and fits.
const maxNames = 300

// naming is how a new thing is called.
type naming struct {
	own   []string // the keys that are not its parent's
	given bool     // the consumer chose the last
	last  int64    // see branch.last
}

// namer finds names for new things of a kind below one parent.
type namer struct {
	*draft
	taken *branch // nil when there are none yet
	what  string  // that random names follow from
	last  int64
}

// names names a new thing; ok is false when that is not possible.
func (x *exchange) names(d *draft, taken *branch, what string) (found naming, ok bool) {
	n := &namer{draft: d, taken: taken, what: what}
	if taken != nil {
		n.last = taken.last
	}
	k := d.kind
	for i := range k.Own {
		key := len(k.Keys) - k.Own + i
		text, given := n.chosen(x, i, key)
		found.given = given
		switch {
		case given:
		case i < k.Own-1:
			if text, ok = n.madeUp(i, key); !ok {
				return naming{}, false
			}
		default:
			if text, ok = n.fresh(i, key, found.own); !ok {
				return naming{}, false
			}
		}
		found.own = append(found.own, text)
	}
	found.last = n.last
	return found, true
}

// chosen is a key that the consumer gives, in the body, or in a parameter that
// is called as the path calls it.
func (n *namer) chosen(x *exchange, i, key int) (text string, ok bool) {
	if at := n.kind.names[i]; at != nil {
		if v, there := atKeys(n.sent, at); there {
			if text, ok := keyText(v); ok && n.fits(key, i, text) {
				return text, true
			}
		}
	}
	for _, in := range []string{"query", "path", "header"} {
		if v, there := x.req.Argument(in, n.kind.Keys[key]); there {
			if text, ok := keyText(v); ok && n.fits(key, i, text) {
				return text, true
			}
		}
	}
	return "", false
}

// madeUp is a key that nobody can choose, as it is in the made value.
func (n *namer) madeUp(i, key int) (text string, ok bool) {
	if at := n.kind.names[i]; at != nil {
		if v, there := atKeys(n.made, at); there {
			if text, ok := keyText(v); ok && n.fits(key, i, text) {
				return text, true
			}
		}
	}
	return "", false
}

// fresh is a key that no thing has.
func (n *namer) fresh(i, key int, own []string) (text string, ok bool) {
	node := n.member(i)
	if p := n.kind.Parameter(key); p != nil && !n.isNarrow(node) {
		node = p.ValueSchema()
	}
	if node == nil {
		return "", false
	}
	random := n.random(n.what)
	for try := range maxNames {
		text, ok := n.candidate(node, i, key, try, random)
		if ok && n.fits(key, i, text) && !n.isTaken(append(slices.Clip(own), text)) {
			return text, true
		}
	}
	return "", false
}

// isNarrow reports whether a schema lets only some texts through, or none.
func (s *State) isNarrow(n *contract.Node) bool {
	if n == nil {
		return false
	}
	says := property.Resolved(s.doc, n)
	return says.Types&contract.TypeString == 0 || says.Format != "" || says.PatternNode != nil || len(says.Enum) > 0 || len(says.Examples) > 0
}

// member is the schema of the member that has a key, or nil.
func (n *namer) member(i int) *contract.Node {
	if at := n.kind.names[i]; at != nil {
		return n.below(n.kind.schema, at)
	}
	return nil
}

func (n *namer) isTaken(own []string) bool {
	return n.taken != nil && n.taken.nodes[nameOf(own)] != nil
}

// fitsIn reports whether a text can stand where a schema is.
func (s *State) fitsIn(n *contract.Node, text string, way schema.Way) bool {
	if n == nil {
		return true
	}
	v, ok := s.typed(n, text)
	return ok && s.judge.Valid(n, way, v)
}

func (n *namer) fits(key, i int, text string) bool {
	if text == "" || text == "." || text == ".." {
		return false
	}
	p := n.kind.Parameter(key)
	return (p == nil || n.fitsIn(p.ValueSchema(), text, schema.Request)) && n.fitsIn(n.member(i), text, schema.Response)
}

// typed is a text as a schema wants it: a number where it wants numbers.
func (s *State) typed(n *contract.Node, text string) (any, bool) {
	types := s.types(n)
	switch {
	case types&contract.TypeString != 0:
		return text, true
	case types&contract.TypeBoolean != 0 && (text == "true" || text == "false"):
		return text == "true", true
	case types&(contract.TypeInteger|contract.TypeNumber) == 0:
		return nil, false
	}
	_, spelled := schema.Spelled(text)
	return json.Number(text), spelled
}
