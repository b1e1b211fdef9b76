package main

import (
	"bytes"
	"testing"

	"github.com/apisteward/steward/gen"
)

// The contract is valid with all its examples, and what is generated from it
// is up to date.
func TestContractIsBundled(t *testing.T) {
	doc, text, err := bundle("../../openapi")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(text, gen.OpenAPI()) {
		t.Error("gen/openapi.yaml is not what openapi/ says; run make generate")
	}
	if len(doc.Defects) > 0 {
		t.Errorf("the bundle has defects: %v", doc.Defects)
	}
}

func TestInvalidContractsAreRefused(t *testing.T) {
	if _, _, err := bundle(t.TempDir()); err == nil {
		t.Error("an empty folder is a contract")
	}
	if err := validate([]byte("openapi: 3.0.3\ninfo: {title: x, version: 1.0.0}\npaths: {x: {}}\n")); err == nil {
		t.Error("a path without a slash is valid")
	}
}
