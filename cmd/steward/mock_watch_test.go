package main

import (
	"os"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// An editor may write a file in several steps: it is read once it stays as it is.
func TestFilesAreReadWhenTheyStayAsTheyAre(t *testing.T) {
	file := books(t)
	s := &mockSource{app: &app{}, name: file}
	if err := s.read(); err != nil {
		t.Fatal(err)
	}
	w := watcher{source: s}
	look := func(step string, want bool) {
		t.Helper()
		if got := w.changed(); got != want {
			t.Errorf("%s: %v", step, got)
		}
	}
	look("first", false)
	look("nothing happened", false)
	rewrite(t, file, mockedDocument+"# half")
	look("just written", false)
	rewrite(t, file, mockedDocument+"# half and half")
	look("written again", false)
	look("stays", true)
	if err := s.read(); err != nil {
		t.Fatal(err)
	}
	look("was read", false)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	look("just gone", false)
	look("gone", true)
	if err := s.read(); err == nil || s.doc == nil {
		t.Error("what is gone is read")
	}
	look("known to be gone", false)
	rewrite(t, file, mockedDocument)
	look("just back", false)
	look("back", true)
}

// After a change that cannot be read, the files that were not reached are watched
// all the same.
func TestABrokenChangeForgetsNoFile(t *testing.T) {
	file := write(t, "root.yaml", strings.Replace(mockedDocument, "$ref: '#/components/schemas/Book'", "$ref: 'book.yaml'", 1))
	part := strings.Replace(file, "root.yaml", "book.yaml", 1)
	rewrite(t, part, "type: object\n")
	s := &mockSource{app: &app{}, name: file}
	if err := s.read(); err != nil || len(s.files) != 2 {
		t.Fatalf("%v, %v", err, s.files)
	}
	rewrite(t, file, "openapi: {")
	if err := s.read(); err == nil || len(s.files) != 2 {
		t.Errorf("%v, %v", err, s.files)
	}
}

func TestDifferences(t *testing.T) {
	load := func(paths string) *contract.Document {
		t.Helper()
		doc, err := contract.Load([]byte("openapi: 3.0.3\ninfo: {title: x, version: '1'}\npaths: "+paths+"\n"), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	old := load("{/a: {get: {summary: a, responses: {}}}, /b: {get: {responses: {}}}, /c: {get: {responses: {}}}}")
	for paths, want := range map[string]string{
		"{/a: {get: {summary: a, responses: {}}}, /b: {get: {responses: {}}}, /c: {get: {responses: {}}}}": "the operations are the same, what they refer to is not",
		"{/a: {get: {summary: new, responses: {}}}, /d: {get: {responses: {}}, put: {responses: {}}}}":     "2 operations added, 2 operations removed, 1 operation changed",
		"{}": "3 operations removed",
	} {
		if got := difference(old, load(paths)); got != want {
			t.Errorf("%s: %s", paths, got)
		}
	}
}
