package typescript

import (
	"strings"
	"testing"
)

func TestNotes(t *testing.T) {
	p := planOf(t, []byte(`{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {
		"/a": {"get": {"operationId": "search", "requestBody": {"content": {"application/json": {"schema": {"type": "string"}}}}, "responses": {}}},
		"/b": {"trace": {"responses": {}}, "post": {"requestBody": {"content": {"application/json": {"schema": {"type": "string"}}}}, "responses": {}}}}}`))
	got := Notes(p)
	if len(got) != 2 || got[0].Operation != "GET /a" || got[0].Place != "#/paths/~1a/get" || got[1].Operation != "TRACE /b" {
		t.Fatalf("notes are %+v", got)
	}
	found := 0
	for _, f := range Files(p, Options{}) {
		for _, note := range got {
			text, _, _ := strings.Cut(note.Text, ",")
			found += strings.Count(string(f.Data), text)
		}
		if strings.Contains(string(f.Data), "SearchArgs") {
			t.Errorf("%s has arguments for a body that cannot be sent", f.Name)
		}
	}
	if found != 2 {
		t.Errorf("notes are said %d times in the package, want 2", found)
	}
}
