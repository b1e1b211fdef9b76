package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestCheckHolds(t *testing.T) {
	r := cli{}.run("check", users140, "--fail-on", "error")
	r.wants(t, 0, users140+" holds")
}

func TestCheckFallsShort(t *testing.T) {
	file := write(t, "openapi.yaml", strings.Replace(read(t, users140), "name: id\n", "name: other\n", 1))
	cli{}.run("check", file).wants(t, 1, file+":", "error", "(path-params)", "falls short")
	cli{}.run("check", file, "--fail-on", "off").wants(t, 0, "(path-params)", "holds")
}

func TestCheckReadsStandardInput(t *testing.T) {
	cli{stdin: read(t, users140)}.run("check", "-").wants(t, 0, "stdin holds")
}

func TestCheckAgainst(t *testing.T) {
	cli{}.run("check", users150, "--against", users140).
		wants(t, 1, "BREAKING", "GET /users/{id}", "1.5.0 after 1.4.0 is too small a step: a major version is needed, such as 2.0.0")
	cli{}.run("check", users150, "--against", users140, "--version", "2.0.0").wants(t, 0, "holds: 2.0.0 after 1.4.0 suffices")
	cli{}.run("check", users140, "--against", users140).wants(t, 0, "no changes", "holds")
	cli{}.run("check", users150, "--against", users140, "--version", "2.0").wants(t, 2, "could not be judged", "not a semantic version")
}

func TestCheckJSON(t *testing.T) {
	r := cli{}.run("check", users150, "--against", users140, "--format", "json")
	var object struct {
		Holds      *bool
		Document   struct{ Version, Digest string }
		Comparison struct{ Verdict string }
		Bump       struct{ Suffices *bool }
	}
	if err := json.Unmarshal([]byte(r.out), &object); err != nil {
		t.Fatalf("%v in %s", err, r.out)
	}
	if r.status != 1 || object.Holds == nil || *object.Holds || object.Comparison.Verdict != "breaking" ||
		object.Bump.Suffices == nil || *object.Bump.Suffices || object.Document.Version != "1.5.0" {
		t.Errorf("status %d, %+v", r.status, object)
	}
}

func TestCheckHeedsARuleset(t *testing.T) {
	file := write(t, "openapi.yaml", strings.Replace(read(t, users140), "name: id\n", "name: other\n", 1))
	off := write(t, "ruleset.yaml", "extends: spectral:oas\nrules:\n  path-params: off\n")
	r := cli{}.run("check", file, "--ruleset", off)
	if strings.Contains(r.out, "path-params") {
		t.Errorf("a rule that is off finds: %s", r.out)
	}
	cli{}.run("check", file, "--ruleset", write(t, "bad.yaml", "rules: [")).wants(t, 2, "bad.yaml")
	cli{}.run("check", file, "--ruleset", "nowhere.yaml").wants(t, 2, "nowhere.yaml cannot be read")
}

func TestCheckExplains(t *testing.T) {
	cli{}.run("check", "--explain", "path-params").wants(t, 0, "path-params", "Why:", "Remedy:")
	cli{}.run("check", "--explain", "path-param").wants(t, 2, "there is path-params")
}

func TestCheckBundlesFiles(t *testing.T) {
	r := cli{}.run("check", "testdata/several/openapi.yaml", "--fail-on", "error")
	// The place is in paths/user.yaml; what the user sees is where that is referred to.
	r.wants(t, 1, "testdata/several/openapi.yaml:7:5: error", "GET /users/{id}", "(path-params)")
}
