package main

import (
	"encoding/json"
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
