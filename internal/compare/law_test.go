package compare_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
)

const requestSchema = "/paths/~1a/post/requestBody/content/application~1json/schema"

func withR(doc object) object {
	doc["components"] = object{"schemas": object{"R": recursive()}}
	return doc
}

// validator compiles the request schema of a document.
func validator(t *rapid.T, doc object) *jsonschema.Schema {
	c := jsonschema.NewCompiler()
	if err := c.AddResource("doc.json", plain(t, doc)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("doc.json#" + requestSchema)
	if err != nil {
		t.Fatalf("%v: %v", err, doc)
	}
	return s
}

func load(t *rapid.T, doc object) *contract.Document {
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	d, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// plain is a value as a JSON decoder gives it.
func plain(t *rapid.T, v any) any {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// exact judges by the standard alone: that a name which meant nothing gets a
// meaning is otherwise taken to be intended (rule request-property-added).
var exact = compare.Options{Levels: map[string]compare.Level{"request-property-added": compare.Breaking}}

// A value that the old request schema accepts and the new one refuses always
// comes with a breaking change; so does, for responses, a value that the new
// schema lets out and the old one did not.
func TestLawNothingBreaksUnsaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const depth = 3
		old := anySchema(t, depth)
		new := old
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			new = changed(t, new, depth)
		}
		was, is := validator(t, withR(taking(old))), validator(t, withR(taking(new)))
		request := compare.Documents(load(t, withR(taking(old))), load(t, withR(taking(new))), exact)
		response := compare.Documents(load(t, withR(giving(new))), load(t, withR(giving(old))), exact)
		if request.Verdict == compare.Breaks && response.Verdict == compare.Breaks {
			return
		}
		for range 6 {
			v := plain(t, valueOf(t, old, depth+2))
			if was.Validate(v) != nil || is.Validate(v) == nil {
				continue
			}
			if request.Verdict != compare.Breaks {
				t.Fatalf("%v was accepted and is refused, unsaid:\nold %s\nnew %s\n%s", v, compact(old), compact(new), compact(request))
			}
			if response.Verdict != compare.Breaks {
				t.Fatalf("%v was not sent and is now, unsaid:\nold %s\nnew %s\n%s", v, compact(new), compact(old), compact(response))
			}
		}
	})
}

func compact(v any) string {
	data, _ := json.Marshal(v)
	return string(data)
}

// A document equals itself, however its lists and members are ordered and
// wherever its schemas stand.
func TestLawEqualWritingsAreIdentical(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySchema(t, 3)
		again := rewritten(t, s)
		for _, in := range []func(any) object{taking, giving} {
			old, new := load(t, withR(in(s))), load(t, withR(in(again)))
			for _, r := range []*compare.Report{compare.Documents(old, new, compare.Options{}), compare.Documents(new, old, compare.Options{})} {
				if r.Verdict != compare.Identical {
					t.Fatalf("not identical:\nold %s\nnew %s\n%s", compact(s), compact(again), compact(r))
				}
			}
		}
	})
}

// rewritten says the same in another way.
func rewritten(t *rapid.T, s object) object {
	out := maps.Clone(s)
	for _, key := range slices.Sorted(maps.Keys(s)) {
		switch v := s[key].(type) {
		case object:
			switch key {
			case "properties":
				properties := object{}
				for _, name := range slices.Sorted(maps.Keys(v)) {
					properties[name] = rewritten(t, v[name].(object))
				}
				out[key] = properties
			case "items", "additionalProperties":
				out[key] = rewritten(t, v)
			}
		case []any:
			if key == "enum" || key == "required" || key == "type" || key == "anyOf" || key == "oneOf" {
				v = slices.Clone(v)
				slices.Reverse(v)
				out[key] = v
			}
		}
	}
	switch rapid.IntRange(0, 3).Draw(t, "writing") {
	case 0:
		return object{"allOf": []any{out}}
	case 1:
		return object{"anyOf": []any{out}}
	case 2:
		if s["$ref"] != nil {
			return recursive()
		}
		return splitRequired(out)
	}
	return out
}

// splitRequired moves "required" into an allOf of its own.
func splitRequired(s object) object {
	if s["required"] == nil {
		return s
	}
	rest := maps.Clone(s)
	delete(rest, "required")
	return object{"allOf": []any{object{"required": s["required"]}, rest}}
}

// What is compatible step by step is compatible in one step.
func TestLawCompatibilityIsTransitive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anySchema(t, 2)
		b := changed(t, a, 2)
		c := changed(t, b, 2)
		for _, in := range []func(any) object{taking, giving} {
			x, y, z := load(t, withR(in(a))), load(t, withR(in(b))), load(t, withR(in(c)))
			first, second := compare.Documents(x, y, exact), compare.Documents(y, z, exact)
			if first.Verdict == compare.Breaks || second.Verdict == compare.Breaks || coarse(first) || coarse(second) {
				continue
			}
			if r := compare.Documents(x, z, exact); r.Verdict == compare.Breaks {
				t.Fatalf("not transitive:\na %s\nb %s\nc %s\n%s", compact(a), compact(b), compact(c), compact(r))
			}
		}
	})
}

// coarse reports whether a choice was compared as a whole: where a schema has
// several, that one of them can never hold is not seen.
func coarse(r *compare.Report) bool {
	return slices.ContainsFunc(r.Changes, func(c compare.Change) bool { return strings.Contains(c.Rule, "-alternatives-") })
}

// Comparing twice gives the same bytes.
func TestLawReportsNeverVary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := withR(giving(anySchema(t, 3))), withR(giving(anySchema(t, 3)))
		first := compact(compare.Documents(load(t, old), load(t, new), compare.Options{}))
		if second := compact(compare.Documents(load(t, old), load(t, new), compare.Options{})); first != second {
			t.Fatalf("varies:\n%s\n%s", first, second)
		}
	})
}
