package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"testing"
)

func TestOnlyLongDocumentsAreCompressed(t *testing.T) {
	for length, want := range map[int]string{0: "", compressFrom - 1: "", compressFrom: "gzip", 1 << 20: "gzip"} {
		data := bytes.Repeat([]byte("a"), length)
		body, got, err := compressed(data)
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
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
