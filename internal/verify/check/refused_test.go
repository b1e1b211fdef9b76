package check

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

const shop = `
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [id, count, size, name]
              properties:
                id: {type: string, readOnly: true}
                count: {type: integer, minimum: 1}
                size: {enum: [s, m]}
                name: {type: string, minLength: 1}
                voucher: {type: string}
      responses: {'201': {description: Done.}, '400': {description: No.}}
  /orders/{orderId}:
    get:
      parameters: [{name: orderId, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: One.}, '400': {description: No.}}
  /colours/{kind}:
    get:
      parameters: [{name: kind, in: path, required: true, schema: {enum: [warm, cold]}}]
      responses: {'200': {description: One.}, '400': {description: No.}}
  /reports:
    get:
      parameters: [{name: from, in: query, required: true, schema: {type: string, format: date}}]
      responses: {'200': {description: One.}, '400': {description: No.}}
  /rates:
    get:
      responses: {'200': {description: All.}, '404': {description: No.}}
`

func TestRefused(t *testing.T) {
	b := newBench(t, shop)
	for _, c := range []struct {
		name, to string
		statuses []int
		want     bool
	}{
		{"nothing is accepted", "POST /orders", []int{400, 400, 422}, true},
		{"too little was tried", "POST /orders", []int{400, 400}, false},
		{"something was accepted", "POST /orders", []int{400, 400, 400, 201}, false},
		{"something was redirected", "POST /orders", []int{400, 400, 400, 302}, false},
		{"something is taken", "POST /orders", []int{400, 400, 400, 409}, false},
		{"credentials are in the way", "POST /orders", []int{401, 401, 401}, false},
		{"it fails", "POST /orders", []int{500, 500, 500}, false},
		{"a thing has to be known", "GET /orders/{orderId}", []int{400, 400, 400}, false},
		{"all things are known", "GET /colours/{kind}", []int{400, 400, 400}, true},
		{"a time may have to be another", "GET /reports", []int{400, 400, 400}, false},
		{"there is only one request", "GET /rates", []int{400}, true},
		{"it is not there", "GET /rates", []int{404, 404}, true},
		{"nothing was sent", "GET /rates", nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			op := b.operation(t, c.to)
			var exchanges []*call.Exchange
			for _, status := range c.statuses {
				exchanges = append(exchanges, b.exchange(t, answer{to: c.to, status: status, about: valid()}))
			}
			f := b.Refused(op, exchanges)
			if (f != nil) != c.want || f != nil && f.Place.Pointer != op.Node.Pointer() {
				t.Errorf("got %v", f)
			}
		})
	}
}

func TestRefusedLooksAtValidRequestsOnly(t *testing.T) {
	b := newBench(t, shop)
	op := b.operation(t, "POST /orders")
	sent := func(about call.Case, size int) *call.Exchange {
		return b.exchange(t, answer{to: "POST /orders", status: 400, about: about, change: func(x *call.Exchange) { x.Body = make([]byte, size) }})
	}
	if f := b.Refused(op, []*call.Exchange{sent(invalid(), 1), sent(call.Case{}, 1), sent(by(call.Wrong), 1)}); f != nil {
		t.Errorf("got %v", f)
	}
	list := []*call.Exchange{sent(valid(), 9), sent(valid(), 3), sent(valid(), 7)}
	if f := b.Refused(op, list); f == nil || f.Sequence.Last() != list[1] {
		t.Errorf("not the smallest: %v", f)
	}
	for _, x := range list {
		x.Answer = []byte("No such shelf")
	}
	if f := b.Refused(op, list); f != nil {
		t.Errorf("got %v", f)
	}
	b.Granted = func(*contract.Operation) bool { return false }
	if f := b.Refused(b.operation(t, "GET /rates"), []*call.Exchange{b.exchange(t, answer{to: "GET /rates", status: 400, about: valid()})}); f == nil {
		t.Error("an operation that is open needs no credentials")
	}
}
