package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

// bundle returns the contract in a folder as one YAML document. It fails when
// the contract is not valid OpenAPI.
func bundle(folder string) ([]byte, error) {
	loader := openapi3.NewLoader()
	loader.IsExternalRefsAllowed = true
	doc, err := loader.LoadFromFile(filepath.Join(folder, "openapi.yaml"))
	if err != nil {
		return nil, err
	}
	doc.InternalizeRefs(context.Background(), func(_ *openapi3.T, ref openapi3.ComponentRef) string {
		return path.Base(ref.RefString())
	})
	if err := doc.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("the contract is invalid: %w", err)
	}
	data, err := doc.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, err
	}
	return yaml.Marshal(tree)
}
