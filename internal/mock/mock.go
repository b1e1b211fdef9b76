package mock

import (
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/mock/route"
	"github.com/apisteward/steward/internal/mock/state"
	"github.com/apisteward/steward/internal/mock/webhook"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// Mock is an http.Handler that answers as one document says. It is safe for
// concurrent use.
type Mock struct {
	doc     *contract.Document
	options Options
	routes  *route.Table
	reader  *intake.Reader
	answers *answer.Maker
	state   *state.State // nil unless stateful
	asked   atomic.Uint64

	webhooks *webhook.Sender // nil where none are sent
}

// New returns a mock of a document. What an operation needs is read when it is
// first asked for.
func New(doc *contract.Document, options Options) *Mock {
	judge, values := schema.New(doc, schema.WithFormats()), sample.New(doc)
	m := &Mock{
		doc: doc, options: options, routes: route.New(doc), reader: intake.New(doc, judge),
		answers: answer.New(doc, answer.Options{Values: values, Judge: judge, Seed: options.Seed}),
	}
	if options.Stateful {
		m.state = state.New(doc, state.Options{
			Answers: m.answers, Values: values, Judge: judge, Graph: resource.NewGraph(doc),
			Seed: options.Seed, Now: options.Now, Prefix: options.Prefix,
		})
	}
	m.webhooks = m.newWebhooks(values, judge)
	return m
}

// State is what the mock remembers; nil unless it is stateful.
func (m *Mock) State() *state.State { return m.state }

// ServeHTTP answers one request.
func (m *Mock) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x := &exchange{Mock: m, w: w, r: r, began: m.options.Now()}
	x.path = strings.TrimPrefix(r.URL.EscapedPath(), m.options.Prefix)
	if !strings.HasPrefix(x.path, "/") {
		x.path = "/" + x.path
	}
	if x.path == control || strings.HasPrefix(x.path, control+"/") {
		m.serveControl(w, r, strings.TrimPrefix(x.path, control))
		return
	}
	x.serve()
}

// exchange is one request on its way.
type exchange struct {
	*Mock
	w     http.ResponseWriter
	r     *http.Request
	path  string // below the prefix, encoded
	began time.Time

	operation *contract.Operation // nil until one is found
	refused   *fault.Error        // what the document does not allow in the request
}

func (x *exchange) serve() {
	choice, wrong := answer.ChoiceOf(x.r)
	if !x.wait(choice.Delay) {
		return
	}
	match, allowed, found := x.routes.FindTarget(x.r.Method, x.path, x.r.URL.RawQuery)
	allowOrigin(x.w.Header(), x.r)
	switch {
	case isPreflight(x.r) && (found || len(allowed) > 0):
		allowPreflight(x.w.Header(), x.r, x.methods(allowed))
		x.send(&answer.Answer{Status: http.StatusNoContent})
	case found:
		x.operation = match.Operation
		if wrong != nil {
			x.send(x.answers.Refuse(nil, x.r, x.options.Status(wrong.Kind), wrong))
			return
		}
		x.send(x.answer(match, choice))
	case len(allowed) > 0:
		x.w.Header().Set("Allow", strings.Join(allowed, ", "))
		x.send(x.disallowed(allowed))
	default:
		x.send(x.answers.Refuse(nil, x.r, http.StatusNotFound, x.nowhere()))
	}
}

// methods are those that a page may be told of.
func (x *exchange) methods(allowed []string) []string {
	if len(allowed) > 0 {
		return allowed
	}
	_, allowed, _ = x.routes.FindTarget("", x.path, x.r.URL.RawQuery) // OPTIONS is documented itself
	return allowed
}

// disallowed answers a method that a path does not have.
func (x *exchange) disallowed(allowed []string) *answer.Answer {
	if x.r.Method == http.MethodOptions {
		return &answer.Answer{Status: http.StatusNoContent}
	}
	e := fault.New(fault.Invalid, "There is no %s here; the document has %s.", x.r.Method, strings.Join(allowed, ", "))
	return x.answers.Refuse(nil, x.r, http.StatusMethodNotAllowed, e)
}

// nowhere says that a path is not documented, and what to do.
func (x *exchange) nowhere() *fault.Error {
	return fault.New(fault.NotFound, "The document has no such path; %s lists those that it has.", x.options.Prefix+control)
}

// answer answers a request to an operation.
func (x *exchange) answer(match route.Match, choice answer.Choice) *answer.Answer {
	if a := x.failing(match.Operation, choice); a != nil {
		return a
	}
	req, refused := x.reader.Read(x.r, match)
	x.refused = refused
	if refused != nil && !x.options.Lenient && choice.Code < 400 {
		return x.refuse(match.Operation, refused)
	}
	if x.state != nil && choice.Code == 0 && choice.Example == "" && !choice.Dynamic {
		if a, known := x.state.Answer(req, choice); known {
			x.remember(req, a)
			return a
		}
	}
	a, unanswered := x.answers.Usual(req, choice)
	switch {
	case unanswered == nil:
		x.remember(req, a)
		return x.answers.UnlessKnown(req, a)
	case unanswered.Status == http.StatusNotAcceptable:
		return x.answers.Refuse(match.Operation, x.r, unanswered.Status, unanswered.Fault)
	}
	return x.answers.Refuse(nil, x.r, unanswered.Status, unanswered.Fault) // the choice is the mock's own matter
}

// refuse answers a request that the document does not allow.
func (x *exchange) refuse(op *contract.Operation, e *fault.Error) *answer.Answer {
	if e.Kind == fault.Unauthenticated {
		for _, challenge := range intake.Challenges(x.doc, op) {
			x.w.Header().Add("WWW-Authenticate", challenge)
		}
	}
	return x.answers.Refuse(op, x.r, refusal(x.doc, op, e, x.options.Status(e.Kind)), e)
}

// send writes an answer, and records it.
func (x *exchange) send(a *answer.Answer) {
	sent := send(x.w, x.r, a)
	if x.options.Observe == nil {
		return
	}
	x.options.Observe(&Record{
		Method: x.r.Method, Target: x.r.RequestURI, Operation: x.operation, Status: a.Status,
		Began: x.began, Took: x.options.Now().Sub(x.began), Bytes: sent, Refused: x.refused, Warnings: a.Warnings,
	})
}
