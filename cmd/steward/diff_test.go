package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestDiff(t *testing.T) {
	r := cli{}.run("diff", users140, users150)
	r.wants(t, 1)
	golden(t, "diff.txt", r.out)
	cli{}.run("diff", users140, users140).wants(t, 0, "no changes: identical")
	cli{stdin: read(t, users140)}.run("diff", "-", users150).wants(t, 1, "BREAKING")
}

func TestDiffJSON(t *testing.T) {
	r := cli{}.run("diff", users140, users150, "--format", "json")
	var object struct {
		Verdict      string
		RequiredBump string `json:"required_bump"`
		Old, New     struct{ Version string }
		Summary      struct{ Breaking int }
	}
	if err := json.Unmarshal([]byte(r.out), &object); err != nil {
		t.Fatalf("%v in %s", err, r.out)
	}
	if r.status != 1 || object.Verdict != "breaking" || object.RequiredBump != "major" ||
		object.Old.Version != "1.4.0" || object.New.Version != "1.5.0" || object.Summary.Breaking == 0 {
		t.Errorf("status %d, %+v", r.status, object)
	}
}

func TestDiffExplains(t *testing.T) {
	cli{}.run("diff", "--explain", "response-property-removed").wants(t, 0, "Why:", "Remedy:")
	cli{}.run("diff", "--explain", "path-params").wants(t, 0, "steward check")
}

func TestDiffOfAVersionOnAServerNeedsTheServer(t *testing.T) {
	cli{}.run("diff", "users@1.4.0", users150).wants(t, 2, "users@1.4.0 is no file", "STEWARD_URL")
}

func TestDiffOfTheSameBytesNamesBothDocuments(t *testing.T) {
	again := write(t, "again.yaml", read(t, users140))
	var object struct {
		Verdict  string
		Old, New struct{ Version, Digest string }
	}
	r := cli{}.run("diff", users140, again, "--format", "json")
	if err := json.Unmarshal([]byte(r.out), &object); err != nil {
		t.Fatalf("%v in %s", err, r.out)
	}
	if r.status != 0 || object.Verdict != "identical" || object.New.Version != "1.4.0" || object.New.Digest == "" || object.New != object.Old {
		t.Errorf("status %d, %+v", r.status, object)
	}
}

// The same text in two folders refers to other files, which may differ.
func TestDiffLooksIntoFilesThatTheSameBytesReferTo(t *testing.T) {
	const text = `{"openapi": "3.0.3", "info": {"title": "A", "version": "1.0.0"}, "paths": {"/a": {"$ref": "a.json"}}}`
	beside := func(method string) string {
		name := write(t, "openapi.json", text)
		item := `{"` + method + `": {"responses": {"200": {"description": "Done"}}}}`
		if err := os.WriteFile(filepath.Join(filepath.Dir(name), "a.json"), []byte(item), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	cli{}.run("diff", beside("get"), beside("put")).wants(t, 1, "GET /a", "PUT /a")
	cli{stdin: text}.run("diff", "-", beside("put")).wants(t, 0, "PUT /a")
}
