package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRequestsAreCountedFromTheEnd(t *testing.T) {
	name := filepath.Join(t.TempDir(), "log")
	for _, lines := range []int{0, 1, 10_000} {
		text := strings.Repeat("1 GET /parts 200\n", lines) + `{"requests":17,"statuses":{"200":17}}` + "\n"
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := countRequests(name); got != 17 || err != nil {
			t.Errorf("%d lines: %d requests, %v", lines, got, err)
		}
	}
}

func TestALogWithoutCountsIsNone(t *testing.T) {
	name := filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(name, []byte("1 GET /parts 200\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := countRequests(name); err == nil {
		t.Error("a server that was killed has counted")
	}
	if _, err := countRequests(name + "x"); err == nil {
		t.Error("a log that is not there has counts")
	}
}
