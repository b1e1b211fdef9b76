package workflow

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// FuzzParse checks that whatever is read is either a file or refused with a
// reason and a place.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/run/*.yaml", "testdata/wrong/*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse(data)
		if (file == nil) == (err == nil) {
			t.Fatalf("%v, %v", file, err)
		}
		if fault.Is(err, fault.Invalid) {
			fields := fieldsOf(err)
			if len(fields) == 0 || fields[0].Line < 1 || fields[0].Detail == "" {
				t.Fatalf("%+v", fields)
			}
		} else if fault.Is(err, fault.Internal) {
			t.Fatal(err)
		}
	})
}

// FuzzExpression checks that whatever is an expression can be looked up, and
// that texts are cut without loss.
func FuzzExpression(f *testing.F) {
	for _, seed := range []string{
		"$response.body#/list/0/id", "$steps.one.outputs.pets[0]['id']", "a{$inputs.name}b{$statusCode}", "$workflows.a.inputs.outputs.b",
		"{$response.body#/a}b}", "$sourceDescriptions.shop.url", "$components.parameters.page", "$request.header.accept", "{$url",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if e, err := parseExpression(s); err == nil && e.text != s {
			t.Fatalf("%q became %q", s, e.text)
		} else if err == nil && e.root != sourceURL && e.root != componentParameter {
			_, _ = someScope().lookup(e)
		}
		pieces, err := parseText(s)
		if err != nil || pieces == nil {
			return
		}
		joined := ""
		for _, p := range pieces {
			if p.expression != nil {
				joined += "{" + p.expression.text + "}"
			} else {
				joined += p.text
			}
		}
		if joined != s {
			t.Fatalf("%q became %q", s, joined)
		}
	})
}

// FuzzCriterion checks that conditions are read and evaluated without a panic,
// and that a status that one certainly admits is one with which it holds.
func FuzzCriterion(f *testing.F) {
	for _, seed := range []string{
		"$statusCode == 200 && !($response.body#/list[0].id != 3)", "'it''s' < 'x' || null == $inputs.none", "$.list[?@.id > 3]",
		"count($.list[*]) == 2", "^2\\d\\d$", "{$statusCode == 404}", "$[?match(@.a, 'b')]", "-1.5e3 >= '2'", "@.x == $['y']",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		scope := someScope()
		if c, err := parseCondition(s); err == nil {
			known := true
			c.expressions(func(e *expression) { known = known && e.root != sourceURL && e.root != componentParameter })
			if !known {
				return // names that the file has, as reading it makes sure
			}
			met, _ := (&criterion{text: s, condition: c}).holds(scope)
			if admitted := c.admits(scope); admitted == always && !met || admitted == never && met {
				t.Fatalf("%q holds: %v, admits: %v", s, met, admitted)
			}
		}
		if q, err := parseQuery(s); err == nil {
			q.holds(sample.Plain(answerValue(scope.exchange)))
		}
	})
}
