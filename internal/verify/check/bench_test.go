package check

import (
	"strings"
	"testing"
)

// BenchmarkExchange judges a list of 24 kB, read from the wire each time.
func BenchmarkExchange(b *testing.B) {
	bench := newBench(b, editions["3.1"].Replace(document))
	body := "[" + strings.TrimSuffix(strings.Repeat(thing+",", 24000/(len(thing)+1)), ",") + "]"
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		x := bench.exchange(b, answer{to: "GET /things", status: 200, typed: jsonType, body: body, header: "X-Total: 1"})
		if found := bench.Exchange(x); len(found) > 0 {
			b.Fatal(found)
		}
	}
}
