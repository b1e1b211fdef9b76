package resource

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkNewGraph reads 1,200 operations.
func BenchmarkNewGraph(b *testing.B) {
	var text strings.Builder
	text.WriteString("{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"Many\", \"version\": \"1\"}, \"paths\": {")
	const answer = `"responses": {"200": {"description": "", "content": {"application/json": {"schema": {"type": "object", "properties": {"id": {"type": "string"}}}}}}}`
	for i := range 240 {
		if i > 0 {
			text.WriteByte(',')
		}
		fmt.Fprintf(&text, `"/owners/{owner}/things%d": {"get": {%[2]s}, "post": {%[2]s}}, "/owners/{owner}/things%[1]d/{id}": {"get": {%[2]s}, "put": {%[2]s}, "delete": {%[2]s}}`, i, answer)
	}
	text.WriteString("}}")
	doc := load(b, text.String())
	for b.Loop() {
		NewGraph(doc)
	}
}
