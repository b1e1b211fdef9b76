package stateful

import (
	"encoding/json"
	"net/http"
	"path"
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

// Variables are named by a member that can be changed.
const variablesDocument = `
openapi: 3.0.3
info: {title: Variables, version: '1'}
paths:
  /variables:
    get: {responses: {'200': {description: all, content: {application/json: {schema: {type: object, properties: {variables: {type: array, items: {$ref: '#/components/schemas/Variable'}}}}}}}}}
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Variable'}}}}
      responses: {'201': {description: made}, 4XX: {description: no}}
  /variables/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Variable'}}}}, 4XX: {description: none}}}
    patch:
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {name: {type: string, minLength: 1, maxLength: 9}, value: {type: string, maxLength: 9}}}}}}
      responses: {'204': {description: kept}, 4XX: {description: no}}
    delete: {responses: {'204': {description: gone}, 4XX: {description: none}}}
components:
  schemas:
    Variable: {type: object, required: [name, value], properties: {name: {type: string, minLength: 1, maxLength: 9}, value: {type: string, maxLength: 9}}}
`

// variables is an API in which a thing can be given another name.
type variables struct {
	kept    map[string]map[string]string
	changed []string // members that were changed
}

func (s *variables) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := path.Base(r.URL.Path)
	sent := map[string]string{}
	if r.Method == http.MethodPost || r.Method == http.MethodPatch {
		if json.NewDecoder(r.Body).Decode(&sent) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
	}
	old, there := s.kept[name]
	switch {
	case r.URL.Path == "/variables" && r.Method == http.MethodGet:
		all := []map[string]string{}
		for _, one := range s.kept {
			all = append(all, one)
		}
		answer(w, map[string]any{"variables": all})
	case r.URL.Path == "/variables":
		s.kept[sent["name"]] = sent
		w.Header().Set("Location", "/variables/"+sent["name"])
		w.WriteHeader(http.StatusCreated)
	case !there:
		w.WriteHeader(http.StatusNotFound)
	case r.Method == http.MethodGet:
		answer(w, old)
	default:
		delete(s.kept, name)
		if r.Method == http.MethodPatch {
			for member, v := range sent {
				if old[member] != v {
					s.changed = append(s.changed, member)
				}
				old[member] = v
			}
			s.kept[old["name"]] = old
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

// What is given another name is somewhere else, and nobody said that it stays.
func TestNamesAreNotChanged(t *testing.T) {
	api := &variables{kept: map[string]map[string]string{}}
	if found := checksOf(run(t, variablesDocument, call.Settings{}, api)); len(found) > 0 {
		t.Errorf("found %q", found)
	}
	if slices.Contains(api.changed, "name") || !slices.Contains(api.changed, "value") {
		t.Errorf("changed %q", api.changed)
	}
}
