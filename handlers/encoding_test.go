package handlers_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstandard(t *testing.T, text string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(text), nil))
}

func TestCompressedBodiesAreTaken(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	publish := func(coding, body string) *reply {
		return b.do(call{
			method: "POST", path: "/v1/apis/payments/versions", body: body,
			header: map[string]string{"Content-Type": "application/yaml", "Content-Encoding": coding},
		})
	}
	publish("gzip", gzipped(t, document("1.0.0"))).want(http.StatusCreated)
	publish("zstd", zstandard(t, document("1.0.0"))).want(http.StatusOK)
	publish("identity", document("1.0.0")).want(http.StatusOK)
	refused := publish("br", "x")
	if refused.problem(http.StatusUnsupportedMediaType); refused.header.Get("Accept-Encoding") != "gzip, zstd" {
		t.Errorf("Accept-Encoding: %s", refused.header.Get("Accept-Encoding"))
	}
	publish("gzip, gzip", gzipped(t, "x")).problem(http.StatusUnsupportedMediaType)
	publish("gzip", "not compressed").problem(http.StatusBadRequest)
	publish("zstd", "not compressed").problem(http.StatusBadRequest)
	publish("gzip", gzipped(t, document("1.0.0"))[:100]).problem(http.StatusBadRequest)
	bomb := strings.Repeat("x", 20<<20)
	publish("gzip", gzipped(t, bomb)).problem(http.StatusRequestEntityTooLarge)
	publish("zstd", zstandard(t, bomb)).problem(http.StatusRequestEntityTooLarge)
	b.do(call{
		method: "POST", path: "/v1/apis", body: gzipped(t, `{"slug":"orders","title":"x"}`),
		header: map[string]string{"Content-Encoding": "gzip"},
	}).want(http.StatusCreated)
}

func TestRepliesAreCompressedAsAccepted(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	b.publish(document("1.0.0", strings.Fields(strings.Repeat("property ", 1)+"a b c d e f g h i j k l m n o p q r s t u v w x y z")...), "").want(201)
	path := "/v1/apis/payments/versions/1.0.0/document"
	plain := b.do(call{method: "GET", path: path})
	for accept, coding := range map[string]string{"gzip": "gzip", "zstd": "zstd", "gzip, zstd": "zstd", "br": ""} {
		got := b.do(call{method: "GET", path: path, header: map[string]string{"Accept-Encoding": accept}}).want(200)
		if got.header.Get("Content-Encoding") != coding || !strings.Contains(strings.Join(got.header.Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("Accept-Encoding %s: %s, Vary %v", accept, got.header.Get("Content-Encoding"), got.header.Values("Vary"))
		}
		if text := unpacked(t, coding, got.body); !bytes.Equal(text, plain.body) {
			t.Errorf("%s: %q", coding, text)
		}
		tag := got.header.Get("ETag")
		if (tag == plain.header.Get("ETag")) != (coding == "") {
			t.Errorf("%q has the tag %s, plain %s", coding, tag, plain.header.Get("ETag"))
		}
		b.do(call{method: "GET", path: path, header: map[string]string{"Accept-Encoding": accept, "If-None-Match": tag}}).want(304)
	}
}

func unpacked(t *testing.T, coding string, data []byte) []byte {
	t.Helper()
	var from io.Reader = bytes.NewReader(data)
	switch coding {
	case "gzip":
		r, err := gzip.NewReader(from)
		if err != nil {
			t.Fatal(err)
		}
		from = r
	case "zstd":
		r, err := zstd.NewReader(from)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		from = r
	}
	text, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
