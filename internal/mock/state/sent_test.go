package state

import "testing"

func TestWhatWasSentIsAnswered(t *testing.T) {
	const document = `
openapi: 3.0.3
info: {title: Orders, version: 1.0.0}
paths:
  /orders:
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses:
        '201': {description: taken, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}, example: {id: 7, copies: 2, paid: true, gift: {to: Ann}}}}}
  /quotes:
    post:
      requestBody: {required: true, content: {application/json: {schema: {type: array, items: {type: string}}}}}
      responses:
        '200': {description: asked, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}, example: {id: 7, copies: 2}}}}
  /prices:
    post:
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {copies: {type: integer}}}}}}
      responses: {'204': {description: asked}}
components:
  schemas:
    Order:
      type: object
      required: [copies]
      properties:
        id: {type: integer, readOnly: true}
        copies: {type: integer, minimum: 1}
        paid: {type: boolean, readOnly: true}
        card: {type: string, writeOnly: true}
        gift: {type: object, properties: {to: {type: string}}}
`
	b := benchOf(t, document)
	for _, tt := range []struct{ target, body, want string }{
		{"POST /orders", `{"copies": 1}`, `{"id":7,"copies":1,"paid":true,"gift":{"to":"Ann"}}`},
		{"POST /orders", `{"copies": 3, "gift": {"to": "Bob"}, "card": "4111", "paid": false, "more": 1}`, `{"id":7,"copies":3,"paid":true,"gift":{"to":"Bob"}}`},
		{"POST /orders", `{"copies": 2}`, "as usual"},
		{"POST /quotes", `["a"]`, "as usual"},
		{"POST /prices", `{"copies": 1}`, "as usual"},
	} {
		r := b.send(t, tt.target, tt.body)
		if r.usual {
			r.text = "as usual"
		}
		if r.text != tt.want {
			t.Errorf("%s %s is answered with %s, want %s", tt.target, tt.body, r.text, tt.want)
		}
	}
}
