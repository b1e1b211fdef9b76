package answer

import (
	"net/http"
	"net/http/httptest"
	"strings"
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

// Where a list has no room for places, the sentence names them.
func TestPlacesAreNamedOnce(t *testing.T) {
	const codes = "message: {type: string}, errors: {type: array, items: {type: object, properties: {code: {enum: [missing, invalid]}}}}"
	got := refused(t, object(codes), twoFaults())
	want := `{"message":"The request does not follow the document in several places: #/items/0/price is missing; query limit must be at most 100.","errors":[{"code":"missing"},{"code":"invalid"}]}`
	if got != want {
		t.Errorf("%s, want %s", got, want)
	}
	one := &fault.Error{Kind: fault.Invalid, Detail: "Wrong: #/a is missing.", Fields: []fault.Field{{Place: "#/a", Detail: "is missing"}}}
	if got := refused(t, object("message: {type: string}"), one); got != `{"message":"Wrong: #/a is missing."}` {
		t.Error(got)
	}
	few := "message: {type: string}, errors: {type: array, maxItems: 1, items: {type: object, properties: {field: {type: string}}}}"
	if got := refused(t, object(few), twoFaults()); !strings.Contains(got, "query limit must be at most 100") {
		t.Errorf("%s does not name all places", got)
	}
}

func TestPlacesAreWrittenAsSchemasWantThem(t *testing.T) {
	e := &fault.Error{Kind: fault.Malformed, Detail: "No.", Fields: []fault.Field{{Place: "#/a~1b/0", Detail: "is wrong", Line: 3, Column: 7}}}
	for properties, want := range map[string]string{
		"path: {type: string, pattern: '^/'}, in: {enum: [body, query]}, description: {type: string}": `{"path":"/a~1b/0","in":"body","description":"is wrong"}`,
		"location: {enum: [body, header]}, line: {type: integer}, column: {type: integer}":            `{"location":"body","line":3,"column":7}`,
		"pointer: {type: array, items: {type: string}}, reason: {type: string}":                       `{"pointer":["body","a/b","0"],"reason":"is wrong"}`,
		"text: {type: string}": `{"text":"#/a~1b/0 is wrong (line 3)"}`,
	} {
		if got := refused(t, "{type: array, items: {type: object, properties: {"+properties+"}}}", e); got != "["+want+"]" {
			t.Errorf("%s: %s, want %s", properties, got, want)
		}
	}
}

func TestErrorsAreCalledAsDocumented(t *testing.T) {
	for kind, c := range map[fault.Kind]struct{ words, want string }{
		fault.Unauthenticated: {"INVALID_REQUEST, UNAUTHORIZED", "UNAUTHORIZED"},
		fault.Forbidden:       {"invalid-request, access-denied", "access-denied"},
		fault.NotFound:        {"conflict, NotFound", "NotFound"},
		fault.Conflict:        {"NOT_FOUND, ALREADY_EXISTS", "ALREADY_EXISTS"},
		fault.Stale:           {"not_found, precondition_failed", "precondition_failed"},
		fault.TooLarge:        {"a, tooLarge", "tooLarge"},
		fault.Unsupported:     {"a, unsupported media type", "unsupported media type"},
		fault.TooMany:         {"invalid, RATE_LIMITED", "RATE_LIMITED"},
		fault.Unavailable:     {"invalid, InternalServerError", "InternalServerError"},
		fault.Malformed:       {"validation_error, invalid_json", "invalid_json"},
		fault.Invalid:         {"card_error, invalid_request_error", "invalid_request_error"},
	} {
		got := refused(t, "{type: object, required: [code], properties: {code: {enum: ["+c.words+"]}}}", fault.New(kind, "No."))
		if want := `{"code":"` + c.want + `"}`; got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
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
