package runtime

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
)

func fakeAPI() (*Fake, *core) {
	a := &api{servers: []server{{url: "https://example.com/v1"}}}
	f := newFake(a)
	return f, newCore(a, []Option{WithHTTPClient(f), WithRetries(0)})
}

// A fake answers with typed values, and remembers what it was asked.
func TestFake(t *testing.T) {
	f, c := fakeAPI()
	get := jsonGet("/users/{id}")
	me := jsonGet("/users/me")
	f.on(get, func(r *FakeRequest) (*user, error) { return &user{r.Parameter("id")}, nil })
	f.on(me, func(r *FakeRequest) (*user, error) { return &user{"me"}, nil })
	for _, test := range []struct {
		op   *operation
		in   input
		want string
	}{{get, input{path: []any{"a/b"}}, "a/b"}, {me, input{}, "me"}} {
		if got, err := call[*user](t.Context(), c, test.op, test.in, nil); err != nil || got.Name != test.want {
			t.Errorf("got %v, %v, want %s", got, err, test.want)
		}
	}
	if got := f.Requests(); len(got) != 2 || got[0].URL.EscapedPath() != "/v1/users/a%2Fb" || got[0].Operation != "get" {
		t.Errorf("got %v", got)
	}
	f.on(me, func(r *FakeRequest) (*user, error) { return &user{"again"}, nil })
	if got, err := call[*user](t.Context(), c, me, input{}, nil); err != nil || got.Name != "again" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestFakeErrors(t *testing.T) {
	f, c := fakeAPI()
	op := jsonGet("/")
	op.failures = []failure{{"404", readProblemError}}
	if _, err := call[*user](t.Context(), c, op, input{}, nil); StatusOf(err) != 501 {
		t.Errorf("got %v", err)
	}
	f.on(op, func(*FakeRequest) (*user, error) {
		return nil, &problemError{StatusError: &StatusError{Status: 404}, Detail: map[string]any{"detail": "gone"}}
	})
	_, err := call[*user](t.Context(), c, op, input{}, nil)
	var typed *problemError
	if !errors.As(err, &typed) || typed.Detail["detail"] != "gone" {
		t.Errorf("got %v", err)
	}
	for _, broken := range []error{errors.New("broken"), &problemError{}} {
		f.on(op, func(*FakeRequest) (*user, error) { return nil, broken })
		if _, err := call[*user](t.Context(), c, op, input{}, nil); StatusOf(err) != 500 {
			t.Errorf("got %v", err)
		}
	}
}

// Every kind of result can be faked.
func TestFakeKinds(t *testing.T) {
	f, c := fakeAPI()
	of := func(kind mediaKind, status string) *operation {
		return &operation{id: "x", verb: "POST", path: "/" + status, body: content{kind: mediaJSON}, results: []result{{status, kind}}}
	}
	text := of(mediaText, "200")
	f.on(text, func(r *FakeRequest) (string, error) {
		var u user
		err := r.Decode(&u)
		return "hello " + u.Name, err
	})
	if got, err := call[string](t.Context(), c, text, input{body: user{"Ada"}}, nil); err != nil || got != "hello Ada" {
		t.Errorf("got %q, %v", got, err)
	}
	file := of(mediaBinary, "206")
	f.on(file, func(*FakeRequest) (*Download, error) { return FakeDownload("image/png", []byte("png")), nil })
	if d, err := call[*Download](t.Context(), c, file, input{}, nil); err != nil || read(t, d) != "png" || d.Status != 206 || d.ContentType() != "image/png" {
		t.Errorf("got %v, %v", d, err)
	}
	events := of(mediaEvents, "201")
	f.on(events, func(*FakeRequest) (*EventStream[user], error) {
		return FakeEvents(StreamEvent[user]{Type: "a", ID: "1", Data: user{"Ada"}}, StreamEvent[user]{Text: "{\"name\":\n\"Bob\"}"}), nil
	})
	s, err := call[*EventStream[user]](t.Context(), c, events, input{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for e, err := range s.All() {
		if err != nil {
			t.Error(err)
		}
		got = append(got, e.Type+e.ID+e.Data.Name)
	}
	if !slices.Equal(got, []string{"a1Ada", "message1Bob"}) {
		t.Errorf("got %q", got)
	}
	lines := of(mediaLines, "202")
	f.on(lines, func(*FakeRequest) (*LineStream[int], error) { return FakeLines(1, 2) })
	l, err := call[*LineStream[int]](t.Context(), c, lines, input{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for n := range l.All() {
		sum += n
	}
	if sum != 3 {
		t.Errorf("got %d", sum)
	}
	none := of(mediaNone, "204")
	f.on(none, func(*FakeRequest) error { return nil })
	var info ReplyInfo
	if err := run(t.Context(), c, none, input{}, []Option{WithReplyInfo(&info)}); err != nil || info.Status != 204 {
		t.Errorf("got %v, %v", info, err)
	}
}

func TestFakeSplit(t *testing.T) {
	type reply struct {
		Status   int
		OK       *user   `status:"200"`
		Accepted *string `status:"202"`
	}
	f, c := fakeAPI()
	op := &operation{id: "x", verb: "GET", path: "/", split: true, results: []result{{"200", mediaJSON}, {"202", mediaJSON}, {"204", mediaNone}}}
	for _, want := range []reply{{Status: 200, OK: &user{"Ada"}}, {Status: 202, Accepted: Ptr("later")}, {Status: 204}} {
		f.on(op, func(*FakeRequest) (reply, error) { return want, nil })
		got, err := call[reply](t.Context(), c, op, input{}, nil)
		if err != nil || got.Status != want.Status || (got.OK == nil) != (want.OK == nil) || (got.Accepted == nil) != (want.Accepted == nil) {
			t.Errorf("got %+v, %v, want %+v", got, err, want)
		}
	}
}

// A fake can be a server, too.
func TestFakeServer(t *testing.T) {
	f, c := fakeAPI()
	server := httptest.NewServer(f)
	defer server.Close()
	op := jsonGet("/users/{id}/files/{+path}")
	f.on(op, func(r *FakeRequest) (string, error) { return r.Parameter("id") + " " + r.Parameter("path"), nil })
	options := []Option{WithBaseURL(server.URL), WithHTTPClient(http.DefaultClient)}
	if got, err := call[string](t.Context(), c, op, input{path: []any{1, "a/b.txt"}}, options); err != nil || got != "1 a/b.txt" {
		t.Errorf("got %q, %v", got, err)
	}
}
