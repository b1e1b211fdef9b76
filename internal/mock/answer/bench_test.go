package answer

import (
	"encoding/json"
	"strconv"
	"testing"
)

// An answer that is kept: of a made value, which follows from an argument.
func BenchmarkKept(b *testing.B) {
	m := New(document(b, "3.0.3", books), Options{})
	req := request(b, operation(b, m.doc, "GET /books/{book_id}"), "path book_id=17", "Accept: application/json")
	b.ReportAllocs()
	for b.Loop() {
		if _, refusal := m.Usual(req, Choice{}); refusal != nil {
			b.Fatal(refusal.Fault)
		}
	}
}

// The same from two goroutines for each processor.
func BenchmarkKeptByMany(b *testing.B) {
	m := New(document(b, "3.0.3", books), Options{})
	req := request(b, operation(b, m.doc, "GET /books/{book_id}"), "path book_id=17", "Accept: application/json")
	b.SetParallelism(2)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			m.Usual(req, Choice{})
		}
	})
}

// An answer that is made, since no request had such an argument before.
func BenchmarkMade(b *testing.B) {
	m := New(document(b, "3.0.3", books), Options{})
	req := request(b, operation(b, m.doc, "GET /books/{book_id}"), "path book_id=17", "Accept: application/json")
	b.ReportAllocs()
	for i := 1; b.Loop(); i++ {
		req.Arguments[0].Value = json.Number(strconv.Itoa(i))
		m.Usual(req, Choice{})
	}
}
