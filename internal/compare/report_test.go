package compare_test

import (
	"encoding/json"
	"testing"

	"github.com/apisteward/steward/internal/compare"
)

func closedObject(properties ...string) object {
	all := object{}
	for _, p := range properties {
		all[p] = object{"type": "string"}
	}
	return object{"type": "object", "properties": all}
}

func TestReportAsJSON(t *testing.T) {
	r := diff(t, giving(closedObject("a", "b")), giving(closedObject("a")))
	var got struct {
		Verdict      string
		RequiredBump string `json:"required_bump"`
		Old, New     struct{ Version, Digest string }
		Summary      map[string]int
		Changes      []struct {
			Rule, Level, Place, Text, Fingerprint string
			Operations                            []string
			New                                   *struct{}
			Old                                   struct {
				Place        string
				Line, Column int
			}
		}
		NotCompared []any `json:"not_compared"`
	}
	if err := json.Unmarshal([]byte(pretty(t, r)), &got); err != nil {
		t.Fatal(err)
	}
	place := "#/paths/~1a/post/responses/200/content/application~1json/schema/properties/b"
	if got.Verdict != "breaking" || got.RequiredBump != "major" || got.Old.Version != "1.0.0" || len(got.New.Digest) != 71 ||
		got.Summary["breaking"] != 1 || got.NotCompared == nil || len(got.Changes) != 1 {
		t.Fatal(pretty(t, r))
	}
	c := got.Changes[0]
	if c.Rule != "response-property-removed" || c.Level != "breaking" || c.Place != place || c.New != nil || c.Old.Place != place ||
		c.Old.Line != 1 || c.Text != `Property "b" of response "200": it was removed.` || len(c.Fingerprint) != 16 || c.Operations[0] != "POST /a" {
		t.Error(pretty(t, r))
	}
}

// A fingerprint outlives changes elsewhere, reordering, and other versions.
func TestFingerprintsAreStable(t *testing.T) {
	doc := func(version string, before []any, maxLength int) object {
		d := called(operation(object{"parameters": append(before,
			parameter("query", "q", object{"schema": object{"anyOf": []any{
				object{"title": "N", "type": "integer"}, object{"title": "S", "type": "string", "maxLength": maxLength}}}}))}))
		d["info"] = object{"title": "a", "version": version}
		return d
	}
	first := diff(t, doc("1.0.0", nil, 9), doc("1.1.0", nil, 8))
	more := []any{parameter("query", "a", nil), parameter("header", "b", nil)}
	second := diff(t, doc("2.0.0", more, 9), doc("3.0.0", more[:1], 8))
	rule := "request-max-length-tightened"
	a, b := find(first, rule), find(second, rule)
	if len(a) != 1 || len(b) != 1 || a[0].Fingerprint != b[0].Fingerprint {
		t.Error(pretty(t, first), pretty(t, second))
	}
	third := diff(t, doc("1.0.0", nil, 9), doc("1.1.0", nil, 7))
	if c := find(third, rule); c[0].Fingerprint == a[0].Fingerprint {
		t.Error("another value has the same fingerprint")
	}
}

func TestLevelsCanBeSet(t *testing.T) {
	old, new := mustLoad(t, giving(object{"enum": []any{"a"}})), mustLoad(t, giving(object{"enum": []any{"a", "b"}}))
	for level, want := range map[compare.Level]struct {
		verdict compare.Verdict
		bump    compare.Bump
	}{
		compare.Breaking: {compare.Breaks, compare.Major},
		compare.Warning:  {compare.Compatible, compare.Minor},
		compare.Info:     {compare.Compatible, compare.Minor},
		compare.LevelOff: {compare.Identical, compare.NoBump},
	} {
		r := compare.Documents(old, new, compare.Options{Levels: map[string]compare.Level{"response-enum-value-added": level}})
		if r.Verdict != want.verdict || r.RequiredBump != want.bump {
			t.Errorf("%s: %s", level, pretty(t, r))
		}
	}
}

// What was not compared stays in the verdict whatever level its rule has.
func TestNotComparedCannotBeTurnedOff(t *testing.T) {
	old, new := mustLoad(t, taking(object{"pattern": "^a"})), mustLoad(t, taking(object{"pattern": "^b"}))
	r := compare.Documents(old, new, compare.Options{Levels: map[string]compare.Level{"request-pattern-changed": compare.LevelOff}})
	if r.Verdict != compare.Breaks || len(r.NotCompared) != 1 || len(r.Changes) != 0 {
		t.Error(pretty(t, r))
	}
}

func TestWaive(t *testing.T) {
	r := diff(t, giving(closedObject("a", "b", "c")), giving(closedObject("a")))
	one := r.Changes[0].Fingerprint
	rest, waived := r.Waive(func(f string) bool { return f == one })
	if len(waived) != 1 || len(rest.Changes) != 1 || rest.Verdict != compare.Breaks {
		t.Error(pretty(t, rest))
	}
	rest, waived = r.Waive(func(string) bool { return true })
	if len(waived) != 2 || rest.Verdict != compare.Identical || r.Verdict != compare.Breaks {
		t.Error(pretty(t, rest))
	}
	r = diff(t, taking(object{"pattern": "^a"}), taking(object{"pattern": "^b"}))
	rest, _ = r.Waive(func(string) bool { return true })
	if rest.Verdict != compare.Identical || rest.RequiredBump != compare.NoBump {
		t.Error(pretty(t, rest))
	}
}

// The least bump follows from the gravest change.
func TestRequiredBump(t *testing.T) {
	described := called(operation(object{"description": "a"}))
	for name, c := range map[string]struct {
		old, new object
		want     compare.Bump
	}{
		"nothing":  {document(nil), document(object{"info": object{"title": "a", "version": "9"}}), compare.NoBump},
		"wording":  {document(nil), described, compare.Patch},
		"addition": {taking(closedObject("a")), taking(closedObject("a", "b")), compare.Minor},
		"break":    {giving(closedObject("a", "b")), giving(closedObject("a")), compare.Major},
		"unknown":  {taking(object{"pattern": "^a"}), taking(object{"pattern": "^b"}), compare.Major},
	} {
		if r := diff(t, c.old, c.new); r.RequiredBump != c.want {
			t.Errorf("%s: want %s: %s", name, c.want, pretty(t, r))
		}
	}
}
