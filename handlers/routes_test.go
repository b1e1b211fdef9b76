package handlers

import (
	"bytes"
	"strings"
	"testing"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/access"
)

func TestContractSaysWhoMayDoWhat(t *testing.T) {
	routes, err := loadRoutes(gen.OpenAPI())
	if err != nil {
		t.Fatal(err)
	}
	open := map[string]bool{
		"listAPIs": true, "getAPI": true, "listVersions": true, "getVersion": true, "getVersionDocument": true, "getVersionClient": true,
		"listVersionFindings": true, "listVersionChanges": true, "getHealth": true, "getReadiness": true, "getMetrics": true,
	}
	for id, r := range routes {
		if r.open != open[id] {
			t.Errorf("%s works without a key: %v", id, r.open)
		}
		writes := r.openapi.Method != "GET" && id != "checkDocument"
		if writes != (r.scope != access.Read) && id != "listKeys" {
			t.Errorf("%s takes the scope %s", id, r.scope)
		}
		if creates := r.openapi.Operation.Responses.Value("201") != nil; creates != r.replays {
			t.Errorf("%s creates: %v, takes an Idempotency-Key: %v", id, creates, r.replays)
		}
		if r.raw != (id == "publishVersion" || id == "checkDocument") {
			t.Errorf("%s takes a raw body: %v", id, r.raw)
		}
	}
}

func TestEveryOperationHasEveryError(t *testing.T) {
	routes, err := loadRoutes(gen.OpenAPI())
	if err != nil {
		t.Fatal(err)
	}
	for id, r := range routes {
		responses := r.openapi.Operation.Responses
		if responses.Default() == nil {
			t.Errorf("%s has no default response", id)
		}
		var want []string
		if r.keyed {
			want = append(want, "401", "429")
		}
		if r.body != nil {
			want = append(want, "400", "413", "415")
		}
		if r.replays {
			want = append(want, "409", "422")
		}
		if r.keyed && r.openapi.Method == "GET" {
			want = append(want, "304")
		}
		for _, status := range want {
			if responses.Value(status) == nil {
				t.Errorf("%s does not describe %s", id, status)
			}
		}
	}
}

func TestUnknownScopesAreNoContract(t *testing.T) {
	changed := bytes.Replace(gen.OpenAPI(), []byte("x-steward-scope: publish"), []byte("x-steward-scope: root"), 1)
	if _, err := loadRoutes(changed); err == nil || !strings.Contains(err.Error(), "root") {
		t.Errorf("loadRoutes: %v", err)
	}
}
