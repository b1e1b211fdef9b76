package main

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestVerifyWithABaseline(t *testing.T) {
	s := startShelf(t)
	s.setBroken(true)
	name := filepath.Join(t.TempDir(), "baseline.json")
	clock := cli{now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	s.verifyFrom(clock, "--baseline", name, "--update-baseline").wants(t, 0, "keeps its contract", "1 accepted by the baseline")
	var baseline struct {
		Accepted []struct{ ID, Check, Operation, Since, Reason string }
	}
	if err := json.Unmarshal([]byte(read(t, name)), &baseline); err != nil || len(baseline.Accepted) != 1 {
		t.Fatalf("the baseline is %s (%v)", read(t, name), err)
	}
	if a := baseline.Accepted[0]; a.Check != "response-schema" || a.Operation != "GET /books/{id}" || a.Since != "2026-11-22" {
		t.Errorf("accepted %+v", a)
	}

	r := s.verify("--baseline", name, "--format", "json", "--seed", "8")
	v := decodeVerification(t, r)
	if r.status != 0 || len(v.Failures) != 0 || len(v.Accepted) != 1 || v.Accepted[0].ID != baseline.Accepted[0].ID || v.Accepted[0].Since != "2026-11-22" {
		t.Errorf("a known failure: status %d, %s", r.status, r.out)
	}

	s.setBroken(false)
	r = s.verify("--baseline", name, "--format", "json")
	if v := decodeVerification(t, r); r.status != 0 || len(v.Gone) != 1 || v.Gone[0].ID != baseline.Accepted[0].ID {
		t.Errorf("a failure that is gone: status %d, %s", r.status, r.out)
	}
	s.verify("--baseline", name).wants(t, 0, "GONE FROM THE BASELINE", "1 of the baseline gone")
	r = s.verify("--baseline", name, "--exclude", "getBook", "--format", "json")
	if v := decodeVerification(t, r); len(v.Gone) != 0 {
		t.Errorf("what was not looked at is gone: %s", r.out)
	}
}

func TestVerifyFindsWhatIsNewToTheBaseline(t *testing.T) {
	s := startShelf(t)
	name := filepath.Join(t.TempDir(), "baseline.json")
	s.verify("--baseline", name, "--update-baseline").wants(t, 0, "keeps its contract")
	s.setBroken(true)
	s.verify("--baseline", name).wants(t, 1, "1 failure", "response-schema")
	s.verify("--baseline", name, "--update-baseline").wants(t, 0, "1 accepted by the baseline")
	reason := strings.Replace(read(t, name), `"since"`, `"reason": "the old shelf", "since"`, 1)
	name = write(t, "baseline.json", reason)
	s.verify("--baseline", name, "--update-baseline", "--all").wants(t, 0, "the old shelf")
	if !strings.Contains(read(t, name), "the old shelf") {
		t.Error("why a failure was accepted is lost when the baseline is written again")
	}
	s.setBroken(false)
	s.verify("--baseline", name, "--update-baseline").wants(t, 0, "keeps its contract")
	if strings.Contains(read(t, name), "response-schema") {
		t.Error("what is gone stays in the baseline")
	}
}

// A run of which nothing came must not take a baseline for out of date.
func TestVerifyOfNothingLeavesTheBaseline(t *testing.T) {
	s := startShelf(t)
	s.setBroken(true)
	name := filepath.Join(t.TempDir(), "baseline.json")
	s.verify("--baseline", name, "--update-baseline").wants(t, 0, "1 accepted")
	before := read(t, name)
	s.Close()
	s.verify("--baseline", name, "--update-baseline").wants(t, 2, "cannot be reached")
	if read(t, name) != before {
		t.Errorf("the baseline is now %s", read(t, name))
	}
	s.verify("--baseline", write(t, "bad.json", "[]")).wants(t, 2, "bad.json: ")
}

func TestVerifyThatIsInterruptedLeavesTheBaseline(t *testing.T) {
	s := startShelf(t)
	s.setBroken(true)
	name := filepath.Join(t.TempDir(), "baseline.json")
	s.verify("--baseline", name, "--update-baseline").wants(t, 0, "1 accepted")
	before := read(t, name)
	s.setBroken(false)
	s.took()
	ctx, cancel := context.WithCancel(t.Context())
	s.interruptAfter(60, cancel)
	r := s.verifyFrom(cli{ctx: ctx}, "--baseline", name, "--update-baseline")
	r.wants(t, 2, "it was interrupted")
	if read(t, name) != before || strings.Contains(r.out, "gone") {
		t.Errorf("what was not found again counts as gone: %s\n%s", read(t, name), r.out)
	}
}
