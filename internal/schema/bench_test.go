package schema

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// bodySize is how long the JSON of a benchmark's body is at least.
const bodySize = 24 << 10

func github(t testing.TB) *contract.Document {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "corpus", "github", "23.0.2.json"))
	if err != nil {
		t.Skipf("the corpus is not here; fetch it with `make corpus`: %v", err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// listBody returns the schema of a list of GitHub's and a body of it: the
// elements of its example that are valid, repeated.
func listBody(t testing.TB, doc *contract.Document, path string) (*contract.Node, []any) {
	t.Helper()
	media := doc.Root.At("paths", path, "get", "responses", "200", "content", "application/json")
	schema := media.Get("schema")
	example := media.Get("examples").Children()[0].Value
	v, _ := Value(doc.Resolve(example).Get("value"))
	j := New(doc, WithFormats())
	var valid, body []any
	for _, item := range v.([]any) {
		if j.Valid(schema, Response, []any{item}) {
			valid = append(valid, item)
		}
	}
	if len(valid) == 0 {
		faults, _ := j.Faults(schema, Response, v)
		t.Fatalf("no element is valid: %v", faults)
	}
	for size := 0; size < bodySize; {
		for _, item := range valid {
			text, err := json.Marshal(item)
			if err != nil {
				t.Fatal(err)
			}
			size += len(text)
			body = append(body, item)
		}
	}
	return schema, body
}

// BenchmarkFaults judges valid bodies of 24 kB, all schemas compiled, and the
// same with faults in every element.
func BenchmarkFaults(b *testing.B) {
	doc := github(b)
	for name, path := range map[string]string{"issues": "/repos/{owner}/{repo}/issues", "repositories": "/orgs/{org}/repos"} {
		schema, body := listBody(b, doc, path)
		j := New(doc, WithFormats())
		b.Run(name+"/valid", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if faults, judged := j.Faults(schema, Response, body); !judged || len(faults) > 0 {
					b.Fatal(faults)
				}
			}
		})
		b.Run(name+"/compiled afresh", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if !New(doc, WithFormats()).Valid(schema, Response, body) {
					b.Fatal("not valid")
				}
			}
		})
		b.Run(name+"/undeclared", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, judged := j.Undeclared(schema, Response, body); !judged {
					b.Fatal("too much work")
				}
			}
		})
		b.Run(name+"/broken", func(b *testing.B) {
			v := broken(body)
			b.ReportAllocs()
			for b.Loop() {
				if faults, judged := j.Faults(schema, Response, v); !judged || len(faults) < len(v) {
					b.Fatal(faults)
				}
			}
		})
	}
}

// broken returns a body in which every element lacks its id and has a name or
// title of the wrong type.
func broken(body []any) []any {
	var out []any
	for _, item := range body {
		copied := map[string]any{}
		for name, v := range item.(map[string]any) {
			copied[name] = v
		}
		delete(copied, "id")
		copied["url"] = true
		out = append(out, copied)
	}
	return out
}
