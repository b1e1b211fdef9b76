package oracle

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oasdiff/oasdiff/checker"
	"github.com/oasdiff/oasdiff/diff"
	"github.com/oasdiff/oasdiff/load"
	"go.yaml.in/yaml/v3"
)

// askOracle has oasdiff compare two files, and returns its warnings and errors.
func askOracle(old, new string) ([]finding, error) {
	base, err := loadForOracle(old)
	if err != nil {
		return nil, err
	}
	revision, err := loadForOracle(new)
	if err != nil {
		return nil, err
	}
	report, sources, err := diff.GetWithOperationsSourcesMap(diff.NewConfig(), base, revision)
	if err != nil {
		return nil, err
	}
	config := checker.NewConfig(checker.GetAllChecks())
	localize := checker.NewDefaultLocalizer()
	var findings []finding
	for _, c := range checker.CheckBackwardCompatibilityUntilLevel(config, report, sources, checker.WARN) {
		f := finding{rule: c.GetId(), breaking: c.GetLevel() == checker.ERR, text: c.GetUncolorizedText(localize)}
		f.path = pathIn(f.text)
		if c.GetPath() != "" {
			f.operation = nameless(c.GetOperation() + " " + c.GetPath())
		}
		findings = append(findings, f)
	}
	return findings, nil
}

func loadForOracle(file string) (*load.SpecInfo, error) {
	loader := openapi3.NewLoader()
	loader.IsExternalRefsAllowed = true
	if !isSwagger(file) {
		return load.NewSpecInfo(loader, load.NewSource(file))
	}
	spec, err := convertSwagger(loader, file)
	if err != nil {
		return nil, err
	}
	return &load.SpecInfo{Url: file, Spec: spec}, nil
}

// isSwagger reports whether a file holds a document of Swagger 2.0.
func isSwagger(file string) bool {
	switch filepath.Base(filepath.Dir(file)) {
	case "docker", "kubernetes":
		return true
	}
	return false
}

// convertSwagger reads Swagger 2.0, which oasdiff does not compare itself.
func convertSwagger(loader *openapi3.Loader, file string) (*openapi3.T, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var tree any
	if err := yaml.Unmarshal(data, &tree); err != nil {
		return nil, err
	}
	if data, err = json.Marshal(tree); err != nil {
		return nil, err
	}
	var swagger openapi2.T
	if err := json.Unmarshal(data, &swagger); err != nil {
		return nil, err
	}
	return openapi2conv.ToV3WithLoader(&swagger, loader, nil)
}
