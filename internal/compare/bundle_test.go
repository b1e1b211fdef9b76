package compare_test

import (
	"encoding/json"
	"maps"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
)

// object is a JSON object.
type object = map[string]any

// mustLoad loads a document from anything that becomes JSON.
func mustLoad(tb testing.TB, doc any) *contract.Document {
	tb.Helper()
	data, ok := doc.([]byte)
	if !ok {
		var err error
		if data, err = json.Marshal(doc); err != nil {
			tb.Fatal(err)
		}
	}
	d, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		tb.Fatalf("%v\n%s", err, data)
	}
	return d
}

// diff compares two documents on 2026-11-22.
func diff(tb testing.TB, old, new any) *compare.Report {
	tb.Helper()
	today := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	return compare.Documents(mustLoad(tb, old), mustLoad(tb, new), compare.Options{Today: today})
}

// document is a document with one operation, over which another is laid.
func document(over object) object {
	doc := object{
		"openapi": "3.1.0",
		"info":    object{"title": "a", "version": "1.0.0"},
		"paths":   object{"/a": object{"post": operation(nil)}},
	}
	maps.Copy(doc, over)
	if doc["swagger"] != nil {
		delete(doc, "openapi")
	}
	return doc
}

func operation(over object) object {
	op := object{"responses": object{"200": object{"description": "ok"}}}
	maps.Copy(op, over)
	return op
}

func called(op object) object {
	return document(object{"paths": object{"/a": object{"post": op}}})
}

func webhook(op object) object {
	return document(object{"webhooks": object{"a": object{"post": op}}})
}

func media(schema any) object { return object{"application/json": object{"schema": schema}} }

// taking is a document whose operation takes a schema as its request body.
func taking(schema any) object {
	return called(operation(object{"requestBody": object{"required": true, "content": media(schema)}}))
}

// giving is a document whose operation answers with a schema.
func giving(schema any) object {
	return called(object{"responses": object{"200": object{"description": "ok", "content": media(schema)}}})
}

// find returns the changes of a rule.
func find(r *compare.Report, rule string) []compare.Change {
	var out []compare.Change
	for _, c := range r.Changes {
		if c.Rule == rule {
			out = append(out, c)
		}
	}
	return out
}

func pretty(tb testing.TB, v any) string {
	tb.Helper()
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}
