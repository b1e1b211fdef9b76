package runtime

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// sent returns what arrives of a body: its type, its declared length, and itself.
func sent(t *testing.T, c content, body any, options ...Option) (media string, length int64, text string) {
	t.Helper()
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		media, length, text = r.Header.Get("Content-Type"), r.ContentLength, read(t, r.Body)
	})
	op := &operation{id: "x", verb: "POST", path: "/", body: c, results: []result{{"200", mediaNone}}}
	if err := run(t.Context(), b.core, op, input{body: body}, options); err != nil {
		t.Fatal(err)
	}
	return media, length, text
}

func TestBodies(t *testing.T) {
	type form struct {
		Name   string            `json:"name"`
		Tags   []string          `json:"tags"`
		Joined []string          `json:"joined"`
		Deep   map[string]any    `json:"deep"`
		Object map[string]string `json:"object"`
		At     time.Time         `json:"at"`
		None   *string           `json:"none,omitzero"`
	}
	parts := []part{{key: "joined", style: "form"}, {key: "deep", style: "deepObject", explode: true}, {key: "object", json: true}}
	value := form{Name: "a b&é", Tags: []string{"x", "y"}, Joined: []string{"1", "2"}, Deep: map[string]any{"k": []int{1}},
		Object: map[string]string{"a": "b"}, At: noon}
	for _, test := range []struct {
		name    string
		content content
		body    any
		media   string
		want    string
	}{
		{"JSON", content{kind: mediaJSON, media: "application/json"}, map[string]any{"a": "<é>"}, "application/json", `{"a":"<é>"}`},
		{"JSON null", content{kind: mediaJSON, media: "application/json"}, Nullable[int]{given: true}, "application/json", `null`},
		{"text", content{kind: mediaText, media: "text/plain"}, "a\nb", "text/plain", "a\nb"},
		{"text of a type", content{kind: mediaText, media: "text/plain"}, Ptr("x"), "text/plain", "x"},
		{"binary", content{kind: mediaBinary, media: "image/png"}, strings.NewReader("bytes"), "image/png", "bytes"},
		{"lines", content{kind: mediaLines, media: "application/jsonl"}, []int{1, 2}, "application/jsonl", "1\n2\n"},
		{"written form", content{kind: mediaForm, media: "application/x-www-form-urlencoded"}, "a=1", "application/x-www-form-urlencoded", "a=1"},
		{"form", content{kind: mediaForm, media: "application/x-www-form-urlencoded", parts: parts}, value, "application/x-www-form-urlencoded",
			"name=a+b%26%C3%A9&tags=x&tags=y&joined=1,2&deep%5Bk%5D%5B0%5D=1&object=%7B%22a%22%3A%22b%22%7D&at=2026-11-22T12%3A00%3A00Z"},
	} {
		media, length, got := sent(t, test.content, test.body)
		if media != test.media || got != test.want || length != int64(len(got)) {
			t.Errorf("%s: got %q of %q, %d octets, want %q", test.name, got, media, length, test.want)
		}
	}
}

// A range of types is no type: the consumer names one.
func TestContentType(t *testing.T) {
	image := content{kind: mediaBinary, media: "image/*"}
	if media, _, _ := sent(t, image, strings.NewReader("x")); media != "" {
		t.Errorf("got %q", media)
	}
	if media, _, _ := sent(t, image, strings.NewReader("x"), WithContentType("image/webp")); media != "image/webp" {
		t.Errorf("got %q", media)
	}
}

// A body that may be left out is not sent, and has no type.
func TestNoBody(t *testing.T) {
	for _, body := range []any{nil, (*user)(nil)} {
		if media, length, got := sent(t, content{kind: mediaJSON, media: "application/json"}, body); media != "" || length != 0 || got != "" {
			t.Errorf("got %q of %q", got, media)
		}
	}
	if _, length, _ := sent(t, content{kind: mediaBinary, media: "x/y"}, strings.NewReader("")); length != 0 {
		t.Errorf("an empty stream has the length %d", length)
	}
}

type upload struct {
	Title string         `json:"title"`
	Tags  []string       `json:"tags"`
	Meta  map[string]int `json:"meta"`
	File  FilePart       `json:"file"`
	More  []FilePart     `json:"more,omitzero"`
	Other *FilePart      `json:"other,omitzero"`
}

func TestMultipart(t *testing.T) {
	c := content{kind: mediaMultipart, media: "multipart/form-data", parts: []part{{key: "file", media: "image/png, image/jpeg"}, {key: "title", media: "text/markdown"}}}
	body := upload{Title: "é", Tags: []string{"a", "b"}, Meta: map[string]int{"n": 1},
		File: FilePart{Name: `a"b.png`, Content: strings.NewReader("\x00png")},
		More: []FilePart{{Content: iotest.OneByteReader(strings.NewReader("more")), ContentType: "text/\r\ncss"}}}
	media, length, text := sent(t, c, body)
	kind, params, err := mime.ParseMediaType(media)
	if err != nil || kind != "multipart/form-data" || length != -1 {
		t.Fatalf("got %q, %v, %d", media, err, length)
	}
	reader := multipart.NewReader(strings.NewReader(text), params["boundary"])
	for _, want := range []string{
		`form-data; name="title"|text/markdown|é`, `form-data; name="tags"||a`, `form-data; name="tags"||b`,
		`form-data; name="meta"|application/json|{"n":1}`, `form-data; name="file"; filename="a%22b.png"|image/png|` + "\x00png",
		`form-data; name="more"; filename="more"|text/css|more`,
	} {
		p, err := reader.NextPart()
		if err != nil {
			t.Fatalf("%v instead of %s", err, want)
		}
		if got := p.Header.Get("Content-Disposition") + "|" + p.Header.Get("Content-Type") + "|" + read(t, p); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if p, err := reader.NextPart(); err != io.EOF {
		t.Errorf("got %v, %v after the last part", p, err)
	}
}

// Files that can seek are sent again, others are not; both as they are read.
func TestMultipartAgain(t *testing.T) {
	for seeks, want := range map[bool]int{true: 3, false: 1} {
		var bodies []string
		b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
			file, _, err := r.FormFile("file")
			if err != nil {
				t.Error(err)
				return
			}
			bodies = append(bodies, read(t, file))
			w.WriteHeader(503)
		})
		var file io.Reader = strings.NewReader("content")
		if !seeks {
			file = io.MultiReader(file)
		}
		op := &operation{id: "x", verb: "PUT", path: "/", idempotent: true, body: content{kind: mediaMultipart, media: "multipart/form-data"}}
		err := run(t.Context(), b.core, op, input{body: upload{File: FilePart{Content: file}}}, nil)
		if StatusOf(err) != 503 || strings.Join(bodies, "|") != strings.TrimSuffix(strings.Repeat("content|", want), "|") {
			t.Errorf("got %q, %v", bodies, err)
		}
	}
}

// A file that cannot be read fails the call with the reason.
func TestMultipartBroken(t *testing.T) {
	broken := errors.New("no disk")
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body) }, WithRetries(0))
	op := &operation{id: "x", verb: "PUT", path: "/", body: content{kind: mediaMultipart, media: "multipart/form-data"}}
	err := run(t.Context(), b.core, op, input{body: upload{File: FilePart{Content: iotest.ErrReader(broken)}}}, nil)
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// A file is never written as JSON by mistake.
func TestFileIsNotJSON(t *testing.T) {
	if data, err := encodeJSON(upload{}); err == nil {
		t.Errorf("got %s", data)
	}
}
