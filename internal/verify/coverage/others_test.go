package coverage

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/session/sessiontest"
)

// ownedDocument is an API of notes that belong to whoever made them.
const ownedDocument = `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "security": [{"token": []}],
"components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
  "schemas": {"Note": {"type": "object", "properties": {"id": {"type": "string"}, "text": {"type": "string"}}}}},
"paths": {
  "/notes": {"post": {
    "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}},
    "responses": {"201": {"description": "Made.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}}, "400": {"description": "Wrong."}, "401": {"description": "Who?"}}}},
  "/notes/{id}": {
    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
    "get": {"responses": {"200": {"description": "One.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}}, "401": {"description": "Who?"}, "404": {"description": "None."}}},
    "put": {
      "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}},
      "responses": {"204": {"description": "Kept."}, "400": {"description": "Wrong."}, "401": {"description": "Who?"}, "404": {"description": "None."}}}}}}`

// owned is a server for the document. open says which methods serve everyone.
type owned struct {
	open string

	mu     sync.Mutex
	owners map[string]string
}

func (o *owned) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	text, _ := io.ReadAll(r.Body)
	who := r.Header.Get("Authorization")
	id := strings.TrimPrefix(r.URL.Path, "/notes/")
	owner := o.owners[id]
	switch {
	case who != "Bearer mine-token" && who != "Bearer other-token":
		w.WriteHeader(http.StatusUnauthorized)
	case r.Method == "POST" && r.URL.Path == "/notes" && sound(text) && r.Header.Get("Content-Type") == "application/json":
		id = fmt.Sprint(len(o.owners) + 1)
		o.owners[id] = who
		answer(w, http.StatusCreated, id)
	case r.Method == "POST" && r.URL.Path == "/notes":
		w.WriteHeader(http.StatusBadRequest)
	case r.Method != "GET" && r.Method != "PUT" || r.URL.Path == "/notes":
		w.Header().Set("Allow", "GET, PUT")
		w.WriteHeader(http.StatusMethodNotAllowed)
	case owner == "" || owner != who && !strings.Contains(o.open, r.Method):
		w.WriteHeader(http.StatusNotFound)
	case r.Method == "GET":
		answer(w, http.StatusOK, id)
	case !sound(text) || r.Header.Get("Content-Type") != "application/json":
		w.WriteHeader(http.StatusBadRequest)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}

// sound reports whether a body may be a note: an object of texts.
func sound(text []byte) bool {
	t := string(text)
	return strings.HasPrefix(t, "{") && strings.HasSuffix(t, "}") && !strings.ContainsAny(t[1:len(t)-1], "{[") && !strings.Contains(t, "null")
}

func answer(w http.ResponseWriter, status int, id string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"id": %q}`, id)
}

func TestWhatIsHiddenFromOthersIsHiddenEverywhere(t *testing.T) {
	for _, tt := range []struct {
		open string
		want string
	}{
		{"", ""},
		{"PUT", "security-not-enforced PUT /notes/{id}"},
		{"GET", "security-not-enforced GET /notes/{id}"},
		{"GET PUT", ""}, // they are everybody's
	} {
		s := sessiontest.Setup(t, []byte(ownedDocument), &owned{open: tt.open, owners: map[string]string{}}, func(c *call.Settings) {
			c.Credentials = call.Credentials{"token": "mine-token"}
			c.Others = call.Credentials{"token": "other-token"}
		})
		run(t, s)
		var got []string
		for _, f := range s.Found.All() {
			if f.Check == "security-not-enforced" {
				got = append(got, f.Check+" "+f.Operation)
			}
		}
		if strings.Join(got, "\n") != tt.want {
			t.Errorf("with %q open to all: found %v, want %q", tt.open, got, tt.want)
		}
	}
}
