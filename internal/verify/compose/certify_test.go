package compose

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
)

// composer reads an operation with one parameter and a body of two media types.
func composer(t testing.TB, parameter, body string) (*Composer, *contract.Operation) {
	t.Helper()
	text := `{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/things": {"post": {
	  "parameters": [` + parameter + `],
	  "requestBody": {"content": {"application/json": {"schema": ` + body + `}, "application/x-www-form-urlencoded": {"schema": ` + body + `}}},
	  "responses": {"204": {"description": "Done."}}}}}}`
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return New(doc, sample.New(doc), schema.New(doc, schema.WithFormats()), nil), doc.Operations()[0]
}

func TestArgumentsAreInvalidInEveryReading(t *testing.T) {
	const query = `{"name": "p", "in": "query", `
	for _, tt := range []struct {
		parameter, value string
		want             call.Intent
	}{
		{query + `"schema": {"type": "integer", "minimum": 3}}`, `3`, call.Valid},
		{query + `"schema": {"type": "integer", "minimum": 3}}`, `2`, call.Invalid},
		{query + `"schema": {"type": "integer"}}`, `"word"`, call.Invalid},
		{query + `"schema": {"type": "integer"}}`, `"12"`, call.Unknown},
		{query + `"schema": {"type": "string"}}`, `12`, call.Unknown},
		{query + `"schema": {"type": ["integer", "string"], "minimum": 3}}`, `2`, call.Unknown},
		{query + `"schema": {"type": "boolean"}}`, `"word"`, call.Invalid},
		{query + `"schema": {"type": "boolean"}}`, `"true"`, call.Unknown},
		{query + `"schema": {"type": "string"}}`, `null`, call.Unknown},
		{query + `"schema": {"type": "array", "items": {"type": "integer"}}}`, `[1, 2]`, call.Valid},
		{query + `"schema": {"type": "array", "items": {"type": "integer"}}}`, `["word"]`, call.Invalid},
		{query + `"schema": {"type": "array", "items": {"type": "integer"}}}`, `1`, call.Unknown},
		{query + `"schema": {"type": "array", "items": {"type": "integer"}, "maxItems": 1}}`, `[1, 2]`, call.Invalid},
		{query + `"schema": {"type": "array", "items": {"type": "string"}}}`, `[]`, call.Unknown},
		{query + `"explode": false, "schema": {"type": "array", "items": {"type": "string"}, "maxItems": 1}}`, `"a,b"`, call.Unknown},
		{query + `"style": "deepObject", "explode": true, "schema": {"type": "object", "required": ["z"], "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}}}`, `{"a": 1, "b": 2, "z": 3}`, call.Unknown},
		{query + `"style": "deepObject", "explode": true, "schema": {"type": "object", "properties": {"a": {"type": "integer"}}}}`, `{"a": "word"}`, call.Invalid},
		{query + `"style": "deepObject", "explode": true, "schema": {"type": "object", "properties": {"a": {"type": "integer"}}}}`, `"word"`, call.Unknown},
		{query + `"content": {"application/json": {"schema": {"type": "object"}}}}`, `"word"`, call.Invalid},
		{`{"name": "P", "in": "header", "schema": {"type": "string", "maxLength": 2}}`, `"abc"`, call.Invalid},
		{`{"name": "P", "in": "header", "schema": {"type": "string"}}`, `"é"`, call.Unknown},
		{`{"name": "Accept", "in": "header", "schema": {"type": "string", "maxLength": 2}}`, `"abc"`, call.Unknown},
	} {
		c, op := composer(t, tt.parameter, "true")
		if got := c.CertifyArgument(op.Parameters[0], read(t, tt.value)); got.Intent != tt.want {
			t.Errorf("%s of %s is %v, want %v", tt.value, tt.parameter, got.Intent, tt.want)
		}
	}
}

func TestFormsAreTextWhateverTheyHold(t *testing.T) {
	const body = `{"type": "object", "required": ["n"], "properties": {"n": {"type": "integer", "maximum": 9}, "s": {"type": "string", "maxLength": 3},
	  "l": {"type": "array", "items": {"type": "string", "maxLength": 3}}}}`
	c, op := composer(t, "", body)
	for _, tt := range []struct {
		value      string
		json, form call.Intent
	}{
		{`{"n": 1}`, call.Valid, call.Valid},
		{`{"n": 10}`, call.Invalid, call.Invalid},
		{`{"n": "1"}`, call.Invalid, call.Unknown},
		{`{"n": "word"}`, call.Invalid, call.Invalid},
		{`{"s": "abc"}`, call.Invalid, call.Invalid},
		{`{"n": 1, "s": 12}`, call.Invalid, call.Unknown},
		{`{"n": 1, "s": ""}`, call.Valid, call.Unknown},
		{`{"n": null}`, call.Invalid, call.Unknown},
		{`{"n": 1, "l": 7}`, call.Invalid, call.Unknown}, // a list of one
		{`{"n": 1, "l": "word"}`, call.Invalid, call.Invalid},
		{`[]`, call.Invalid, call.Unknown},
	} {
		for _, media := range op.Body.Content {
			want := tt.json
			if strings.Contains(media.Type, "form") {
				want = tt.form
			}
			if got := c.CertifyBody(media, read(t, tt.value)); got.Intent != want {
				t.Errorf("%s as %s is %v, want %v", tt.value, media.Type, got.Intent, want)
			}
		}
	}
}

func TestFormatsThatNobodyChecksAreSoft(t *testing.T) {
	c, op := composer(t, "", `{"type": "object", "properties": {"mail": {"type": "string", "format": "email"}, "day": {"type": "string", "format": "date"}}}`)
	soft, hard := c.CertifyBody(op.Body.Content[0], read(t, `{"mail": "word"}`)), c.CertifyBody(op.Body.Content[0], read(t, `{"day": "word"}`))
	if soft.Intent != call.Invalid || !soft.Soft || hard.Intent != call.Invalid || hard.Soft {
		t.Errorf("an address is %+v, a date %+v", soft, hard)
	}
}

func TestIntentNeedsEveryRequiredPart(t *testing.T) {
	c, op := composer(t, `{"name": "p", "in": "query", "required": true, "schema": {"type": "integer"}}`, `{"type": "object", "required": ["a"]}`)
	made := c.Compose(op, Full, nil)
	if made.Intent != call.Valid {
		t.Fatalf("%+v is %v", made, made.Intent)
	}
	without := made.Clone()
	without.Unset("query", "p")
	broken := made.Clone()
	broken.Body.Value = sample.Object{}
	if a, b := c.Intent(without), c.Intent(broken); a != call.Unknown || b != call.Unknown {
		t.Errorf("without a parameter it is %v, with a wrong body %v", a, b)
	}
}
