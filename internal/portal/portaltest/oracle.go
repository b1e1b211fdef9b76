package portaltest

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/apisteward/steward/internal/contract"
)

// Oracle judges values by a JSON Schema library, which knows nothing of how
// Steward reads schemas. Formats are not checked.
type Oracle struct {
	doc      *contract.Document
	way      contract.Direction
	compiler *jsonschema.Compiler
}

// NewOracle returns an Oracle for what travels one way.
func NewOracle(t *testing.T, doc *contract.Document, way contract.Direction) *Oracle {
	t.Helper()
	o := &Oracle{doc: doc, way: way, compiler: jsonschema.NewCompiler()}
	o.compiler.DefaultDraft(jsonschema.Draft2020)
	o.compiler.UseRegexpEngine(newMatcher)
	if err := o.compiler.AddResource("mem:doc", o.plain(doc.Root)); err != nil {
		t.Fatal(err)
	}
	return o
}

// matcher is a pattern as the library wants it.
type matcher struct {
	plain *regexp.Regexp
	ecma  *regexp2.Regexp
	text  string
}

func newMatcher(text string) (jsonschema.Regexp, error) {
	if plain, err := regexp.Compile(text); err == nil {
		return matcher{plain: plain, text: text}, nil
	}
	ecma, err := regexp2.Compile(text, regexp2.ECMAScript)
	return matcher{ecma: ecma, text: text}, err
}

func (m matcher) String() string { return m.text }

func (m matcher) MatchString(s string) bool {
	if m.plain != nil {
		return m.plain.MatchString(s)
	}
	ok, err := m.ecma.MatchString(s)
	return ok || err != nil
}

// Check returns what is wrong with a value, given as JSON. compiled is false
// when the library refuses the schema itself.
func (o *Oracle) Check(schema *contract.Node, value string) (compiled bool, err error) {
	s, err := o.compiler.Compile("mem:doc" + strings.ReplaceAll(schema.Pointer(), " ", "%20"))
	if err != nil {
		return false, err
	}
	plain, err := jsonschema.UnmarshalJSON(strings.NewReader(value))
	if err != nil {
		return true, err
	}
	return true, s.Validate(plain)
}

// plain is a node as the library wants it, schemas rewritten for JSON Schema
// 2020-12.
func (o *Oracle) plain(n *contract.Node) any {
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
	return scalar(n)
}

func scalar(n *contract.Node) any {
	switch n.Kind {
	case contract.String:
		return n.Text()
	case contract.Number:
		return json.Number(n.Literal())
	case contract.Bool:
		return n.True()
	}
	return nil
}

func (o *Oracle) modernise(n *contract.Node, s map[string]any) {
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
func (o *Oracle) unrequire(n *contract.Node, s map[string]any) {
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
