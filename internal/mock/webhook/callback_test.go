package webhook

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
)

// remember has an operation of the shop requested.
func (b bundle) remember(t *testing.T, target, body string, headers ...string) {
	t.Helper()
	r := httptest.NewRequest("POST", target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	op := b.doc.Operations()[0]
	req := &intake.Request{Request: r, Operation: op, Arguments: []intake.Argument{{Parameter: op.Parameters[0], Value: "7"}}}
	if v, err := sample.Parse([]byte(body)); err == nil {
		req.Body = v
	}
	b.Remember(req, &answer.Answer{
		Status: 201, Header: http.Header{"Location": {b.receiver.URL + "/located"}},
		Body: []byte(`{"links": {"self": "` + b.receiver.URL + `/self"}}`),
	})
}

func TestCallbacksGoWhereTheyAreAskedTo(t *testing.T) {
	t.Parallel()
	b := setup(t, shop, withoutTarget)
	b.remember(t, "/orders/7?callback="+b.receiver.URL+"/asked", `{"hooks": [{"url": "`+b.receiver.URL+`/body"}], "a/b c": "`+b.receiver.URL+`/odd"}`,
		"X-Callback", b.receiver.URL+"/header")
	for name, uri := range map[string]string{
		"order/paid": "/body/paid?order=7", "order/named": "/header", "named": "/header", "asked": "/asked", "answered": "/located", "told": "/self", "a name": "/odd",
	} {
		d := b.send(t, name, Order{})
		if got := b.receiver.last(t); got.uri != uri || got.verified != nil || !strings.HasPrefix(d.Name, "order/") {
			t.Errorf("%s: %+v, %+v", name, got, d)
		}
	}
	if d := b.send(t, "order/all", Order{}); d.URL != "http://127.0.0.1:1/POST/201?u=http://example.com/orders/7?callback="+b.receiver.URL+"/asked" {
		t.Errorf("sent to %s", d.URL)
	}
	b.send(t, "named", Order{URL: b.receiver.URL + "/chosen"})
	if got := b.receiver.last(t); got.uri != "/chosen" {
		t.Errorf("the URL of an order does not win: %+v", got)
	}
	b.remember(t, "/orders/7", `{}`, "X-Callback", b.receiver.URL+"/later")
	b.send(t, "named", Order{})
	if got := b.receiver.last(t); got.uri != "/later" {
		t.Errorf("the last request does not count: %+v", got)
	}
}

func TestCallbacksThatNobodyAskedFor(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	b.remember(t, "/orders/7", `{"hooks": [{"url": {"no": "scalar"}}]}`)
	for _, name := range []string{"named", "asked", "order/paid"} {
		b.send(t, name, Order{})
		if got := b.receiver.last(t); got.uri != "/hooks" {
			t.Errorf("%s goes to %s instead of the target", name, got.uri)
		}
	}
	b.send(t, "relative", Order{})
	if got := b.receiver.last(t); got.uri != "/relative/7" {
		t.Errorf("got %+v", got)
	}
}

func TestExpressions(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	op := b.doc.Operations()[0]
	r := httptest.NewRequest("POST", "/orders/7?a=1&a=2&e=", nil)
	r.Header.Set("X-A", "header")
	x := &exchange{
		&intake.Request{Request: r, Operation: op, Arguments: []intake.Argument{{Parameter: op.Parameters[0], Value: "7"}}, Body: []any{sample.Object{{Name: "x", Value: true}}}},
		&answer.Answer{Status: 204, Header: http.Header{}, Body: []byte(`"text"`)},
	}
	for expression, want := range map[string]string{
		"plain": "plain", "{$method}": "POST", "$method": "POST", "a{$statusCode}b{$method}": "a204bPOST",
		"{$request.header.x-a}": "header", "{$request.query.a}": "1", "{$request.path.id}": "7", "{$request.body#/0/x}": "true", "{$response.body}": "text", "{$response.body#}": "text",
		"{$url}": "http://example.com/orders/7?a=1&a=2&e=", "open{brace": "open{brace",
		"{$request.body#/1}": "", "{$request.body#/x}": "", "{$request.body#/0}": "", "{$request.body#x}": "", "{$request.header.X-B}": "", "{$request.path.other}": "",
		"{$request.query.b}": "", "{$response.header.A}": "", "{$response.body#/x}": "", "{$inputs.a}": "", "{}": "", "{$response}": "", "{$request.}": "", "": "",
	} {
		got, ok := parseExpression(expression).evaluate(x)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%s: %q, %v", expression, got, ok)
		}
	}
	x.answer.Body = []byte(strings.Repeat(`[`, 2000))
	if _, ok := parseExpression("{$response.body#/0}").evaluate(x); ok {
		t.Error("a body that cannot be read has a value")
	}
	x.req.Header.Set("X-A", strings.Repeat("a", maxURL))
	if _, ok := parseExpression("{$request.header.x-a}{$method}").evaluate(x); ok {
		t.Error("a URL without end is remembered")
	}
}

func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	m := newMemory()
	events := make([]*event, maxRemembered+10)
	for i := range events {
		events[i] = &event{op: &contract.Operation{}, expression: parseExpression("{$url}")}
		m.put(events[i], "http://127.0.0.1/")
	}
	if len(m.urls) != maxRemembered {
		t.Errorf("%d are remembered", len(m.urls))
	}
	m.put(events[0], "http://127.0.0.1/new")
	if address, ok := m.address(events[0]); !ok || address != "http://127.0.0.1/new" {
		t.Errorf("%s, %v", address, ok)
	}
}
