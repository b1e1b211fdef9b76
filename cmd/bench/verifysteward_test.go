package main

import (
	"reflect"
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

func TestAccusationsOfOurs(t *testing.T) {
	got, err := readVerification([]byte(`{"requests": 2371, "failures": [
		{"id": "a1", "check": "response-schema", "operation": "GET /parts", "text": "the price is a string", "first_request": 40},
		{"id": "b2", "check": "valid-request-refused", "operation": "POST /parts", "first_request": 7}],
		"warnings": [{"id": "c3", "check": "undocumented-property", "operation": "GET /parts", "first_request": 1}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := trial{Requests: 2371, Accused: []accusation{
		{Operation: "GET /parts", Check: "response-schema", Detail: "a1", First: 40},
		{Operation: "POST /parts", Check: "valid-request-refused", Detail: "b2", First: 7, Refused: true},
		{Operation: "GET /parts", Check: "undocumented-property", Detail: "c3", First: 1, Warning: true},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, want %+v", got, want)
	}
	if _, err := readVerification([]byte("conforms")); err == nil {
		t.Error("text is read as JSON")
	}
}

func TestBothAreAskedTheSame(t *testing.T) {
	tools := verifyTools{toolFolder{"/tools"}, "/steward", "/workshop", "/scratch"}
	slow := attempt{Switches: []verifytest.Switch{{ID: "categories-slow", Check: slowCheck}}, Seed: 3}
	for _, v := range []verifier{tools.stewardVerifier(), tools.schemathesisVerifier()} {
		command := v.command("openapi.yaml", "http://127.0.0.1:1", "report.json", slow)
		for _, want := range []string{"openapi.yaml", "http://127.0.0.1:1", "3", "--max-response-time"} {
			if !slices.Contains(command, want) {
				t.Errorf("%s is not told %s: %q", v.Name, want, command)
			}
		}
		if slices.Contains(v.command("", "", "", attempt{Seed: 3}), "--max-response-time") {
			t.Errorf("%s has a limit where nothing is slow", v.Name)
		}
	}
	ours := tools.stewardVerifier().command("", "", "", attempt{Requests: 100})
	if i := slices.Index(ours, "--max-requests"); i < 0 || ours[i+1] != "100" {
		t.Errorf("there is no budget: %q", ours)
	}
}
