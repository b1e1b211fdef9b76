package answer

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// twoFaults is a refusal that names two places.
func twoFaults() *fault.Error {
	return &fault.Error{Kind: fault.Invalid, Detail: "The request does not follow the document in several places.", Fields: []fault.Field{
		{Place: "#/items/0/price", Detail: "is missing"}, {Place: "query limit", Detail: "must be at most 100"},
	}}
}

// refused is the body of the refusal of a request to an operation whose 422
// has a schema.
func refused(t *testing.T, schema string, e *fault.Error) string {
	t.Helper()
	doc := document(t, "3.1.0", "paths: {/orders: {post: {responses: {'422': {description: no, content: {application/json: {schema: "+schema+"}}}}}}}")
	a := New(doc, Options{}).Refuse(doc.Operations()[0], httptest.NewRequest(http.MethodPost, "/orders", nil), 422, e)
	if len(a.Warnings) > 0 {
		t.Errorf("%s: %q", schema, a.Warnings)
	}
	oracle := portaltest.NewOracle(t, doc, contract.InResponse)
	if compiled, err := oracle.Check(a.Response.Content[0].Schema, string(a.Body)); err != nil || !compiled {
		t.Errorf("%s: %s is not valid: %v", schema, a.Body, err)
	}
	return string(a.Body)
}

func object(properties string) string { return "{type: object, properties: {" + properties + "}}" }

func TestErrorsHaveTheShapeOfTheContract(t *testing.T) {
	const text, number = "{type: string}", "{type: integer}"
	list := func(properties string) string { return "{type: array, items: " + object(properties) + "}" }
	for name, c := range map[string]struct{ schema, want string }{
		"problem": {object("type: {type: string}, title: {type: string}, status: {type: integer}, detail: {type: string}, instance: {type: string}"),
			`{"type":"about:blank","title":"Unprocessable Entity","status":422,"detail":"The request does not follow the document in several places: #/items/0/price is missing; query limit must be at most 100.","instance":"/orders"}`},
		"one sentence": {object("message: " + text),
			`{"message":"The request does not follow the document in several places: #/items/0/price is missing; query limit must be at most 100."}`},
		"short": {object("message: {type: string, maxLength: 70}"), `{"message":"#/items/0/price is missing; query limit must be at most 100"}`},
		"wrapped": {object("error: " + object("code: "+text+", message: {type: string, maxLength: 32}, param: "+text)),
			`{"error":{"code":"invalid_request","message":"Unprocessable Entity","param":"#/items/0/price"}}`},
		"OAuth": {object("error: {enum: [invalid_client, invalid_request]}, error_description: {type: string, maxLength: 60}"),
			`{"error":"invalid_request","error_description":"#/items/0/price is missing; query limit must be at most 100"}`},
		"Spring": {object("timestamp: {type: string, format: date-time, examples: ['2026-01-01T00:00:00Z']}, status: " + number + ", error: " + text + ", message: {type: string, maxLength: 60}, path: " + text),
			`{"timestamp":"2026-01-01T00:00:00Z","status":422,"error":"Unprocessable Entity","message":"#/items/0/price is missing; query limit must be at most 100","path":"/orders"}`},
		"list of objects": {object("message: " + text + ", errors: " + list("field: "+text+", message: "+text+", value: "+text)),
			`{"message":"The request does not follow the document in several places.","errors":[{"field":"#/items/0/price","message":"is missing"},{"field":"query limit","message":"must be at most 100"}]}`},
		"list of texts": {object("errors: {type: array, items: {type: string}}"), `{"errors":["#/items/0/price is missing","query limit must be at most 100"]}`},
		"one element":   {object("errors: {type: array, maxItems: 1, items: {type: string}}"), `{"errors":["#/items/0/price is missing"]}`},
		"a bare list": {list("code: {enum: [REQUIRED, INVALID]}, path: " + text),
			`[{"code":"REQUIRED","path":"#/items/0/price"},{"code":"INVALID","path":"query limit"}]`},
		"by field": {object("errors: {type: object, additionalProperties: {type: array, items: {type: string}}}"),
			`{"errors":{"#/items/0/price":["is missing"],"query limit":["must be at most 100"]}}`},
		"JSON:API": {object("errors: " + list("status: "+text+", title: "+text+", detail: "+text+", source: "+object("pointer: "+text+", parameter: "+text))),
			`{"errors":[{"title":"is missing","detail":"is missing","source":{"pointer":"#/items/0/price"}},{"title":"must be at most 100","detail":"must be at most 100","source":{"parameter":"limit"}}]}`},
		"FastAPI": {object("detail: " + list("loc: {type: array, items: {type: string}}, msg: "+text+", type: "+text)),
			`{"detail":[{"loc":["body","items","0","price"],"msg":"is missing","type":"missing_field"},{"loc":["query","limit"],"msg":"must be at most 100","type":"invalid"}]}`},
		"anything": {"{type: object}",
			`{"type":"about:blank","title":"Unprocessable Entity","status":422,"detail":"The request does not follow the document in several places.","errors":[{"place":"#/items/0/price","detail":"is missing"},{"place":"query limit","detail":"must be at most 100"}]}`},
		"a text": {"{type: string, maxLength: 20}", `"Unprocessable Entity"`},
		"Twilio": {object("code: {type: integer}, message: {type: string, maxLength: 60}, more_info: {type: string, format: uri}, status: {type: integer}"),
			`{"code":422,"message":"#/items/0/price is missing; query limit must be at most 100","status":422}`},
		"Google": {object("error: " + object("code: "+number+", message: {type: string, maxLength: 20}, status: "+text+", details: "+list("field: "+text+", description: "+text))),
			`{"error":{"code":422,"message":"Unprocessable Entity","status":"INVALID_REQUEST","details":[{"field":"#/items/0/price","description":"is missing"},{"field":"query limit","description":"must be at most 100"}]}}`},
		"constant": {object("code: {const: 7}, message: {const: no}"), `{"code":7,"message":"no"}`},
		"camels":   {object("statusCode: " + number + ", errorCode: {enum: [InvalidArgument]}, errorMessage: {type: string, maxLength: 20}"), `{"statusCode":422,"errorCode":"InvalidArgument","errorMessage":"Unprocessable Entity"}`},
		"alternatives": {"{oneOf: [{type: object, required: [a], properties: {a: {const: 1}}}, {type: object, required: [message], properties: {message: {type: string, maxLength: 60}}}]}",
			`{"message":"#/items/0/price is missing; query limit must be at most 100"}`},
	} {
		if got := refused(t, c.schema, twoFaults()); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
		}
	}
}

func BenchmarkRefuse(b *testing.B) {
	doc := document(b, "3.1.0", refusing)
	m, op, e := New(doc, Options{}), operation(b, doc, "GET /many"), twoFaults()
	r := httptest.NewRequest(http.MethodGet, "/many", nil)
	b.ReportAllocs()
	for b.Loop() {
		m.Refuse(op, r, 400, e)
	}
}
