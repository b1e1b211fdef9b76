package webhook

import (
	"crypto/rand"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/outgoing"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// shop has webhooks and callbacks of every kind.
const shop = `
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
webhooks:
  bookSold:
    post:
      parameters:
        - {name: X-Shop, in: header, required: true, schema: {type: string, enum: [main]}}
        - {name: Host, in: header, schema: {type: string, enum: [evil.example]}}
        - {name: Webhook-Id, in: header, required: true, schema: {type: string, enum: [fake]}}
        - {name: Content-Length, in: header, schema: {type: integer, enum: [7]}}
        - {name: attempt, in: query, schema: {type: integer, enum: [1]}}
      requestBody:
        content:
          text/plain: {schema: {type: string}}
          application/json:
            schema: {$ref: '#/components/schemas/Sale'}
            examples:
              broken: {value: {isbn: 1}}
              cheap: {value: {isbn: '9780141439518', price: 5}}
              dear: {$ref: '#/components/examples/Dear'}
      responses: {'200': {description: Taken}}
  made: {put: {requestBody: {content: {application/vnd.shop+json: {schema: {$ref: '#/components/schemas/Sale'}}}}, responses: {'200': {description: Taken}}}}
  form: {post: {requestBody: {content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Sale'}}}}, responses: {'200': {description: Taken}}}}
  zip: {post: {requestBody: {content: {application/zip: {schema: {type: string, format: binary}}}}, responses: {'200': {description: Taken}}}}
  ping:
    get: {responses: {'200': {description: Taken}}}
    delete: {responses: {'200': {description: Taken}}}
paths:
  /orders/{id}:
    post:
      operationId: order
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'201': {description: Made}}
      callbacks:
        paid:
          '{$request.body#/hooks/0/url}/paid?order={$request.path.id}':
            post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Sale'}}}}, responses: {'200': {description: Taken}}}
        named: {'{$request.header.X-Callback}': {post: {responses: {'200': {description: Taken}}}}}
        asked: {'$request.query.callback': {post: {responses: {'200': {description: Taken}}}}}
        answered: {'{$response.header.Location}': {post: {responses: {'200': {description: Taken}}}}}
        told: {'{$response.body#/links/self}': {post: {responses: {'200': {description: Taken}}}}}
        all: {'http://127.0.0.1:1/{$method}/{$statusCode}?u={$url}': {post: {responses: {'200': {description: Taken}}}}}
        fixed: {'http://127.0.0.1:1/fixed': {post: {responses: {'200': {description: Taken}}}}}
        relative: {'/relative/{$request.path.id}': {post: {responses: {'200': {description: Taken}}}}}
        a name: {'{$request.body#/a~1b c}': {post: {responses: {'200': {description: Taken}}}}}
  /other:
    post:
      responses: {'201': {description: Made}}
      callbacks:
        paid: {'http://127.0.0.1:1/other': {post: {responses: {'200': {description: Taken}}}}}
components:
  schemas:
    Sale:
      type: object
      required: [isbn, price]
      additionalProperties: false
      properties: {isbn: {type: string, pattern: '^97[89][0-9]{10}$'}, price: {type: integer, minimum: 1}}
  examples:
    Dear: {value: {isbn: '9780141439518', price: 5000}}
`

// receipt is a message that arrived.
type receipt struct {
	method, uri string
	header      http.Header
	body        string
	verified    error
}

// receiver takes messages, and checks their signatures as receivers do.
type receiver struct {
	*httptest.Server
	status int
	mu     sync.Mutex
	got    []receipt
}

func newReceiver(t *testing.T, secret Secret) *receiver {
	t.Helper()
	check, err := standardwebhooks.NewWebhook(secret.Text())
	if err != nil {
		t.Fatal(err)
	}
	rec := &receiver{status: http.StatusNoContent}
	rec.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		rec.mu.Lock()
		defer rec.mu.Unlock()
		rec.got = append(rec.got, receipt{r.Method, r.RequestURI, r.Header, string(body), check.Verify(body, r.Header)})
		w.WriteHeader(rec.status)
	}))
	t.Cleanup(rec.Close)
	return rec
}

// last is the message that arrived last.
func (r *receiver) last(t *testing.T) receipt {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.got) == 0 {
		t.Fatal("nothing arrived")
	}
	return r.got[len(r.got)-1]
}

type bundle struct {
	*Sender
	doc      *contract.Document
	receiver *receiver
}

// setup returns a sender of a document to loopback addresses, whose target is a
// receiver.
func setup(t *testing.T, text string, change ...func(*Options)) bundle {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	secret, err := NewSecret(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	rec := newReceiver(t, secret)
	target, err := url.Parse(rec.URL + "/hooks")
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Settings: Settings{Client: outgoing.New(outgoing.Options{Reach: outgoing.Loopback}), Target: target, Secret: secret, Random: rand.Reader, Local: true},
		Values:   sample.New(doc), Judge: schema.New(doc, schema.WithFormats()), Now: time.Now,
	}
	for _, c := range change {
		c(&o)
	}
	return bundle{New(doc, o), doc, rec}
}

// withoutTarget takes away the target.
func withoutTarget(o *Options) { o.Target = nil }

// send orders a webhook that must be sent.
func (b bundle) send(t *testing.T, name string, o Order) *Delivery {
	t.Helper()
	d, e := b.Send(t.Context(), name, o)
	if e != nil {
		t.Fatalf("%s: %v, %v", name, e, e.Fields)
	}
	return d
}

// decode reads JSON.
func decode(t *testing.T, text string) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return v
}
