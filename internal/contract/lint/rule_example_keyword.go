package lint

import (
	"encoding/json"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/apisteward/steward/internal/contract"
)

// overspent is what a meter panics with when the work for the examples of a
// document has become too much.
type overspent struct{}

// meter counts the work that is done. It is a keyword of every compiled schema,
// so that neither schemas that branch without end nor huge examples can keep
// the linter busy.
type meter struct {
	*schemaCompiler
	weight int // what each member or element costs
}

// Validate implements jsonschema.SchemaExt.
func (m meter) Validate(_ *jsonschema.ValidatorContext, v any) {
	size := 1
	switch v := v.(type) {
	case string:
		size += len(v) / 64
	case []any:
		size += len(v)
	case map[string]any:
		size += len(v)
	}
	if m.left -= m.weight * size; m.left < 0 {
		panic(overspent{})
	}
}

// reference is "$ref", compiled when a value gets there.
type reference struct {
	*schemaCompiler
	target *contract.Node
	way    way
}

// Validate implements jsonschema.SchemaExt.
func (r reference) Validate(ctx *jsonschema.ValidatorContext, v any) {
	if err := ctx.Validate(r.schema(r.target, r.way), v, nil); err != nil {
		ctx.AddErr(err)
	}
}

// enumeration is "enum" or "const", with strings found in constant time.
type enumeration struct {
	strings map[string]bool
	others  []any
}

func newEnumeration(values []*contract.Node) enumeration {
	e := enumeration{strings: make(map[string]bool)}
	for _, n := range values {
		if n.Is(contract.String) {
			e.strings[n.Text()] = true
		} else if v, ok := plain(n); ok {
			e.others = append(e.others, v)
		}
	}
	return e
}

// Validate implements jsonschema.SchemaExt.
func (e enumeration) Validate(ctx *jsonschema.ValidatorContext, v any) {
	if s, ok := v.(string); ok && e.strings[s] {
		return
	}
	for _, other := range e.others {
		if equal, err := ctx.Equals(v, other); err == nil && equal {
			return
		}
	}
	ctx.AddError(&kind.Enum{Got: v})
}

// plain returns a node as the plain value that the library takes. It is false
// when the node holds a number beyond all reason.
func plain(n *contract.Node) (v any, ok bool) {
	switch n.Kind {
	case contract.Bool:
		return n.True(), true
	case contract.String:
		return n.Text(), true
	case contract.Number:
		_, ok := n.Rat()
		return json.Number(n.Literal()), ok
	case contract.Array:
		return plainArray(n)
	case contract.Object:
		return plainObject(n)
	}
	return nil, true
}

func plainArray(n *contract.Node) (any, bool) {
	array := make([]any, 0, n.Len())
	for _, item := range n.Items() {
		v, ok := plain(item)
		if !ok {
			return nil, false
		}
		array = append(array, v)
	}
	return array, true
}

func plainObject(n *contract.Node) (any, bool) {
	object := make(map[string]any, n.Len())
	for key, member := range n.Fields() {
		v, ok := plain(member)
		if !ok {
			return nil, false
		}
		object[key] = v
	}
	return object, true
}
