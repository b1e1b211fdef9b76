package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestList(t *testing.T) {
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-list"}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"part-price-text", "awkward: ", "(-without gzip)"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestDocument(t *testing.T) {
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-document", "3.1"}, &out); err != nil || !strings.HasPrefix(out.String(), "openapi: 3.1") {
		t.Errorf("%v: %.20s", err, out.String())
	}
}

func TestWrongArguments(t *testing.T) {
	for _, args := range [][]string{{"-switch", "nothing"}, {"-without", "nothing"}, {"-listen", "nowhere:x"}, {"-requests", t.TempDir()}} {
		if run(t.Context(), args, io.Discard) == nil {
			t.Errorf("%q is right", args)
		}
	}
}

func TestServe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "log")
	ctx, stop := context.WithCancel(t.Context())
	printed, out := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- run(ctx, []string{"-switch", "health-text,photo-drops", "-without", "starting", "-requests", name}, out)
	}()
	url, err := bufio.NewReader(printed).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/health", "/nothing?x=1"} {
		res, err := http.Get(strings.TrimSpace(url) + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
	}
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := "1 GET /health 200\n2 GET /nothing?x=1 404\n" + `{"requests":2,"statuses":{"200":1,"404":1}}` + "\n"
	if string(log) != want {
		t.Errorf("logged %s, want %s", log, want)
	}
}
