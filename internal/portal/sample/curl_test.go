package sample

import (
	"os/exec"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

func TestCurlSendsWhatIsRequired(t *testing.T) {
	doc := portaltest.Load(t, portaltest.Library)
	want := []string{
		"curl https://eu.example.com/v1/books \\\n  -H \"Authorization: Bearer $TOKEN\"",
		"curl -X POST https://eu.example.com/v1/books \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  -H 'Content-Type: application/json' \\\n  -d '{\n  \"title\": \"Emma\"\n}'",
		"curl -X DELETE https://eu.example.com/v1/books/1",
	}
	for i, op := range doc.Operations() {
		if got := Curl(doc, op); got != want[i] {
			t.Errorf("%s:\n%s\nwant:\n%s", op.Name(), got, want[i])
		}
	}
}

func TestCurlOfAHostileDocumentRunsNothingElse(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell to try it with")
	}
	for _, attack := range append(portaltest.Attacks, "'; echo LEFT; '", "$(echo LEFT)", "`echo LEFT`", "a\necho LEFT") {
		doc := portaltest.Load(t, portaltest.HostileText(attack))
		for _, op := range doc.Operations() {
			line := "curl() { :; }\n" + Curl(doc, op)
			if out, err := exec.Command(sh, "-c", line).CombinedOutput(); err != nil || len(out) > 0 {
				t.Errorf("%q: %v, printed %q:\n%s", attack, err, out, line)
			}
		}
	}
}

func TestSamplesOfRecursiveSchemasEnd(t *testing.T) {
	doc := portaltest.Load(t, []byte(`{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "components": {"schemas": {"S": {
		"type": "object", "required": ["a", "b"], "properties": {"a": {"$ref": "#/components/schemas/S"}, "b": {"type": "array", "items": {"$ref": "#/components/schemas/S"}}}}}}}`))
	if _, ok := New(doc).Value(doc.Root.At("components", "schemas", "S"), contract.InRequest); !ok {
		t.Error("no sample")
	}
}
