package handlers

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestNegotiate(t *testing.T) {
	for accept, want := range map[string]contract.Format{
		"":                                       contract.JSON,
		"*/*":                                    contract.JSON,
		"text/html":                              contract.JSON,
		"application/json":                       contract.JSON,
		"application/yaml":                       contract.YAML,
		"text/yaml;q=0.5":                        contract.YAML,
		"application/json, application/yaml":     contract.JSON,
		"application/json;q=0.5, */*":            contract.YAML,
		"application/yaml;q=0.2, */*;q=0.1":      contract.YAML,
		"application/yaml;q=0, */*":              contract.JSON,
		"application/vnd.oai.openapi":            contract.YAML,
		"application/vnd.oai.openapi+json, x/y":  contract.JSON,
		"application/*;q=0.3, application/yaml":  contract.YAML,
		"garbage;;;, application/yaml; q=oh-yes": contract.YAML,
	} {
		if got := negotiate(accept); got != want {
			t.Errorf("negotiate(%q) = %v, want %v", accept, got, want)
		}
	}
}
