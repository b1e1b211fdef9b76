package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestReformatKeepsTheContent(t *testing.T) {
	t.Parallel()
	root, folder := t.TempDir(), t.TempDir()
	const text = `{"openapi":"3.0.3","info":{"title":"A \"b\" <c>","version":"1.0.0"},"paths":{},"x-a":[1.50,{"b":null,"a":true},[],{}]}`
	if err := os.Mkdir(filepath.Join(root, "corpus"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "corpus", "a.json"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	old, newer, err := pair{Old: "a.json", New: "a.json", Reformat: true}.files(root, folder)
	if err != nil || old == newer {
		t.Fatalf("files = %s, %s, %v", old, newer, err)
	}
	copied, err := os.ReadFile(newer)
	if err != nil {
		t.Fatal(err)
	}
	was, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	is, err := contract.Load(copied, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if is.Digest != was.Digest {
		t.Errorf("the content changed:\n%s", copied)
	}
	if first, last := is.Root.Children()[0].Key, is.Root.Children()[3].Key; first != "x-a" || last != "openapi" {
		t.Errorf("members go from %s to %s", first, last)
	}
}
