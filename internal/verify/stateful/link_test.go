package stateful

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/session"
)

const ordersDocument = `
openapi: 3.0.3
info: {title: Orders, version: '1'}
paths:
  /orders:
    get:
      responses:
        '200':
          description: all
          content: {application/json: {schema: {type: object}}}
          links:
            newest: {operationId: getOrder, parameters: {orderId: '$response.body#/newest'}}
    post:
      responses:
        '201':
          description: made
          content: {application/json: {schema: {type: object}}}
          links:
            read: {operationId: getOrder, parameters: {orderId: '$response.body#/order'}}
            bill: {operationRef: '#/paths/~1bills~1{number}/get', parameters: {path.number: '{$response.header.X-Bill}'}}
            pay: {operationId: payOrder, parameters: {orderId: '$response.body#/order'}}
  /orders/{orderId}:
    get: {operationId: getOrder, parameters: [&id {name: orderId, in: path, required: true, schema: {type: string}}], responses: {'200': {description: one}, 4XX: {description: none}}}
    delete: {parameters: [*id], responses: {'204': {description: gone}, 4XX: {description: none}}}
  /orders/{orderId}/payments:
    post: {operationId: payOrder, parameters: [*id], responses: {'200': {description: paid}, 4XX: {description: none}}}
  /bills/{number}:
    get: {parameters: [{name: number, in: path, required: true, schema: {type: string}}], responses: {'200': {description: one}, 4XX: {description: none}}}
`

// orders is an API with links. Paths that begin with what is in missing are not
// found.
type orders struct {
	missing string

	mu   sync.Mutex
	seen []string
	gone []string
	made int
}

func (o *orders) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.seen = append(o.seen, r.Method+" "+r.URL.Path)
	switch {
	case slices.Contains(o.gone, r.URL.Path), o.missing != "" && strings.HasPrefix(r.URL.Path, o.missing):
		w.WriteHeader(http.StatusNotFound)
	case r.Method == http.MethodPost && r.URL.Path == "/orders":
		o.made++
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("X-Bill", fmt.Sprint("b", o.made))
		w.WriteHeader(http.StatusCreated)
		fmt.Fprintf(w, `{"order": "o%d"}`, o.made)
	case r.Method == http.MethodGet && r.URL.Path == "/orders":
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"newest": "o9"}`)
	case r.Method == http.MethodDelete:
		o.gone = append(o.gone, r.URL.Path)
		w.WriteHeader(http.StatusNoContent)
	}
}

func run(t *testing.T, text string, settings call.Settings, handler http.Handler) *session.Session {
	t.Helper()
	s := newSession(t, []byte(text), 1, settings, handler)
	if err := Run(t.Context(), s); err != nil && !errors.Is(err, call.ErrBudget) {
		t.Fatal(err)
	}
	return s
}

func checksOf(s *session.Session) []string {
	var list []string
	for _, f := range s.Found.All() {
		list = append(list, f.Check+" "+f.Operation+" "+f.Place.Pointer)
	}
	return list
}

func TestLinksAreFollowed(t *testing.T) {
	api := &orders{}
	if found := checksOf(run(t, ordersDocument, call.Settings{}, api)); len(found) > 0 {
		t.Errorf("found %q", found)
	}
	for _, want := range []string{"GET /bills/b2", "POST /orders/o2/payments", "GET /orders/o9"} {
		if !slices.Contains(api.seen, want) {
			t.Errorf("%s was not sent, but %q", want, api.seen)
		}
	}
}

func TestBrokenLinks(t *testing.T) {
	for missing, want := range map[string]string{
		"/bills":     "broken-link POST /orders #/paths/~1orders/post/responses/201/links/bill",
		"/orders/o9": "broken-link GET /orders #/paths/~1orders/get/responses/200/links/newest",
	} {
		if found := checksOf(run(t, ordersDocument, call.Settings{}, &orders{missing: missing})); !slices.Equal(found, []string{want}) {
			t.Errorf("without %s found %q", missing, found)
		}
	}
}

func TestOnlyReadsWhenThatIsWanted(t *testing.T) {
	api := &orders{}
	run(t, ordersDocument, call.Settings{Safe: true}, api)
	if want := []string{"GET /orders", "GET /orders/o9"}; !slices.Equal(api.seen, want) {
		t.Errorf("sent %q, want %q", api.seen, want)
	}
}

func TestWhatIsLeftOutIsNotUsed(t *testing.T) {
	api := &orders{}
	s := newSession(t, []byte(ordersDocument), 1, call.Settings{}, api)
	s.Operations = slices.DeleteFunc(slices.Clone(s.Operations), func(op *contract.Operation) bool { return op.Method == "DELETE" || op.ID == "payOrder" })
	if err := Run(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	for _, sent := range api.seen {
		if strings.HasPrefix(sent, "DELETE") || strings.HasSuffix(sent, "payments") {
			t.Errorf("%s was sent", sent)
		}
	}
}

func TestTheBudgetEndsThePhase(t *testing.T) {
	api := &orders{}
	s := newSession(t, []byte(ordersDocument), 1, call.Settings{MaxRequests: 3}, api)
	if err := Run(t.Context(), s); !errors.Is(err, call.ErrBudget) || len(api.seen) != 3 {
		t.Errorf("ended with %v after %q", err, api.seen)
	}
}

const shelvesDocument = `
openapi: 3.0.3
info: {title: Shelves, version: '1'}
paths:
  /shelves/{code}:
    parameters: [{name: code, in: path, required: true, schema: {type: string, pattern: '^[A-Z]{3}$'}}]
    get: {responses: {'200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Shelf'}}}}, 4XX: {description: none}}}
    put:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Shelf'}}}}
      responses: {'201': {description: made}, '200': {description: kept}, 4XX: {description: no}}
    delete: {responses: {'204': {description: gone}, 4XX: {description: none}}}
components:
  schemas:
    Shelf: {type: object, required: [width], properties: {width: {type: integer, minimum: 1, maximum: 900}, open: {type: boolean}}}
`

// shelves is an API in which consumers choose names.
type shelves struct {
	kept map[string]string
	deaf bool // keeps no change

	statuses []string
}

func (s *shelves) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	old, there := s.kept[r.URL.Path]
	status := http.StatusOK
	switch {
	case r.Method == http.MethodPut:
		body := make([]byte, r.ContentLength)
		_, _ = r.Body.Read(body)
		if !there {
			status = http.StatusCreated
		}
		if !there || !s.deaf {
			s.kept[r.URL.Path] = string(body)
		}
		w.WriteHeader(status)
	case !there:
		status = http.StatusNotFound
		w.WriteHeader(status)
	case r.Method == http.MethodDelete:
		delete(s.kept, r.URL.Path)
		status = http.StatusNoContent
		w.WriteHeader(status)
	default:
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, old)
	}
	s.statuses = append(s.statuses, fmt.Sprint(r.Method, " ", status))
}

func TestThingsThatArePut(t *testing.T) {
	api := &shelves{kept: map[string]string{}}
	if found := checksOf(run(t, shelvesDocument, call.Settings{}, api)); len(found) > 0 {
		t.Errorf("found %q", found)
	}
	for _, want := range []string{"PUT 201", "GET 200", "PUT 200", "DELETE 204", "GET 404"} {
		if !slices.Contains(api.statuses, want) {
			t.Errorf("%s is not among %q", want, api.statuses)
		}
	}
	found := checksOf(run(t, shelvesDocument, call.Settings{}, &shelves{kept: map[string]string{}, deaf: true}))
	if len(found) != 1 || !strings.HasPrefix(found[0], "update-not-kept PUT") {
		t.Errorf("found %q", found)
	}
}
