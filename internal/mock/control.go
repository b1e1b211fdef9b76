package mock

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/sample"
)

// control is the path below which a mock answers for itself.
const control = "/_mock"

// maxOrder is how long a text that a mock is given for itself may be, in bytes.
const maxOrder = 16 << 20

// actions are what can be done at a path, by method.
type actions map[string]func(r *http.Request) (status int, v any, e *fault.Error)

// actions returns what the mock does at a path below control, or nil.
func (m *Mock) actions(path string) actions {
	switch path {
	case "", "/":
		return actions{http.MethodGet: m.overview}
	case "/state":
		return actions{http.MethodGet: m.showState, http.MethodPut: m.loadState, http.MethodDelete: m.resetState}
	}
	return m.webhookActions(path)
}

// serveControl answers requests about the mock itself.
func (m *Mock) serveControl(w http.ResponseWriter, r *http.Request, path string) {
	known := m.actions(path)
	act, found := known[r.Method]
	if r.Method == http.MethodHead {
		act, found = known[http.MethodGet]
	}
	var status int
	var v any
	var e *fault.Error
	switch {
	case !m.isLocal(r):
		e = fault.New(fault.Forbidden, "Pages of other machines have no say in this mock.")
	case known == nil:
		e = fault.New(fault.NotFound, "The mock has nothing here; there are %[1]s, %[1]s/state and %[1]s/webhooks/{name}.", m.options.Prefix+control)
	case isPreflight(r):
		allowPreflight(w.Header(), r, known.methods())
		status = http.StatusNoContent
	case !found:
		w.Header().Set("Allow", strings.Join(known.methods(), ", "))
		status = http.StatusMethodNotAllowed
		e = fault.New(fault.Invalid, "There is no %s here, only %s.", r.Method, strings.Join(known.methods(), ", "))
	default:
		status, v, e = act(r)
	}
	if m.isLocal(r) {
		allowOrigin(w.Header(), r)
	}
	send(w, r, m.controlAnswer(r, status, v, e))
}

func (a actions) methods() []string { return slices.Sorted(maps.Keys(a)) }

// controlAnswer is what is sent about the mock itself.
func (m *Mock) controlAnswer(r *http.Request, status int, v any, e *fault.Error) *answer.Answer {
	switch {
	case e != nil && status == 0:
		return m.answers.Refuse(nil, r, m.options.Status(e.Kind), e)
	case e != nil:
		return m.answers.Refuse(nil, r, status, e)
	case v == nil:
		return &answer.Answer{Status: http.StatusNoContent}
	}
	return &answer.Answer{
		Status: status, Header: http.Header{"Content-Type": {"application/json"}, "Cache-Control": {"no-store"}},
		Body: []byte(sample.Indented(v) + "\n"),
	}
}

// overview says what is mocked.
func (m *Mock) overview(*http.Request) (int, any, *fault.Error) {
	info := m.doc.Root.Get("info")
	operations, webhooks := []any{}, []any{}
	for _, op := range m.doc.Operations() {
		one := sample.Object{{Name: "method", Value: op.Method}, {Name: "path", Value: op.Path}}
		if op.ID != "" {
			one = append(one, sample.Member{Name: "id", Value: op.ID})
		}
		operations = append(operations, one)
	}
	for _, op := range m.doc.Webhooks() {
		webhooks = append(webhooks, op.Path)
	}
	return http.StatusOK, sample.Object{
		{Name: "title", Value: info.Get("title").Text()}, {Name: "version", Value: info.Get("version").Text()},
		{Name: "seed", Value: json.Number(strconv.FormatUint(m.options.Seed, 10))}, {Name: "stateful", Value: m.state != nil},
		{Name: "operations", Value: operations}, {Name: "webhooks", Value: webhooks},
	}, nil
}

// stateless is the answer to who asks for a state that there is not.
func stateless() *fault.Error {
	return fault.New(fault.NotFound, "This mock remembers nothing; start it with --stateful, or a server with STEWARD_MOCK_STATEFUL=true.")
}

func (m *Mock) showState(*http.Request) (int, any, *fault.Error) {
	if m.state == nil {
		return 0, nil, stateless()
	}
	return http.StatusOK, m.state.Snapshot(), nil
}

func (m *Mock) resetState(*http.Request) (int, any, *fault.Error) {
	if m.state == nil {
		return 0, nil, stateless()
	}
	m.state.Reset()
	return http.StatusNoContent, nil, nil
}

func (m *Mock) loadState(r *http.Request) (int, any, *fault.Error) {
	if m.state == nil {
		return 0, nil, stateless()
	}
	data, e := readOrder(r)
	if e != nil {
		return 0, nil, e
	}
	if err := m.state.Load(data); err != nil {
		return 0, nil, asFault(err, fault.Invalid)
	}
	return http.StatusNoContent, nil, nil
}

// readOrder reads what a request gives the mock for itself.
func readOrder(r *http.Request) ([]byte, *fault.Error) {
	data, err := io.ReadAll(io.LimitReader(r.Body, maxOrder+1))
	switch {
	case err != nil:
		return nil, fault.New(fault.Malformed, "The body ended early.")
	case len(data) > maxOrder:
		return nil, fault.New(fault.TooLarge, "At most %d bytes are read.", maxOrder)
	}
	return data, nil
}

func asFault(err error, kind fault.Kind) *fault.Error {
	var e *fault.Error
	if errors.As(err, &e) {
		return e
	}
	return fault.New(kind, "%s", err.Error())
}
