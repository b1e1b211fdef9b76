package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func writeSource(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestJoinParts(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	writeSource(t, folder+"/parts/a.json", `{"openapi":"3.0.0","info":{"title":"A"},"paths":{"/a":{"get":1}},"components":{"schemas":{"Both":{"type":"object"}}}}`)
	writeSource(t, folder+"/parts/b.json", `{"openapi":"3.0.1","info":{"title":"B"},"paths":{"/b":{}},"components":{"schemas":{"Both":{},"B":{}},"securitySchemes":{"S":{}}}}`)
	writeSource(t, folder+"/parts/c.json", `{"openapi":"3.0.1","paths":{"/c":{}}}`)
	joined := filepath.Join(folder, "joined.json")
	if err := joinParts(folder+"/parts", joined); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(joined)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"openapi":"3.0.0","info":{"title":"A"},"paths":{"/a":{"get":1},"/b":{},"/c":{}},` +
		`"components":{"schemas":{"B":{},"Both":{"type":"object"}},"securitySchemes":{"S":{}}}}`
	if !json.Valid(text) || string(text) != want {
		t.Errorf("joined %s, want %s", text, want)
	}
	writeSource(t, folder+"/parts/d.json", `{`)
	if joinParts(folder+"/parts", joined) == nil || joinParts(folder+"/none", joined) == nil {
		t.Error("joined what is not there")
	}
}

func TestFilesOfADocument(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	writeSource(t, root+"/corpus/parts/a.json", `{"openapi":"3.0.0","paths":{}}`)
	given, later, err := clientDocument{File: "x.json"}.files(root, root)
	if err != nil || given != filepath.Join(root, "corpus", "x.json") || later != given {
		t.Errorf("files = %s, %s, %v", given, later, err)
	}
	_, later, err = clientDocument{File: "x.json", Parts: "parts"}.files(root, root)
	if _, missing := os.Stat(later); err != nil || missing != nil || filepath.Dir(later) != root {
		t.Errorf("files = %s, %v, %v", later, err, missing)
	}
}
