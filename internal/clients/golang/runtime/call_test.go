package runtime

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

type user struct {
	Name string `json:"name"`
}

func TestCall(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		if got := r.Method + " " + r.URL.EscapedPath() + "?" + r.URL.RawQuery; got != "GET /users/a%2Fb?x=1&y=%2B" {
			t.Errorf("got %s", got)
		}
		for name, want := range map[string]string{"Accept": "application/json", "User-Agent": "test/1.0.0 (steward)", "X-Own": "yes"} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s: got %q, want %q", name, got, want)
			}
		}
		answering(200, `{"name":"Ada"}`)(w, r)
	}, WithHeader("X-Own", "yes"))
	params := struct {
		X int `query:"x"`
	}{1}
	got, err := call[*user](t.Context(), b.core, jsonGet("/users/{id}"), input{path: []any{"a/b"}, params: params}, []Option{WithQuery("y", "+")})
	if err != nil || got.Name != "Ada" {
		t.Errorf("got %v, %v", got, err)
	}
}

// A parameter may name another host.
func TestHost(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		if r.Host != "other.example" {
			t.Errorf("got %s", r.Host)
		}
	})
	params := struct {
		Host string `header:"Host"`
	}{"other.example"}
	op := &operation{id: "x", verb: "GET", path: "/", results: []result{{"200", mediaNone}}}
	if err := run(t.Context(), b.core, op, input{params: params}, nil); err != nil {
		t.Fatal(err)
	}
}

// Results are read by kind; what is documented as text may hold anything.
func TestResults(t *testing.T) {
	for _, test := range []struct {
		kind mediaKind
		body string
		into any
		want string
	}{
		{mediaJSON, ` {"name":"Ada"}`, new(*user), `{"name":"Ada"}`},
		{mediaJSON, "\ufeff[1]", new([]int), `[1]`},
		{mediaJSON, `null`, new(*user), `null`},
		{mediaJSON, `"x"`, new(string), `"x"`},
		{mediaJSON, `{"n":9007199254740993}`, new(any), `{"n":9007199254740993}`},
		{mediaJSON, `0.10`, new(json.Number), `0.10`},
		{mediaText, `"x"`, new(string), `"\"x\""`},
		{mediaNone, `rest`, new(*user), `null`},
	} {
		b := setup(t, nil, answering(200, test.body))
		op := jsonGet("/")
		op.results[0].kind = test.kind
		if err := b.call(t.Context(), op, input{}, nil, test.into); err != nil {
			t.Errorf("%s: %v", test.body, err)
			continue
		}
		if got, _ := encodeJSON(test.into); string(got) != test.want {
			t.Errorf("%s: got %s, want %s", test.body, got, test.want)
		}
	}
}

// Without a documented success, anything is taken as it comes.
func TestUndocumented(t *testing.T) {
	b := setup(t, nil, answering(200, " any\x00thing "))
	got, err := call[[]byte](t.Context(), b.core, &operation{id: "x", verb: "GET", path: "/"}, input{}, nil)
	if err != nil || string(got) != " any\x00thing " {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestDecodeError(t *testing.T) {
	for _, body := range []string{"<html>", "", `{"name":1}`, `{} {}`} {
		b := setup(t, nil, answering(200, body))
		_, err := call[*user](t.Context(), b.core, jsonGet("/users/{id}"), input{path: []any{7}}, nil)
		var decode *DecodeError
		if !errors.As(err, &decode) || string(decode.Body) != body || decode.Status != 200 {
			t.Errorf("%q: got %v", body, err)
		} else if !strings.HasPrefix(err.Error(), "GET /users/7: 200 OK, but the application/json body cannot be read: ") {
			t.Errorf("%q: got %q", body, err)
		}
	}
}

// Successes with different bodies fill the field of their status.
// A reply is read up to a bound, which counts what is decompressed.
func TestMaxReply(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		packed := gzip.NewWriter(w)
		io.WriteString(packed, `{"name":"`+strings.Repeat("a", 1000)+`"}`)
		packed.Close()
	})
	const size = 1011
	if _, err := call[*user](t.Context(), b.core, jsonGet("/"), input{}, []Option{WithMaxReply(size)}); err != nil {
		t.Error(err)
	}
	_, err := call[*user](t.Context(), b.core, jsonGet("/"), input{}, []Option{WithMaxReply(size - 1)})
	var unread *DecodeError
	if !errors.As(err, &unread) || len(unread.Body) != size-1 || len(b.sleeps) > 0 {
		t.Errorf("got %v after %v", err, b.sleeps)
	}
}

func TestSplit(t *testing.T) {
	type reply struct {
		Status   int
		OK       *user     `status:"200,203"`
		Accepted *string   `status:"202"`
		File     *Download `status:"206"`
	}
	op := &operation{id: "x", verb: "GET", path: "/", split: true,
		results: []result{{"200", mediaJSON}, {"203", mediaJSON}, {"202", mediaJSON}, {"206", mediaBinary}, {"204", mediaNone}}}
	for status, body := range map[int]string{200: `{"name":"Ada"}`, 203: `{"name":"Ada"}`, 202: `"later"`, 204: "", 206: "part"} {
		b := setup(t, nil, answering(status, body))
		got, err := call[reply](t.Context(), b.core, op, input{}, nil)
		if err != nil || got.Status != status {
			t.Fatalf("%d: got %v, %v", status, got, err)
		}
		if (got.OK != nil) != (status == 200 || status == 203) || (got.Accepted != nil) != (status == 202) || (got.File != nil) != (status == 206) {
			t.Errorf("%d: got %+v", status, got)
		}
		if got.File != nil && read(t, got.File) != "part" {
			t.Error("the file differs")
		}
	}
}

func TestDownload(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/zip")
		w.Header().Set("Content-Disposition", `attachment; filename="a.zip"`)
		io.WriteString(w, "content")
	})
	op := jsonGet("/")
	op.results[0].kind = mediaBinary
	var info ReplyInfo
	d, err := call[*Download](t.Context(), b.core, op, input{}, []Option{WithReplyInfo(&info)})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if d.Size() != 7 || d.ContentType() != "application/zip" || d.FileName() != "a.zip" || info.Status != 200 || info.Header.Get("Content-Type") != "application/zip" {
		t.Errorf("got %+v %+v", d, info)
	}
	if got := read(t, d); got != "content" {
		t.Errorf("got %q", got)
	}
}

// A base URL may have a path, and must have a host.
func TestBaseURL(t *testing.T) {
	var got string
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) { got = r.URL.EscapedPath() })
	op := &operation{id: "x", verb: "GET", path: "/y", results: []result{{"200", mediaNone}}}
	if err := run(t.Context(), b.core, op, input{}, []Option{WithBaseURL(b.server.URL + "/a%2Fb/")}); err != nil || got != "/a%2Fb/y" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, bad := range []string{"/v1", "ftp://x", "://", "example.com"} {
		if err := run(t.Context(), b.core, op, input{}, []Option{WithBaseURL(bad)}); err == nil {
			t.Errorf("%q: got no error", bad)
		}
	}
}

func TestServers(t *testing.T) {
	a := &api{servers: []server{{url: "https://{region}.example.com/{base}", variables: []variable{
		{name: "region", value: "eu", enum: []string{"eu", "us"}}, {name: "base", value: "v1"}}}}}
	c := newCore(a, nil)
	for _, test := range []struct {
		op      *operation
		options []Option
		want    string
	}{
		{nil, nil, "https://eu.example.com/v1"},
		{nil, []Option{WithServerVariable("region", "us")}, "https://us.example.com/v1"},
		{nil, []Option{WithServerVariable("region", "cn")}, ""},
		{nil, []Option{WithServerVariable("base", "a/../b")}, ""},
		{&operation{server: &server{url: "https://upload.example.com/"}}, nil, "https://upload.example.com"},
		{&operation{server: &server{url: "/upload"}}, nil, "https://eu.example.com/upload"},
		{&operation{server: &server{url: "https://upload.example.com/"}}, []Option{WithBaseURL("http://localhost:1")}, "http://localhost:1"},
	} {
		u, err := c.base(test.op, c.with(test.options))
		switch {
		case test.want == "" && err == nil:
			t.Errorf("got %s, want an error", u)
		case test.want != "" && (err != nil || u.String() != test.want):
			t.Errorf("got %v, %v, want %s", u, err, test.want)
		}
	}
}
