package wire

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// body is a document with one body, whose media type has some members.
func body(t interface{ Fatal(...any) }, mediaType string, members sample.Object) (*contract.Document, *contract.Media) {
	doc, err := contract.Load(fmt.Appendf(nil, `{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"post":
		{"requestBody": {"content": {%q: %s}}, "responses": {"200": {"description": "x"}}}}}}`, mediaType, sample.Compact(members)), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc, doc.Operations()[0].Body.Content[0]
}

// What is written as a body is read as it was.
func TestLawBodiesAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mediaType := rapid.SampledFrom([]string{
			"application/json", "application/merge-patch+json", "application/yaml", "application/jsonl", "application/json-seq", "text/plain",
			"application/octet-stream", FormType, MultipartType,
		}).Draw(t, "media type")
		v, schema := anyBody(t, mediaType)
		doc, media := body(t, mediaType, sample.Object{{Name: "schema", Value: schema}})
		data, contentType, err := Body(doc, media, mediaType, v)
		if err != nil {
			t.Skip("it cannot be written")
		}
		got, err := NewReader(doc, acceptAll).Body(media, contentType, data)
		if err != nil || !sample.Same(got, v) {
			t.Fatalf("%s of %s: %q is read as %s, %v", mediaType, sample.Compact(v), data, sample.Compact(got), err)
		}
	})
}

func anyBody(t *rapid.T, mediaType string) (v any, schema sample.Object) {
	switch {
	case isLines(mediaType):
		return anyList(t, 2)
	case isPlain(mediaType):
		v, schema = anyScalar(t)
		if s, isText := v.(string); isText && strings.HasPrefix(s, "\ufeff") {
			t.Skip("a byte order mark is left out")
		}
		if mediaType == "application/octet-stream" {
			return Text(v), sample.Object{{Name: "type", Value: "string"}}
		}
		return v, schema
	case mediaType == FormType, mediaType == MultipartType:
		return anyObject(t, 2)
	}
	return anyMember(t, 2)
}

// Fields are read by the styles that they are written in, as far as those can
// carry the values.
func TestLawStyledFieldsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, schema := anyArgument(t)
		style, explode := rapid.SampledFrom(styles["query"]).Draw(t, "style"), rapid.Bool().Draw(t, "explode")
		if !Sendable(&contract.Parameter{Name: "p", In: "query", Style: style, Explode: explode}, v) {
			t.Skip("it cannot be carried")
		}
		encoding := sample.Object{{Name: "style", Value: style}, {Name: "explode", Value: explode}}
		doc, media := body(t, FormType, sample.Object{
			{Name: "schema", Value: sample.Object{{Name: "type", Value: "object"}, {Name: "properties", Value: sample.Object{{Name: "p", Value: schema}}}}},
			{Name: "encoding", Value: sample.Object{{Name: "p", Value: encoding}}},
		})
		whole := sample.Object{{Name: "p", Value: v}}
		data, contentType, err := Body(doc, media, FormType, whole)
		if err != nil {
			t.Fatal(err)
		}
		got, err := NewReader(doc, acceptAll).Body(media, contentType, data)
		if err != nil || !sample.Same(got, whole) {
			t.Fatalf("%s, explode %v, of %s: %s is read as %s, %v", style, explode, sample.Compact(v), data, sample.Compact(got), err)
		}
	})
}
