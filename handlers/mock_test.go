package handlers_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/mock"
)

// hostile is a document of somebody who would like to run something in the
// portal, or to change how browsers treat its origin.
const hostile = `openapi: 3.0.3
info: {title: Payments, version: 1.0.0}
servers: [{url: https://pay.example/v1}]
paths:
  /page:
    get:
      operationId: getPage
      responses:
        '200':
          description: A page.
          headers:
            Set-Cookie: {schema: {type: string}, example: session=stolen}
            Clear-Site-Data: {schema: {type: string}, example: '"*"'}
            Content-Security-Policy: {schema: {type: string}, example: default-src *}
            X-Request-Id: {schema: {type: string, format: uuid}}
            X-Page: {schema: {type: integer}, example: 7}
          content:
            text/html: {schema: {type: string}, example: '<script>alert(1)</script>'}
  /things:
    post:
      operationId: makeThing
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses:
        '201':
          description: Made.
          headers: {Location: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getThing
      responses:
        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '404': {description: None.}
    head:
      operationId: hasThing
      responses: {'204': {description: It is there., headers: {X-Head: {schema: {type: string}, example: documented}}}}
  /locked:
    get:
      operationId: getLocked
      security: [{basic: []}]
      responses: {'200': {description: Long., content: {application/json: {schema: {type: string}, example: ` + "LONG" + `}}}, '401': {description: No.}}
components:
  schemas:
    Thing: {type: object, required: [name], properties: {id: {type: string, readOnly: true}, name: {type: string}}}
  securitySchemes: {basic: {type: http, scheme: basic}}
`

// mocked is a server with mocks, on which the hostile document is version
// 1.0.0 of "payments", and a draft of 2.0.0.
func mocked(t *testing.T, change ...func(*handlers.Options, *mock.LibraryOptions)) *bundle {
	t.Helper()
	b := setup(t, func(o *handlers.Options) {
		library := mock.LibraryOptions{Folder: handlers.MockFolder, CacheBytes: 1 << 20, Status: handlers.Status, Now: o.Now}
		for _, f := range change {
			f(o, &library)
		}
		o.Mocks = mock.NewLibrary(o.Catalog, library)
	})
	b.makeAPI("payments")
	text := strings.Replace(hostile, "LONG", `"`+strings.Repeat("x", 5000)+`"`, 1)
	b.publish(text, "?version=1.0.0").want(http.StatusCreated)
	b.publish(strings.ReplaceAll(text, "/page", "/sheet"), "?version=2.0.0&draft=true").want(http.StatusCreated)
	return b
}

func (b *bundle) mock(method, path string, header ...string) *reply {
	b.t.Helper()
	c := call{method: method, path: "/mock/payments/" + path, key: "none", header: map[string]string{}}
	for i := 0; i < len(header); i += 2 {
		c.header[header[i]] = header[i+1]
	}
	return b.do(c)
}

// Whatever a document says, its mock runs nothing in the origin of the portal,
// and changes nothing of how browsers treat that.
func TestAMockCannotHarmItsOrigin(t *testing.T) {
	b := mocked(t)
	page := b.mock("GET", "1.0.0/page").want(http.StatusOK)
	if string(page.body) != "<script>alert(1)</script>" || !strings.HasPrefix(page.header.Get("Content-Type"), "text/html") {
		t.Errorf("%v %s", page.header, page.body)
	}
	for name, want := range map[string]string{
		"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff",
		"Set-Cookie": "", "Clear-Site-Data": "", "X-Page": "7",
	} {
		if got := strings.Join(page.header.Values(name), " | "); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if ids := page.header.Values("X-Request-Id"); len(ids) != 1 {
		t.Errorf("X-Request-Id is %q: the mock's goes before the server's", ids)
	}
	b.mock("GET", "1.0.0/page", "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "script").problem(http.StatusForbidden)
	b.mock("GET", "1.0.0/page", "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "empty").want(http.StatusOK)
	b.mock("GET", "1.0.0/page", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "script").want(http.StatusOK)
}

func TestMocksAreFoundByTheNamesOfVersions(t *testing.T) {
	b := mocked(t)
	for _, path := range []string{"1.0.0/page", "latest/page", "v1/page", "1.0.0/v1/page", "1%2E0%2E0/page"} {
		b.mock("GET", path).want(http.StatusOK)
	}
	for _, path := range []string{"", "1.0.0", "1.0.0/", "1.0.0/none", "1.0.1/page", "%zz/page", "/page"} {
		if strings.Contains(path, "%zz") {
			continue // net/http refuses it
		}
		b.mock("GET", path).want(http.StatusNotFound)
	}
	for _, path := range []string{"/mock", "/mock/", "/mock/none", "/mock/none/latest/page", "/mock/payments/1.0.1/page", "/mock//1.0.0/page"} {
		b.do(call{method: "GET", path: path, key: "none"}).problem(http.StatusNotFound)
	}
	b.do(call{method: "POST", path: "/mockery", key: "none"}).problem(http.StatusNotFound)
}

// The Authorization header is the mocked API's own, unless it has a key of
// Steward, without which drafts are not seen.
func TestAuthorizationIsTheMockedAPIsOwn(t *testing.T) {
	b := mocked(t)
	b.mock("GET", "1.0.0/locked").want(http.StatusUnauthorized)
	b.mock("GET", "1.0.0/locked", "Authorization", "Basic YTpi").want(http.StatusOK)
	b.mock("GET", "1.0.0/page", "Authorization", "Bearer theirs").want(http.StatusOK)
	b.mock("GET", "2.0.0/sheet", "Authorization", "Bearer theirs").problem(http.StatusNotFound)
	b.mock("GET", "2.0.0/sheet", "Authorization", "Bearer stw_wrong").problem(http.StatusUnauthorized)
	b.mock("GET", "2.0.0/sheet", "Authorization", "Bearer "+b.makeKey(access.Read, "other")).problem(http.StatusNotFound)
	seen := b.mock("GET", "2.0.0/sheet", "Authorization", "Bearer "+b.makeKey(access.Read, "payments")).want(http.StatusOK)
	if got := seen.header.Get("Cache-Control"); got != "private, no-store" {
		t.Errorf("Cache-Control: %s", got)
	}
}

func TestMocksTakeTheMethodsOfTheirDocument(t *testing.T) {
	b := mocked(t)
	if got := b.mock("HEAD", "1.0.0/things/1").want(http.StatusNoContent); got.header.Get("X-Head") != "documented" {
		t.Errorf("%v", got.header)
	}
	get, head := b.mock("GET", "1.0.0/page"), b.mock("HEAD", "1.0.0/page").want(http.StatusOK)
	if len(head.body) > 0 || head.header.Get("Content-Length") != strconv.Itoa(len(get.body)) {
		t.Errorf("%v: %s", head.header, head.body)
	}
	if got := b.mock("PUT", "1.0.0/page").want(http.StatusMethodNotAllowed); got.header.Get("Allow") != "GET, HEAD, OPTIONS" {
		t.Errorf("%v", got.header)
	}
	preflight := b.mock("OPTIONS", "1.0.0/page", "Origin", "https://app.example", "Access-Control-Request-Method", "GET")
	if got := preflight.want(http.StatusNoContent).header["Access-Control-Allow-Origin"]; len(got) != 1 || got[0] != "https://app.example" {
		t.Errorf("%v", preflight.header)
	}
	if lost := b.mock("GET", "3.0.0/page", "Origin", "https://app.example"); lost.header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("%v", lost.header)
	}
}

func TestStatefulMocksRemember(t *testing.T) {
	b := mocked(t, func(_ *handlers.Options, l *mock.LibraryOptions) { l.Stateful = true })
	made := b.do(call{method: "POST", path: "/mock/payments/latest/things", key: "none", body: `{"name": "one"}`}).want(http.StatusCreated)
	at := made.header.Get("Location")
	if !strings.HasPrefix(at, "/mock/payments/1.0.0/") {
		t.Fatalf("Location: %q", at)
	}
	if got := b.do(call{method: "GET", path: at, key: "none"}).want(http.StatusOK); !strings.Contains(string(got.body), `"one"`) {
		t.Errorf("%s", got.body)
	}
	b.do(call{method: "GET", path: at + "0", key: "none"}).want(http.StatusNotFound)
}

func TestAnswersOfMocksAreCompressed(t *testing.T) {
	b := mocked(t)
	packed := b.mock("GET", "1.0.0/locked", "Authorization", "Basic YTpi", "Accept-Encoding", "gzip").want(http.StatusOK)
	if packed.header.Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(packed.header.Values("Vary"), ","), "Accept-Encoding") {
		t.Fatalf("%v", packed.header)
	}
	reader, err := gzip.NewReader(bytes.NewReader(packed.body))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(reader)
	if err != nil || len(plain) < 5000 || len(packed.body) > 1000 {
		t.Errorf("%d bytes in %d, %v", len(plain), len(packed.body), err)
	}
}

func TestMocksCountForTheLimit(t *testing.T) {
	b := mocked(t, func(o *handlers.Options, _ *mock.LibraryOptions) { o.RateLimit = 3 })
	b.mock("GET", "1.0.0/page").want(http.StatusOK)
	b.mock("GET", "9.0.0/page").want(http.StatusNotFound)
	b.mock("GET", "1.0.0/page", "Authorization", "Bearer stw_wrong").want(http.StatusUnauthorized)
	if got := b.mock("GET", "1.0.0/page"); got.problem(http.StatusTooManyRequests).Title == "" || got.header.Get("Retry-After") == "" {
		t.Errorf("%v", got.header)
	}
}

func TestWithoutMocksThereAreNone(t *testing.T) {
	b := setup(t)
	b.do(call{method: "GET", path: "/mock/payments/1.0.0/page", key: "none"}).problem(http.StatusNotFound)
}
