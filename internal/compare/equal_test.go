package compare_test

import (
	"os"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/apisteward/steward/internal/compare"
)

// schemaA is the schema that equal.yaml refers to as A. It refers to itself.
func schemaA(prefix string) object {
	return object{"type": "object", "required": []string{"x"}, "properties": object{
		"x": object{"type": "string"}, "self": object{"$ref": prefix + "A"}}}
}

// edited is a document of an edition whose operation takes the schema, or
// answers with it when given.
func edited(edition string, schema any, given bool) object {
	info := object{"title": "a", "version": "1.0.0"}
	if edition == "2.0" {
		op := object{"responses": object{"200": object{"description": "ok"}}}
		if given {
			op["responses"] = object{"200": object{"description": "ok", "schema": schema}}
		} else {
			op["parameters"] = []any{object{"name": "body", "in": "body", "required": true, "schema": schema}}
		}
		return object{"swagger": "2.0", "info": info, "paths": object{"/a": object{"post": op}},
			"definitions": object{"A": schemaA("#/definitions/")}}
	}
	doc := taking(schema)
	if given {
		doc = giving(schema)
	}
	doc["openapi"] = edition + ".0"
	doc["components"] = object{"schemas": object{"A": schemaA("#/components/schemas/")}}
	return doc
}

func TestEquivalentWritingsAreEqual(t *testing.T) {
	data, err := os.ReadFile("testdata/equal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list []struct {
		Name, Edition, Against string
		Old, New               any
	}
	if err := yaml.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if e.Edition == "" {
			e.Edition = "3.0"
		}
		if e.Against == "" {
			e.Against = "3.1"
		}
		t.Run(e.Name, func(t *testing.T) {
			for _, given := range []bool{false, true} {
				old, new := edited(e.Edition, e.Old, given), edited(e.Against, e.New, given)
				for _, r := range []*compare.Report{diff(t, old, new), diff(t, new, old)} {
					if r.Verdict != compare.Identical {
						t.Errorf("given=%v: %s", given, pretty(t, r))
					}
				}
			}
		})
	}
}
