package hook_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/hook"
)

// ask lets a hook that answers so see a request.
func ask(t *testing.T, status int, answer string) (r *http.Request, asked hook.Question, err error) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		w.WriteHeader(status)
		io.WriteString(w, answer)
	}))
	t.Cleanup(server.Close)
	h, err := hook.New(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	r, err = http.NewRequest("POST", "http://api.example.com/books?a=1", strings.NewReader(`{"title": "x"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Old", "1")
	op := &contract.Operation{Method: "POST", Path: "/books", ID: "addBook"}
	err = h.Before(t.Context(), &call.Case{Operation: op, Phase: call.Coverage, Intent: call.Valid}, r)
	return r, asked, err
}

func TestAHookSeesTheRequest(t *testing.T) {
	_, asked, err := ask(t, 204, "")
	if err != nil {
		t.Fatal(err)
	}
	if asked.Operation != "POST /books" || asked.OperationID != "addBook" || asked.Body != `{"title": "x"}` || asked.Intent != "valid" || asked.Phase != "coverage" {
		t.Errorf("it was asked %+v", asked)
	}
}

func TestAHookChangesTheRequest(t *testing.T) {
	r, _, err := ask(t, 200, `{"headers": {"X-Signature": "s", "X-Old": ""}, "query": {"b": "2"}, "body": "{}"}`)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	if r.Header.Get("X-Signature") != "s" || r.Header.Get("X-Old") != "" || r.URL.RawQuery != "a=1&b=2" || string(body) != "{}" || r.ContentLength != 2 {
		t.Errorf("it is now %v %v %q", r.URL, r.Header, body)
	}
}

func TestAHookLeavesARequestOut(t *testing.T) {
	_, _, err := ask(t, 200, `{"skip": "it sends mail"}`)
	var cannot *call.UnsendableError
	if !errors.As(err, &cannot) || !strings.Contains(cannot.Reason, "it sends mail") {
		t.Errorf("got %v", err)
	}
}

func TestABrokenHookIsSaid(t *testing.T) {
	for name, tt := range map[string]struct {
		status int
		answer string
	}{"status": {500, ""}, "no JSON": {200, "yes"}, "unknown member": {200, `{"header": {}}`}} {
		_, _, err := ask(t, tt.status, tt.answer)
		if err == nil || !strings.Contains(err.Error(), "the hook at http://127.0.0.1") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestOnlyURLsAreHooks(t *testing.T) {
	for _, address := range []string{"", "rm -rf", "file:///etc/passwd", "localhost:8080"} {
		if _, err := hook.New(address); err == nil {
			t.Errorf("%q is a hook", address)
		}
	}
}
