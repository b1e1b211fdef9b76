package contract_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// files makes a folder of texts.
func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestBundleMakesOneDocument(t *testing.T) {
	data, err := contract.Bundle(files(map[string]string{
		"api/openapi.yaml": `openapi: 3.0.3
info: {title: A, version: 1.0.0}
paths:
  /users/{id}: {$ref: paths/user.yaml}
  /plain: {get: {responses: {default: {$ref: 'components/all.yaml#/responses/Problem'}}}}
components:
  schemas:
    User: {$ref: components/User.yaml}
    Own: {type: object}
`,
		"api/paths/user.yaml": `
get:
  operationId: getUser
  parameters: [{$ref: '../components/all.yaml#/parameters/ID'}]
  responses:
    200: {description: ok, content: {application/json: {schema: {$ref: ../components/User.yaml}}}}
    default: {$ref: '../components/all.yaml#/responses/Problem'}
`,
		"api/components/User.yaml": `
type: object
properties:
  manager: {$ref: '#'}
  own: {$ref: '../openapi.yaml#/components/schemas/Own'}
  pet: {$ref: 'Pet.json'}
  data: {example: {$ref: 'stays.yaml'}}
`,
		"api/components/Pet.json": `{"oneOf": [{"$ref": "#/definitions/Cat"}], "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/definitions/Cat"}}, "definitions": {"Cat": {"type": "object"}}}`,
		"api/components/all.yaml": `
parameters: {ID: {name: id, in: path, required: true, schema: {type: string}}}
responses: {Problem: {description: problem}}
`,
	}), "api/openapi.yaml", contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	doc := mustLoad(t, string(data))
	if len(doc.Defects) > 0 {
		t.Errorf("defects: %+v\n%s", doc.Defects, data)
	}
	for _, place := range []string{"schemas/User", "schemas/Own", "schemas/Pet", "schemas/Cat", "responses/Problem", "parameters/ID"} {
		if doc.Lookup("#/components/"+place) == nil {
			t.Errorf("there is no component %s in\n%s", place, data)
		}
	}
	for pointer, want := range map[string]string{
		"#/components/schemas/User/properties/manager/$ref":      "#/components/schemas/User",
		"#/components/schemas/User/properties/own/$ref":          "#/components/schemas/Own",
		"#/components/schemas/User/properties/data/example/$ref": "stays.yaml",
		"#/components/schemas/Pet/discriminator/mapping/cat":     "#/components/schemas/Cat",
		"#/paths/~1plain/get/responses/default/$ref":             "#/components/responses/Problem",
	} {
		if got := doc.Lookup(pointer).Text(); got != want {
			t.Errorf("%s = %q, want %q", pointer, got, want)
		}
	}
	if ops := doc.Operations(); len(ops) != 2 || ops[0].ID != "getUser" || ops[0].Parameters[0].Name != "id" {
		t.Errorf("operations = %+v", ops)
	}
}

func TestBundleKeepsASingleFile(t *testing.T) {
	text := "openapi: 3.0.3  # a comment\ninfo: {title: A, version: 1.0.0}\n"
	data, err := contract.Bundle(files(map[string]string{"a.yaml": text}), "a.yaml", contract.DefaultLimits())
	if err != nil || string(data) != text {
		t.Errorf("Bundle = %q, %v", data, err)
	}
}

func TestBundleRefuses(t *testing.T) {
	ref := func(to string) map[string]string {
		return map[string]string{"api/a.yaml": "openapi: 3.0.3\ncomponents: {schemas: {X: {$ref: '" + to + "'}}}\n"}
	}
	with := func(texts map[string]string, name, text string) map[string]string {
		texts[name] = text
		return texts
	}
	for name, tc := range map[string]struct {
		texts map[string]string
		says  string
	}{
		"no file":          {ref("b.yaml"), "no file"},
		"no place":         {with(ref("b.yaml#/Y"), "api/b.yaml", "X: {}"), "no such place"},
		"another address":  {ref("https://example.com/b.yaml"), "relative names"},
		"a file address":   {ref("file:///etc/passwd"), "relative names"},
		"an absolute name": {ref("/etc/passwd"), "relative names"},
		"out of the root":  {ref("../../etc/passwd"), "below"},
		"hidden way out":   {ref("%2e%2e/%2e%2e/etc/passwd"), "below"},
		"bad file":         {with(ref("b.yaml"), "api/b.yaml", "{"), "api/b.yaml"},
		"an anchor":        {with(ref("b.yaml#here"), "api/b.yaml", "X: {}"), "JSON pointer"},
		"two of one name": {map[string]string{
			"api/a.yaml": "openapi: 3.0.3\ncomponents: {schemas: {A: {$ref: 'b.yaml#/X'}, B: {$ref: 'c.yaml#/X'}}}\n",
			"api/b.yaml": "X: {type: string}", "api/c.yaml": "X: {type: object}",
		}, "both define"},
		"a circle of path items": {map[string]string{
			"api/a.yaml": "openapi: 3.0.3\npaths: {/a: {$ref: b.yaml}}\n", "api/b.yaml": "$ref: c.yaml", "api/c.yaml": "$ref: b.yaml",
		}, "back to themselves"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := contract.Bundle(files(tc.texts), "api/a.yaml", contract.DefaultLimits())
			if err == nil || !strings.Contains(err.Error(), tc.says) || fault.KindOf(err) == fault.Internal {
				t.Errorf("Bundle = %v, want an error saying %q", err, tc.says)
			}
		})
	}
}

// What stands where components are put, and is none, gives way to them.
func TestBundleIntoComponentsThatAreNoObject(t *testing.T) {
	for _, components := range []string{"5", "[]", "{schemas: x}"} {
		data, err := contract.Bundle(files(map[string]string{
			"a.yaml": "openapi: 3.0.3\npaths: {/a: {parameters: [{schema: {$ref: 'b.yaml#/X'}}]}}\ncomponents: " + components,
			"b.yaml": "X: {type: string}",
		}), "a.yaml", contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		if x := mustLoad(t, string(data)).Root.At("components", "schemas", "X", "type"); x.Text() != "string" {
			t.Errorf("components: %s: X is lost in\n%s", components, data)
		}
	}
}

func FuzzBundle(f *testing.F) {
	f.Add("openapi: 3.0.3\ncomponents: {schemas: {X: {$ref: 'b.yaml#/Y'}}}", "Y: {properties: {y: {$ref: '#/Y'}, x: {$ref: 'a.yaml#/components/schemas/X'}}}")
	f.Add("swagger: '2.0'\npaths: {/a: {$ref: b.yaml}}", "get: {responses: {200: {$ref: 'b.yaml#/get'}}}")
	limits := contract.Limits{Bytes: 1 << 16, Depth: 64, Nodes: 20_000}
	f.Fuzz(func(t *testing.T, a, b string) {
		data, err := contract.Bundle(files(map[string]string{"a.yaml": a, "b.yaml": b}), "a.yaml", limits)
		if err != nil {
			if fault.KindOf(err) == fault.Internal {
				t.Fatalf("an unclassified error: %v", err)
			}
			return
		}
		limits := contract.DefaultLimits()
		if _, err := contract.Load(data, limits); err != nil && !fault.Is(err, fault.TooLarge) {
			t.Fatalf("the bundle does not load: %v\n%s", err, data)
		}
	})
}
