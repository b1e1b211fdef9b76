package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"testing"
)

func TestOnlyLongDocumentsAreCompressed(t *testing.T) {
	for length, want := range map[int]string{0: "", compressFrom - 1: "", compressFrom: "gzip", 1 << 20: "gzip"} {
		data := bytes.Repeat([]byte("a"), length)
		body, edit, err := compressed(data)
		if err != nil {
			t.Fatal(err)
		}
		req, err := http.NewRequest("POST", "http://localhost", nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := edit(t.Context(), req); err != nil {
			t.Fatal(err)
		}
		if got := req.Header.Get("Content-Encoding"); got != want {
			t.Errorf("%d bytes: encoding %q, want %q", length, got, want)
		}
		if want == "gzip" {
			r, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if body, err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(body, data) {
			t.Errorf("%d bytes do not come back", length)
		}
	}
}
