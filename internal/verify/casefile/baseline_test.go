package casefile_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/verify/casefile"
	"github.com/apisteward/steward/internal/verify/failure"
)

func known(id, operation string) casefile.Accepted {
	return casefile.Accepted{ID: strings.Repeat(id, 16), Check: "server-error", Operation: operation, Text: "old", Since: "2026-01-31", Reason: "legacy"}
}

func found(id, operation string) failure.Failure {
	return failure.Failure{ID: strings.Repeat(id, 16), Check: "server-error", Operation: operation, Text: "with a secret"}
}

func ids[T any](list []T, id func(T) string) string {
	var s string
	for _, one := range list {
		s += id(one)[:1]
	}
	return s
}

func TestSplit(t *testing.T) {
	b := &casefile.Baseline{Accepted: []casefile.Accepted{known("a", "GET /a"), known("b", "GET /b"), known("c", "GET /c")}}
	exercised := func(operation string) bool { return operation != "GET /c" }
	fresh, old, gone := b.Split([]failure.Failure{found("d", "GET /a"), found("a", "GET /a")}, exercised)
	id := func(f failure.Failure) string { return f.ID }
	if ids(fresh, id) != "d" || ids(old, id) != "a" || ids(gone, func(a casefile.Accepted) string { return a.ID }) != "b" {
		t.Errorf("new %v, known %v, gone %v", fresh, old, gone)
	}
}

func TestUpdated(t *testing.T) {
	b := &casefile.Baseline{Accepted: []casefile.Accepted{known("a", "GET /a"), known("b", "GET /b"), known("c", "GET /c")}}
	today := time.Date(2026, 11, 22, 23, 0, 0, 0, time.UTC)
	updated := b.Updated([]failure.Failure{found("d", "GET /d"), found("a", "GET /a")}, today,
		func(operation string) bool { return operation != "GET /c" }, func(s string) string { return strings.ReplaceAll(s, "a secret", "$KEY") })
	path := filepath.Join(t.TempDir(), "baseline.json")
	if err := updated.Save(path); err != nil {
		t.Fatal(err)
	}
	read, err := casefile.ReadBaselineFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, c, d := known("a", "GET /a"), known("c", "GET /c"), known("d", "GET /d")
	a.Text, d.Text, d.Since, d.Reason = "with $KEY", "with $KEY", "2026-11-22", ""
	if want := []casefile.Accepted{a, c, d}; !reflect.DeepEqual(read.Accepted, want) {
		t.Errorf("got %+v, want %+v", read.Accepted, want)
	}
}

func TestEmptyBaselineCanBeRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "baseline.json")
	if err := new(casefile.Baseline).Save(path); err != nil {
		t.Fatal(err)
	}
	if b, err := casefile.ReadBaselineFile(path); err != nil || len(b.Accepted) != 0 {
		t.Errorf("%+v, %v", b, err)
	}
}

func TestReadBaselineSaysWhatIsWrong(t *testing.T) {
	const entry = `{"id":"0123456789abcdef","check":"c","operation":"GET /","text":"t","since":"2026-11-22"}`
	for text, says := range map[string]string{
		`[]`:                                "not a baseline",
		`{"version":1}`:                     "no list",
		`{"version":3,"accepted":[],"x":1}`: "version 3",
		`{"version":1,"accepted":[` + entry + `,` + entry + `]}`:                              "entry 1: 0123456789abcdef is accepted twice",
		`{"version":1,"accepted":[` + strings.Replace(entry, "0123", "XXXX", 1) + `]}`:        "no id",
		`{"version":1,"accepted":[` + strings.Replace(entry, "2026-11-22", "today", 1) + `]}`: "no date",
		`{"version":1,"accepted":[` + strings.Replace(entry, "check", "rule", 1) + `]}`:       `unknown field "rule"`,
	} {
		if _, err := casefile.ReadBaseline(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", text, err, says)
		}
	}
}
