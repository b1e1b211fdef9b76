package main

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/apisteward/steward/internal/contract"
)

// bundle returns the contract in a folder as one document, and the same as
// YAML in the order of the text. It fails when the contract is not valid, in
// its examples too.
func bundle(folder string) (*contract.Document, []byte, error) {
	limits := contract.DefaultLimits()
	data, err := contract.Bundle(os.DirFS(folder), "openapi.yaml", limits)
	if err != nil {
		return nil, nil, err
	}
	doc, err := contract.Load(data, limits)
	if err != nil {
		return nil, nil, err
	}
	var text bytes.Buffer
	if err := contract.WriteYAML(&text, doc.Root); err != nil {
		return nil, nil, err
	}
	return doc, text.Bytes(), validate(text.Bytes())
}

// validate holds the contract to what the server's own validation needs.
func validate(text []byte) error {
	doc, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		return fmt.Errorf("the contract cannot be read: %w", err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		return fmt.Errorf("the contract is invalid: %w", err)
	}
	return nil
}
