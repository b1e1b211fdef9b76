package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// shelf is a registry with one package; it counts how often it is asked.
type shelf struct {
	files fstest.MapFS
	asked int
	err   error
}

func (s *shelf) walk(_ context.Context, _, _ string, visit visitor) error {
	s.asked++
	if err := walkFolder(s.files, visit); err != nil {
		return err
	}
	return s.err
}

func (s *shelf) source(editions ...string) source {
	return source{"@acme/api", editions, s.walk, picks(`generated/(\w+)\.json`, "acme/$1/EDITION.json")}
}

func setup(t *testing.T) (*fetcher, string, *shelf) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "corpus")
	f, err := openFetcher(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, dir, &shelf{files: fstest.MapFS{
		"generated/pay.json": {Data: []byte(`{"openapi":"3.0.3"}`)},
		"generated/pay.ts":   {Data: []byte(`export {}`)},
	}}
}

func TestFetchTakesThePickedFiles(t *testing.T) {
	t.Parallel()
	f, dir, registry := setup(t)
	n, state, err := f.Fetch(t.Context(), registry.source(), "v1.2.0")
	if err != nil || n != 1 || state != "fetched" {
		t.Fatalf("Fetch = %d, %q, %v", n, state, err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "acme", "pay", "1.2.0.json"))
	if err != nil || string(got) != `{"openapi":"3.0.3"}` {
		t.Errorf("document = %q, %v", got, err)
	}
}

func TestFetchAsksOnce(t *testing.T) {
	t.Parallel()
	f, dir, registry := setup(t)
	fetch := func() (state string) {
		t.Helper()
		_, state, err := f.Fetch(t.Context(), registry.source(), "1.2.0")
		if err != nil {
			t.Fatal(err)
		}
		return state
	}
	fetch()
	if state := fetch(); state != "present" || registry.asked != 1 {
		t.Errorf("second fetch: %q, registry asked %d times", state, registry.asked)
	}
	if err := os.Remove(filepath.Join(dir, "acme", "pay", "1.2.0.json")); err != nil {
		t.Fatal(err)
	}
	if state := fetch(); state != "fetched" {
		t.Errorf("after a document was removed: %q", state)
	}
}

func TestInterruptedFetchIsNotPresent(t *testing.T) {
	t.Parallel()
	f, _, registry := setup(t)
	registry.err = errors.New("connection reset")
	if _, _, err := f.Fetch(t.Context(), registry.source(), "1.2.0"); err == nil {
		t.Fatal("no error")
	}
	registry.err = nil
	if _, state, err := f.Fetch(t.Context(), registry.source(), "1.2.0"); err != nil || state != "fetched" {
		t.Errorf("Fetch = %q, %v", state, err)
	}
}

func TestFetchStaysInItsFolder(t *testing.T) {
	t.Parallel()
	f, dir, _ := setup(t)
	evil := source{"evil", nil, func(_ context.Context, _, _ string, visit visitor) error {
		return visit("../../out.json", strings.NewReader("{}"))
	}, picks(`(.+)`, "evil/$1")}
	if _, _, err := f.Fetch(t.Context(), evil, "1.0.0"); err == nil {
		t.Error("no error")
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(dir), "out.json")); err == nil {
		t.Error("wrote outside of the corpus")
	}
}

func TestFetchAllGoesOn(t *testing.T) {
	t.Parallel()
	f, _, good := setup(t)
	_, _, gone := setup(t)
	gone.err = errors.New("go: reading: 403 Forbidden")
	var out bytes.Buffer
	if code := fetchAll(t.Context(), f, []source{gone.source("9.9.9"), good.source("1.0.0")}, &out); code != 0 {
		t.Errorf("a refusal: exit status %d", code)
	}
	if !strings.Contains(out.String(), "refused  @acme/api@9.9.9") || !strings.HasSuffix(out.String(), "1 documents, 1 editions refused by a registry, 0 failed\n") {
		t.Errorf("output:\n%s", out.String())
	}
	gone.err = errors.New("disk full")
	if code := fetchAll(t.Context(), f, []source{gone.source("9.9.9")}, io.Discard); code != 1 {
		t.Errorf("a failure: exit status %d", code)
	}
}

func TestWalkTarball(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	zipped := gzip.NewWriter(&packed)
	files := tar.NewWriter(zipped)
	for _, h := range []*tar.Header{
		{Name: "package/api/", Typeflag: tar.TypeDir},
		{Name: "package/api/a.json", Typeflag: tar.TypeReg, Size: 2, Mode: 0o644},
		{Name: "package/link.json", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
	} {
		if err := files.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			files.Write([]byte("{}"))
		}
	}
	files.Close()
	zipped.Close()
	var names []string
	err := walkTarball(&packed, func(name string, _ io.Reader) error {
		names = append(names, name)
		return nil
	})
	if err != nil || len(names) != 1 || names[0] != "api/a.json" {
		t.Errorf("names = %v, %v", names, err)
	}
}
