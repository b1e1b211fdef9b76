package sample

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/apisteward/steward/internal/contract"
)

// oracle judges values by a JSON Schema library, which knows nothing of how
// this package reads schemas.
type oracle struct {
	doc      *contract.Document
	way      contract.Direction
	compiler *jsonschema.Compiler
}

func newOracle(t *testing.T, doc *contract.Document, way contract.Direction) *oracle {
	t.Helper()
	o := &oracle{doc: doc, way: way, compiler: jsonschema.NewCompiler()}
	o.compiler.DefaultDraft(jsonschema.Draft2020)
	o.compiler.UseRegexpEngine(func(s string) (jsonschema.Regexp, error) { return matcher{newPattern(s), s}, nil })
	if err := o.compiler.AddResource("mem:doc", o.plain(doc.Root)); err != nil {
		t.Fatal(err)
	}
	return o
}

// matcher is a pattern as the library wants it.
type matcher struct {
	*pattern
	text string
}

func (m matcher) String() string { return m.text }

func (m matcher) MatchString(s string) bool {
	k := maker{patterns: map[string]*pattern{m.text: m.pattern}}
	return k.matches(m.text, s)
}

// check returns what is wrong with a value. compiled is false when the library
// refuses the schema itself.
func (o *oracle) check(schema *contract.Node, v any) (compiled bool, err error) {
	s, err := o.compiler.Compile("mem:doc" + strings.ReplaceAll(schema.Pointer(), " ", "%20"))
	if err != nil {
		return false, err
	}
	plain, err := jsonschema.UnmarshalJSON(strings.NewReader(compact(v)))
	if err != nil {
		return true, err
	}
	return true, s.Validate(plain)
}

// plain is a node as the library wants it, schemas rewritten for JSON Schema
// 2020-12.
func (o *oracle) plain(n *contract.Node) any {
	switch n.Kind {
	case contract.Array:
		out := []any{}
		for _, item := range n.Items() {
			out = append(out, o.plain(item))
		}
		return out
	case contract.Object:
		out := map[string]any{}
		for name, member := range n.Fields() {
			out[name] = o.plain(member)
		}
		if o.doc.Role(n) == contract.RoleSchema || o.doc.Role(n) == contract.RoleParameter {
			o.modernise(n, out)
		}
		return out
	}
	v := valueOf(n)
	if s, ok := v.(json.Number); ok {
		return s
	}
	return v
}

func (o *oracle) modernise(n *contract.Node, s map[string]any) {
	for _, annotation := range []string{"id", "example", "examples", "default", "discriminator", "xml", "externalDocs", "format"} {
		delete(s, annotation)
	}
	if o.doc.Edition < contract.OpenAPI31 {
		if ref, ok := s["$ref"]; ok {
			for k := range s {
				delete(s, k)
			}
			s["$ref"] = ref
			return
		}
		exclusive(s, "minimum", "exclusiveMinimum")
		exclusive(s, "maximum", "exclusiveMaximum")
	}
	if _, ok := s["required"].(bool); ok {
		delete(s, "required")
	}
	if s["type"] == "file" {
		s["type"] = "string"
	}
	o.unrequire(n, s)
	if n.Get("nullable").True() || n.Get("x-nullable").True() {
		inner := map[string]any{}
		for k, v := range s {
			inner[k] = v
			delete(s, k)
		}
		s["anyOf"] = []any{map[string]any{"type": "null"}, inner}
	}
}

func exclusive(s map[string]any, plain, flag string) {
	if on, ok := s[flag].(bool); ok {
		delete(s, flag)
		if on {
			s[flag] = s[plain]
			delete(s, plain)
		}
	}
}

// unrequire takes back that a property is required which does not travel in
// this direction.
func (o *oracle) unrequire(n *contract.Node, s map[string]any) {
	list, ok := s["required"].([]any)
	if !ok {
		return
	}
	hiding := map[contract.Direction]string{contract.InRequest: "readOnly", contract.InResponse: "writeOnly"}[o.way]
	s["required"] = slices.DeleteFunc(list, func(name any) bool {
		text, _ := name.(string)
		p := n.Get("properties").Get(text)
		return p.Get(hiding).True() || o.doc.Resolve(p).Get(hiding).True()
	})
}
