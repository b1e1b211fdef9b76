package mock_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/mock"
)

func TestAnswersAsTheDocumentSays(t *testing.T) {
	m := newMock(t, bookshop)
	for _, test := range []struct {
		name, ask, body string
		headers         []string
		status          int
		holds           string // in the body
	}{
		{"a documented example", "GET /books", "", nil, 200, `"Ulysses"`},
		{"below the server's path", "GET /v1/books", "", nil, 200, `"Ulysses"`},
		{"a made value with the path's argument", "GET /books/7", "", nil, 200, `"id":7`},
		{"an argument that is not allowed, in the contract's shape", "GET /books?limit=101", "", nil, 422, `limit`},
		{"a path that holds no number", "GET /books/seven", "", nil, 422, `path id`},
		{"no credentials", "POST /books", `{"title": "x"}`, nil, 401, `X-Key`},
		{"a body that is not allowed", "POST /books", `{"title": "", "price": -1}`, []string{"X-Key: k"}, 422, `#/price`},
		{"a body that is no JSON, as the contract says it", "POST /books", `{`, []string{"X-Key: k"}, 422, `line 1`},
		{"a media type that is not documented", "POST /books", `<a/>`, []string{"X-Key: k", "Content-Type: text/xml"}, 415, "application/json"},
		{"a body that is allowed", "POST /books", `{"title": "x"}`, []string{"X-Key: k"}, 201, `"title"`},
		{"a status by preference", "GET /books/7", "", []string{"Prefer: code=404"}, 404, `"message"`},
		{"a status by the address", "GET /books/7?__code=404", "", nil, 404, `"message"`},
		{"an example by preference", "GET /books", "", []string{"Prefer: example=empty"}, 200, `[]`},
		{"an undocumented status", "GET /books", "", []string{"Prefer: code=418"}, 422, "503"},
		{"an undocumented example", "GET /books", "", []string{"Prefer: example=none"}, 422, "empty"},
		{"no acceptable media type", "GET /books", "", []string{"Accept: image/png"}, 406, "application/json"},
		{"an unknown path", "GET /nothing", "", nil, 404, "/_mock"},
		{"a chosen error though the request is wrong", "GET /books?limit=101", "", []string{"Prefer: code=503"}, 503, `"message"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			resp := ask(t, m, test.ask, test.body, test.headers...)
			body := text(t, resp)
			if resp.StatusCode != test.status || !strings.Contains(strings.ReplaceAll(body, `": `, `":`), test.holds) {
				t.Errorf("%d %s", resp.StatusCode, body)
			}
		})
	}
}

func TestAMethodThatIsNotThereIsToldOf(t *testing.T) {
	m := newMock(t, bookshop)
	for method, status := range map[string]int{"PUT": 405, "TRACE": 405, "OPTIONS": 204} {
		resp := ask(t, m, method+" /books/1", "")
		if allow := resp.Header.Get("Allow"); resp.StatusCode != status || allow != "DELETE, GET, HEAD, OPTIONS" {
			t.Errorf("%s: %d, Allow: %s", method, resp.StatusCode, allow)
		}
	}
}

func TestHeadIsGetWithoutABody(t *testing.T) {
	m := newMock(t, bookshop)
	get, head := ask(t, m, "GET /books", ""), ask(t, m, "HEAD /books", "")
	if body := text(t, head); body != "" || head.StatusCode != 200 {
		t.Errorf("%d %q", head.StatusCode, body)
	}
	if get.Header.Get("Content-Length") != head.Header.Get("Content-Length") || get.Header.Get("Content-Type") != head.Header.Get("Content-Type") {
		t.Errorf("%v, but %v", get.Header, head.Header)
	}
}

func TestTheSameRequestIsAnsweredTheSame(t *testing.T) {
	first, again, other := newMock(t, bookshop), newMock(t, bookshop), newMock(t, bookshop, func(o *mock.Options) { o.Seed = 1 })
	one := text(t, ask(t, first, "GET /books/7", ""))
	if got := text(t, ask(t, again, "GET /books/7", "")); got != one {
		t.Errorf("%s, then %s", one, got)
	}
	if got := text(t, ask(t, other, "GET /books/7", "")); got == one {
		t.Errorf("another seed gives the same: %s", got)
	}
	if got := text(t, ask(t, first, "GET /books/8", "")); got == one {
		t.Errorf("another book is the same: %s", got)
	}
}

func TestLenientRecordsWhatIsWrong(t *testing.T) {
	var last *mock.Record
	m := newMock(t, bookshop, lenient, func(o *mock.Options) { o.Observe = func(r *mock.Record) { last = r } })
	resp := ask(t, m, "GET /books?limit=101", "")
	if resp.StatusCode != 200 || last == nil || last.Refused == nil || last.Refused.Fields[0].Place != "query limit" {
		t.Errorf("%d %+v", resp.StatusCode, last)
	}
	if last.Operation.ID != "listBooks" || last.Bytes == 0 || last.Target != "/books?limit=101" {
		t.Errorf("%+v", last)
	}
}

func TestPagesOfOtherOriginsMayAsk(t *testing.T) {
	m := newMock(t, bookshop)
	resp := ask(t, m, "OPTIONS /books/1", "", "Origin: https://app.example", "Access-Control-Request-Method: DELETE", "Access-Control-Request-Headers: x-key")
	if h := resp.Header; resp.StatusCode != 204 || h.Get("Access-Control-Allow-Origin") != "https://app.example" ||
		!strings.Contains(h.Get("Access-Control-Allow-Methods"), "DELETE") || h.Get("Access-Control-Allow-Headers") != "x-key" {
		t.Errorf("%d %v", resp.StatusCode, h)
	}
	resp = ask(t, m, "POST /books", `{"title": "x"}`, "X-Key: k", "Origin: https://app.example")
	if h := resp.Header; h.Get("Access-Control-Allow-Origin") != "https://app.example" || !strings.Contains(h.Get("Access-Control-Expose-Headers"), "Location") {
		t.Errorf("%v", h)
	}
}

func TestOnlyTheSameMachineControls(t *testing.T) {
	m := newMock(t, bookshop, stateful)
	if resp := ask(t, m, "DELETE /_mock/state", "", "Origin: https://evil.example"); resp.StatusCode != 403 || resp.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%d %v", resp.StatusCode, resp.Header)
	}
	if resp := ask(t, m, "DELETE http://rebound.example/_mock/state", "", "Origin: http://rebound.example"); resp.StatusCode != 403 {
		t.Errorf("a page to whose name the mock answers: %d", resp.StatusCode)
	}
	if resp := ask(t, m, "DELETE /_mock/state", "", "Origin: http://localhost:3000"); resp.StatusCode != 204 {
		t.Errorf("%d", resp.StatusCode)
	}
}

func TestFailuresAreAsOftenAsAskedFor(t *testing.T) {
	count := func(seed uint64) (failed int) {
		m := newMock(t, bookshop, func(o *mock.Options) { o.Fail, o.Seed = 0.25, seed })
		for range 1000 {
			if resp := ask(t, m, "GET /books", ""); resp.StatusCode == 503 {
				failed++
				if resp.Header.Get("Retry-After") == "" || !strings.Contains(text(t, resp), `"message"`) {
					t.Errorf("%v", resp.Header)
				}
			}
		}
		return failed
	}
	first := count(1)
	if first < 200 || first > 300 || count(1) != first {
		t.Errorf("%d of 1,000 failed", first)
	}
}

func TestAnswersTakeTheirTime(t *testing.T) {
	m := newMock(t, bookshop, func(o *mock.Options) { o.Latency = mock.Range{From: 20 * time.Millisecond, To: 30 * time.Millisecond} })
	began := time.Now()
	ask(t, m, "GET /books?__delay=15", "")
	if took := time.Since(began); took < 35*time.Millisecond {
		t.Errorf("took %s", took)
	}
}

func TestNothingStandsOutsideThePrefix(t *testing.T) {
	m := newMock(t, bookshop, func(o *mock.Options) { o.Prefix = "/mock/books/1.2.0" })
	for target, status := range map[string]int{"/mock/books/1.2.0/books": 200, "/mock/books/1.2.0/v1/books/1": 200, "/mock/books/1.2.0/_mock": 200, "/mock/books/1.2.0": 404} {
		if resp := ask(t, m, "GET "+target, ""); resp.StatusCode != status {
			t.Errorf("%s: %d", target, resp.StatusCode)
		}
	}
}

func TestTheOverviewListsWhatIsThere(t *testing.T) {
	body := text(t, ask(t, newMock(t, bookshop), "GET /_mock", ""))
	for _, want := range []string{`"Bookshop"`, `"listBooks"`, `"stateful": false`} {
		if !strings.Contains(body, want) {
			t.Errorf("%s lacks %s", body, want)
		}
	}
}

func TestWhatIsMadeIsThere(t *testing.T) {
	m := newMock(t, bookshop, stateful)
	made := ask(t, m, "POST /books", `{"title": "Emma", "price": 9.5}`, "X-Key: k")
	at := made.Header.Get("Location")
	if made.StatusCode != 201 || at == "" {
		t.Fatalf("%d %v", made.StatusCode, made.Header)
	}
	if got := text(t, ask(t, m, "GET "+at, "")); got != text(t, made) || !strings.Contains(got, "Emma") {
		t.Errorf("%s", got)
	}
	if got := text(t, ask(t, m, "GET /books", "")); !strings.Contains(got, "Emma") || strings.Contains(got, "Ulysses") {
		t.Errorf("%s", got)
	}
	saved := text(t, ask(t, m, "GET /_mock/state", ""))
	if resp := ask(t, m, "DELETE "+at, ""); resp.StatusCode != 204 {
		t.Errorf("%d", resp.StatusCode)
	}
	if resp := ask(t, m, "GET "+at, ""); resp.StatusCode != 404 {
		t.Errorf("%d", resp.StatusCode)
	}
	if resp := ask(t, m, "PUT /_mock/state", saved); resp.StatusCode != 204 {
		t.Errorf("%d %s", resp.StatusCode, text(t, resp))
	}
	if resp := ask(t, m, "GET "+at, ""); resp.StatusCode != 200 {
		t.Errorf("%d", resp.StatusCode)
	}
}

func TestManyAskAtOnce(t *testing.T) {
	s := httptest.NewServer(newMock(t, bookshop, stateful, func(o *mock.Options) { o.Observe = func(*mock.Record) {} }))
	defer s.Close()
	done := make(chan error)
	for range 8 {
		go func() {
			for range 50 {
				resp, err := http.Post(s.URL+"/books?__example=", "application/json", strings.NewReader(`{"title": "x"}`))
				if err != nil {
					done <- err
					return
				}
				resp.Body.Close()
			}
			done <- nil
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func TestHeadersOfTheConnectionAreNotMade(t *testing.T) {
	const text = `{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"get": {"responses": {"200": {"description": "x",
		"headers": {"Content-Length": {"schema": {"type": "integer"}, "example": 99999}, "Transfer-Encoding": {"schema": {"type": "string"}, "example": "chunked"},
		"X-Bad": {"schema": {"type": "string"}, "example": "a\r\nSet-Cookie: b"}, "X Wrong": {"schema": {"type": "string"}}}}}}}}}`
	s := httptest.NewServer(newMock(t, text))
	defer s.Close()
	resp, err := http.Get(s.URL + "/x")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.ContentLength != 0 || len(resp.TransferEncoding) > 0 || len(resp.Cookies()) > 0 || slices.Contains(resp.Header.Values("X-Bad"), "a\r\nSet-Cookie: b") {
		t.Errorf("%d %v", resp.ContentLength, resp.Header)
	}
}

// Refusals that need not look at a body let its caller finish all the same.
func TestLongBodiesAreReadToTheirEnd(t *testing.T) {
	t.Parallel()
	m := newMock(t, bookshop)
	for target, want := range map[string]int{"/nothing": 404, "/books/1": 405, "/books": 401, "/_mock/nothing": 404} {
		for expect, left := range map[string]bool{"": false, "100-continue": true} {
			body := strings.NewReader(strings.Repeat(" ", 1<<20))
			r := httptest.NewRequest("POST", target, body)
			if r.Header.Set("Content-Type", "application/json"); expect != "" {
				r.Header.Set("Expect", expect)
			}
			w := httptest.NewRecorder()
			m.ServeHTTP(w, r)
			if w.Code != want || !left && body.Len() > 0 {
				t.Errorf("%s: %d, and %d bytes are left", target, w.Code, body.Len())
			}
		}
	}
}
