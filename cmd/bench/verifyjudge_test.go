package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/apisteward/steward/internal/contract"
)

const judgedDocument = `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/things": {"get": {"responses": {"200": {
	"description": "Things.", "content": {"application/json": {
		"schema": {"type": "array", "items": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}},
		"examples": {"some": {"value": [{"id": 1, "name": "a"}, {"id": "no"}]}}}}}}}}}}`

func TestJudging(t *testing.T) {
	doc, err := contract.Load([]byte(judgedDocument), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	other, err := openapi3.NewLoader().LoadFromData([]byte(judgedDocument))
	if err != nil {
		t.Fatal(err)
	}
	j := judging{Path: "/things"}
	if err := j.prepare(doc, other); err != nil {
		t.Fatal(err)
	}
	if len(j.body) < bodySize || strings.Contains(string(j.body), "no") || strings.Contains(string(j.broken), "id") {
		t.Errorf("the bodies are %.100s and %.100s", j.body, j.broken)
	}
	for body, want := range map[*[]byte]int{&j.body: 0, &j.broken: strings.Count(string(j.broken), "name")} {
		for name, judge := range map[string]func([]byte) (int, error){"steward": j.ours, "kin-openapi": j.theirs} {
			if faults, err := judge(*body); faults != want || err != nil {
				t.Errorf("%s finds %d faults, want %d; %v", name, faults, want, err)
			}
		}
	}
}

func TestErrorsAreCountedByTheirLeaves(t *testing.T) {
	no := errors.New("no")
	if n := countErrors(openapi3.MultiError{no, openapi3.MultiError{no, no}}); n != 3 || countErrors(nil) != 0 || countErrors(no) != 1 {
		t.Errorf("there are %d", n)
	}
}
