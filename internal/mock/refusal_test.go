package mock

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

func TestRefusal(t *testing.T) {
	const name, number = "{type: string, maxLength: 5}", "{type: integer}"
	for _, tt := range []struct {
		statuses string
		schema   string
		kind     fault.Kind
		places   string
		want     int
	}{
		{"200 404", name, fault.Invalid, "path id", 404},
		{"200 404", "{$ref: '#/components/schemas/Name'}", fault.Invalid, "path id", 404},
		{"200 404", number, fault.Invalid, "path id", 422},
		{"200 404", "{type: string, format: uuid}", fault.Invalid, "path id", 422},
		{"200 404", "{type: string, enum: [a, b]}", fault.Invalid, "path id", 422},
		{"200 404", name, fault.Invalid, "path id,query limit", 422},
		{"200 404", name, fault.Invalid, "", 422},
		{"200 404", name, fault.Unauthenticated, "path id", 422},
		{"200 404 400", name, fault.Invalid, "path id", 422},
		{"200 404 default", name, fault.Invalid, "path id", 422},
		{"200", name, fault.Invalid, "path id", 422},
	} {
		var text strings.Builder
		fmt.Fprintf(&text, "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\ncomponents: {schemas: {Name: %s}}\npaths: {'/x/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: %s}], responses: {", name, tt.schema)
		for status := range strings.FieldsSeq(tt.statuses) {
			fmt.Fprintf(&text, "'%s': {description: Said}, ", status)
		}
		text.WriteString("}}}}")
		doc, err := contract.Load([]byte(text.String()), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		e := fault.New(tt.kind, "No.")
		for place := range strings.SplitSeq(tt.places, ",") {
			if place != "" {
				e.Fields = append(e.Fields, fault.Field{Place: place})
			}
		}
		if got := refusal(doc, doc.Operations()[0], e, 422); got != tt.want {
			t.Errorf("%s of %s with %s: %d, want %d", tt.places, tt.schema, tt.statuses, got, tt.want)
		}
	}
}
