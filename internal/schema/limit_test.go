package schema

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// branching is a document whose schema A0 takes two to the power of depth
// steps to judge.
func branching(t testing.TB, depth int) *contract.Document {
	var text strings.Builder
	for i := range depth {
		fmt.Fprintf(&text, "A%d: {anyOf: [{$ref: '#/components/schemas/A%d'}, {$ref: '#/components/schemas/A%d'}]}\n", i, i+1, i+1)
	}
	fmt.Fprintf(&text, "A%d: {type: string}\n", depth)
	return documentOf(t, "3.0.3", text.String())
}

// A value that is too much work is said, not passed, and leaves others alone.
func TestWorkIsBounded(t *testing.T) {
	doc := branching(t, 60)
	j := New(doc, WithWork(10_000))
	for range 3 {
		if _, judged := j.Faults(schemaOf(t, doc, "A0"), EitherWay, nil); judged {
			t.Fatal("judged without an end")
		}
		if j.Valid(schemaOf(t, doc, "A0"), EitherWay, nil) {
			t.Fatal("valid without an end")
		}
		if _, judged := j.Undeclared(schemaOf(t, doc, "A0"), EitherWay, map[string]any{}); judged {
			t.Fatal("walked without an end")
		}
	}
	if !j.Valid(schemaOf(t, doc, "A60"), EitherWay, "x") {
		t.Error("a small value is refused")
	}
}

func TestBudgetIsForAllValues(t *testing.T) {
	doc := documentOf(t, "3.0.3", "A: {type: string}")
	j := New(doc, WithBudget(3))
	for i, want := range []bool{true, true, true, false, false} {
		if _, judged := j.Faults(schemaOf(t, doc, "A"), EitherWay, "x"); judged != want {
			t.Errorf("value %d is judged: %v", i, judged)
		}
	}
}

func TestDepthIsBounded(t *testing.T) {
	doc := documentOf(t, "3.0.3", "A: {items: {$ref: '#/components/schemas/A'}}")
	var v any
	for range 100_000 {
		v = []any{v}
	}
	j := New(doc)
	if _, judged := j.Faults(schemaOf(t, doc, "A"), EitherWay, v); judged {
		t.Error("judged at any depth")
	}
	if _, judged := j.Undeclared(schemaOf(t, doc, "A"), EitherWay, v); judged {
		t.Error("walked at any depth")
	}
}

// A pattern that runs out of time counts as matched, and after some of those
// none that needs backtracking is tried.
func TestPatternsGiveUp(t *testing.T) {
	var all patterns
	p := all.get(`^(?=x)(x+x+)+y$`)
	if p == nil || p.plain != nil {
		t.Fatal("the pattern should need backtracking")
	}
	p.ecma.MatchTimeout = 1
	if !p.matches(strings.Repeat("x", 40)) || all.timeouts.Load() != 1 {
		t.Errorf("timed out %d times", all.timeouts.Load())
	}
	all.timeouts.Store(maxTimeouts)
	if !p.matches("no match") {
		t.Error("the pattern was tried again")
	}
	if all.get("(") != nil {
		t.Error("( is no pattern")
	}
}

// Many goroutines get the same faults of one judge, which compiles meanwhile.
func TestJudgeIsSafeForConcurrentUse(t *testing.T) {
	doc := documentOf(t, "3.0.3", `
A: {properties: {a: {$ref: '#/components/schemas/B'}, b: {type: string, pattern: '^(?!x)'}}}
B: {anyOf: [{type: array, items: {$ref: '#/components/schemas/A'}}, {type: string, format: date, enum: [x]}]}
`)
	j := New(doc, WithFormats())
	v := valueOf(t, `{"a": [{"a": "y"}, {"b": "x"}, {"b": 1}]}`)
	want, _ := New(doc, WithFormats()).Faults(schemaOf(t, doc, "A"), EitherWay, v)
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			got, judged := j.Faults(schemaOf(t, doc, "A"), EitherWay, v)
			if !judged || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("faults: %v, want %v", got, want)
			}
			j.Undeclared(schemaOf(t, doc, "A"), EitherWay, v)
			j.WriteOnly(schemaOf(t, doc, "A"), v)
		})
	}
	all.Wait()
}

// Without a schema everything is let through.
func TestNoSchema(t *testing.T) {
	j := New(documentOf(t, "3.0.3", "A: {}"))
	if faults, judged := j.Faults(nil, EitherWay, "x"); !judged || len(faults) > 0 || !j.Valid(nil, EitherWay, "x") {
		t.Errorf("faults: %v", faults)
	}
	if j.Valid(schemaOf(t, documentOf(t, "3.0.3", "A: {type: number}"), "A"), EitherWay, 1.5) {
		t.Error("what JSON does not decode to is let through")
	}
}
