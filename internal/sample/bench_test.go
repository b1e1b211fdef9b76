package sample

import (
	"math/rand/v2"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
)

// order is a typical body of a request.
const order = `{"type": "object", "required": ["customer", "items", "currency"], "additionalProperties": false, "properties": {
	"id": {"type": "string", "format": "uuid", "readOnly": true},
	"customer": {"type": "object", "required": ["name", "email"], "properties": {"name": {"type": "string", "minLength": 1, "maxLength": 100}, "email": {"type": "string", "format": "email"}}},
	"currency": {"type": "string", "enum": ["EUR", "USD", "JPY"]},
	"items": {"type": "array", "minItems": 1, "maxItems": 50, "items": {"type": "object", "required": ["sku", "quantity"], "properties": {
		"sku": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{4}$"}, "quantity": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 999}, "gift": {"type": "boolean"}}}},
	"note": {"type": ["string", "null"], "maxLength": 500}, "due": {"type": "string", "format": "date"}, "total": {"type": "number", "minimum": 0}}}`

func BenchmarkRandom(b *testing.B) {
	doc := schemaOf(b, order)
	schema, m, rng := doc.Root.At("components", "schemas", "S"), New(doc), rand.New(rand.NewPCG(1, 2))
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := m.Random(schema, contract.InRequest, rng); !ok {
			b.Fatal("no value")
		}
	}
}

func BenchmarkVariants(b *testing.B) {
	doc := schemaOf(b, order)
	schema, m := doc.Root.At("components", "schemas", "S"), New(doc)
	base, _ := m.Value(schema, contract.InRequest)
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for range m.Variants(schema, contract.InRequest, base) {
			n++
		}
		b.ReportMetric(float64(n), "variants/op")
	}
}

// BenchmarkFirstValues makes one value for every body of a large document.
func BenchmarkFirstValues(b *testing.B) {
	doc := corpustest.Document(b, "github/23.0.2.json")
	b.ReportAllocs()
	for b.Loop() {
		m, rng := New(doc), rand.New(rand.NewPCG(1, 2))
		for _, op := range doc.Operations() {
			if op.Body != nil {
				m.Value(op.Body.Content[0].Schema, contract.InRequest)
				m.Random(op.Body.Content[0].Schema, contract.InRequest, rng)
			}
		}
	}
}

func BenchmarkBroken(b *testing.B) {
	doc := schemaOf(b, order)
	schema, m, rng := doc.Root.At("components", "schemas", "S"), New(doc), rand.New(rand.NewPCG(1, 2))
	v, _ := m.Random(schema, contract.InRequest, rng)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := m.Broken(schema, contract.InRequest, v, rng); !ok {
			b.Fatal("nothing broken")
		}
	}
}

// BenchmarkRealistic makes an answer of about 1 kB.
func BenchmarkRealistic(b *testing.B) {
	doc := schemaOf(b, `{"type": "array", "minItems": 4, "maxItems": 4, "items": `+order+`}`)
	schema, m, size := doc.Root.At("components", "schemas", "S"), New(doc), 0
	b.ReportAllocs()
	for seed := uint64(0); b.Loop(); seed++ {
		v, ok := m.Realistic(schema, contract.InResponse, seed)
		if !ok {
			b.Fatal("no value")
		}
		size += len(JSON(v))
	}
	b.ReportMetric(float64(size)/float64(b.N), "bytes/value")
}
