package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

func newPass(doc *contract.Document) *Pass {
	return &Pass{Doc: doc, shared: newShared(doc), rule: "test", severity: Warn}
}

// Schemas that branch without end are given up, which is said once, for the
// first example that was not checked.
func TestExamplesAreBounded(t *testing.T) {
	var text strings.Builder
	text.WriteString("openapi: 3.0.3\ncomponents:\n  schemas:\n")
	for i := range 40 {
		fmt.Fprintf(&text, "    A%d: {anyOf: [{$ref: '#/components/schemas/A%d'}, {$ref: '#/components/schemas/A%d'}]}\n", i, i+1, i+1)
	}
	text.WriteString("    A40: {type: string}\n")
	doc := fixtureDocument(t, text.String()+"    X: {example: 1}\n    Y: {example: 2}\n")
	p := newPass(doc)
	c := newExampleCheck(p, "example")
	c.judge = schema.New(doc, schema.WithBudget(10_000))
	branching := doc.Lookup("#/components/schemas/A0")
	for _, name := range []string{"X", "Y"} {
		c.check(doc.Root.At("components", "schemas", name, "example"), branching, schema.EitherWay)
	}
	if len(p.findings) != 1 || p.findings[0].Place != "#/components/schemas/X/example" || !strings.Contains(p.findings[0].Text, "not checked") {
		t.Errorf("findings: %v", p.findings)
	}
}

// Schemas that refer to themselves without consuming anything do not hang, and
// recursive ones are followed as deep as the example goes.
func TestExamplesOfRecursiveSchemas(t *testing.T) {
	doc := fixtureDocument(t, `openapi: 3.0.3
components:
  schemas:
    Self: {allOf: [{$ref: '#/components/schemas/Self'}], example: 1}
    Tree:
      properties:
        children: {type: array, items: {$ref: '#/components/schemas/Tree'}}
      example: {children: [{children: []}, {children: [{children: x}]}]}
`)
	p := newPass(doc)
	schemaExample().Check(p)
	if len(p.findings) != 1 || p.findings[0].Place != "#/components/schemas/Tree/example/children/1/children/0/children" {
		t.Errorf("findings: %v", p.findings)
	}
}

// Of alternatives the one that the example is meant for is explained.
func TestExampleExplainsTheMeantAlternative(t *testing.T) {
	const head = "openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n"
	for name, test := range map[string]struct{ schema, want string }{
		"null or object":   {"anyOf: [{type: 'null'}, {type: object, required: [a]}], example: {}", `the example lacks the required property "a"`},
		"none":             {"anyOf: [{type: 'null'}, {type: object}], example: x", "the example fits none of the alternatives of anyOf"},
		"several possible": {"oneOf: [{required: [a]}, {required: [b]}], example: {}", "the example fits none of the alternatives of oneOf"},
		"more than one":    {"oneOf: [{type: integer}, {type: string}, {type: number}], example: 1", "the example fits more than one of the alternatives of oneOf (the 1st and 3rd)"},
		"not":              {"not: {type: string}, example: x", "the example fits what not forbids"},
		"false":            {"properties: {a: false}, example: {a: 1}", "the example has a value where the schema allows none"},
		"bounds":           {"minimum: 1, example: 0.5", "the example is below the minimum 1"},
		"exclusive":        {"exclusiveMaximum: 1, example: 1", "the example is not below 1"},
		"too long":         {"maxLength: 1, example: ab", "the example has more than 1 character"},
		"if":               {"if: {required: [a]}, then: {required: [b]}, example: {a: 1}", `the example lacks the required property "b"`},
		"dependent":        {"dependentRequired: {a: [b]}, example: {a: 1}", `the example lacks the property "b", which is required beside "a"`},
		"huge number":      {"type: number, example: 1e99999999", "the example holds a number that is too large to be checked"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPass(fixtureDocument(t, head+"      {"+test.schema+"}\n"))
			schemaExample().Check(p)
			if len(p.findings) != 1 || p.findings[0].Text != test.want {
				t.Errorf("findings: %v, want %q", p.findings, test.want)
			}
		})
	}
}

// A reference to nowhere is left to the rule about references.
func TestExamplesOfBrokenReferences(t *testing.T) {
	p := newPass(fixtureDocument(t, "openapi: 3.0.3\ncomponents:\n  schemas:\n    A: {allOf: [{$ref: '#/nowhere'}], example: 1}\n"))
	schemaExample().Check(p)
	if len(p.findings) > 0 {
		t.Errorf("findings: %v", p.findings)
	}
}
