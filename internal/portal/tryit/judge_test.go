package tryit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "embed"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/sample"
)

//go:embed testdata/cases.json
var cases []byte

// judgement is one value to be judged, and what judge.js makes of it.
type judgement struct {
	Schemas any             `json:"schemas"`
	Schema  any             `json:"schema"`
	Value   json.RawMessage `json:"value"`

	name string
	want string // "good", "bad" or "unsure"
}

type ruling struct {
	Problems  [][2]string `json:"problems"`
	Unchecked []string    `json:"unchecked"`
}

func (r ruling) String() string {
	switch {
	case len(r.Problems) > 0:
		return "bad"
	case len(r.Unchecked) > 0:
		return "unsure"
	}
	return "good"
}

// judge runs judge.js on all values.
func judge(t *testing.T, values []judgement) []ruling {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("there is no node here")
	}
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "values")
	if err := os.WriteFile(file, lines.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(node, "testdata/judge.mjs", "../page/assets/judge.js", file).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, err.(*exec.ExitError).Stderr)
	}
	rulings := make([]ruling, 0, len(values))
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var r ruling
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		rulings = append(rulings, r)
	}
	if len(rulings) != len(values) {
		t.Fatalf("%d rulings on %d values", len(rulings), len(values))
	}
	return rulings
}

func TestJudge(t *testing.T) {
	var all [][3]json.RawMessage
	if err := json.Unmarshal(cases, &all); err != nil {
		t.Fatal(err)
	}
	schemas := json.RawMessage(`[true, {"type": ["object"], "properties": {"next": {"$ref": 1}}}, {"$ref": 2}]`)
	var values []judgement
	for _, c := range all {
		byVerdict := map[string][]json.RawMessage{}
		if err := json.Unmarshal(c[2], &byVerdict); err != nil {
			t.Fatal(err)
		}
		for want, list := range byVerdict {
			for _, v := range list {
				values = append(values, judgement{schemas, c[1], v, string(c[0]), want})
			}
		}
	}
	for i, r := range judge(t, values) {
		if v := values[i]; r.String() != v.want {
			t.Errorf("%s: %s is %s, not %s: %v", v.name, v.Value, r, v.want, r)
		}
	}
}

// The verdicts on documented examples, of which many are wrong, and on values
// that are made, are those of another library.
func TestJudgeAgreesWithAnotherLibrary(t *testing.T) {
	if testing.Short() {
		t.Skip("the corpus takes half a minute")
	}
	for name, step := range map[string]int{"github/23.0.2.json": 2, "figma/0.43.0.yaml": 1, "docker/1.56.yaml": 1, "vault/0.4.3.json": 4} {
		t.Run(strings.ReplaceAll(name, "/", " "), func(t *testing.T) {
			text, err := os.ReadFile("../../../corpus/" + name)
			if os.IsNotExist(err) {
				t.Skipf("no corpus/%s here: `make corpus` fetches it", name)
			}
			values := documentValues(t, portaltest.Load(t, text), step)
			counts := map[string]int{}
			for i, r := range judge(t, values) {
				counts[values[i].want+" "+r.String()]++
				if v := values[i]; r.String() != v.want && !(r.String() == "unsure" && v.want == "good") {
					t.Errorf("%s: %s, the library says %s: %v\n%.500s", v.name, r, v.want, r.Problems, v.Value)
				}
			}
			t.Log(counts)
			if counts["good good"] == 0 {
				t.Error("nothing was found to be good")
			}
		})
	}
}

// documentValues are documented, made and spoilt answers of every step-th
// operation, with what the library says of them.
func documentValues(t *testing.T, doc *contract.Document, step int) []judgement {
	t.Helper()
	oracle := portaltest.NewOracle(t, doc, contract.InResponse)
	maker := sample.New(doc)
	var out []judgement
	for i, op := range doc.Operations() {
		if i%step != 0 {
			continue
		}
		for _, res := range op.Responses {
			for _, m := range res.Content {
				if !strings.HasSuffix(m.Type, "json") || m.Schema.ID() < 0 {
					continue
				}
				w := newSchemaWriter(doc)
				at := w.at(m.Schema)
				schemas := withoutFormats(w.finish())
				for _, text := range valuesOf(doc, maker, m) {
					compiled, err := oracle.Check(m.Schema, text)
					if !compiled {
						t.Fatal(err)
					}
					want := "good"
					if err != nil {
						want = "bad"
					}
					out = append(out, judgement{schemas, schemas[at], json.RawMessage(text), fmt.Sprint(op.Name(), " ", res.Status), want})
				}
			}
		}
	}
	return out
}

func valuesOf(doc *contract.Document, maker *sample.Maker, m *contract.Media) []string {
	var out []string
	add := func(n *contract.Node) {
		var b bytes.Buffer
		if n != nil && contract.WriteJSON(&b, n) == nil {
			out = append(out, b.String())
		}
	}
	add(m.Node.Get("example"))
	for _, n := range m.Node.Get("examples").Fields() {
		add(doc.Resolve(n).Get("value"))
	}
	if made, ok := maker.Value(m.Schema, contract.InResponse); ok {
		out = append(out, made, strings.Replace(made, `": "`, `": 7, "spoilt": "`, 1), strings.Replace(made, `"`, `"x`, 1))
	}
	return out
}

// withoutFormats leaves out what the other library does not check.
func withoutFormats(schemas []any) []any {
	raw, err := json.Marshal(schemas)
	var out []any
	if err != nil || json.Unmarshal(raw, &out) != nil {
		return nil
	}
	for i := range out {
		dropFormats(out[i])
	}
	return out
}

func dropFormats(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			dropFormats(item)
		}
	case map[string]any:
		if _, isText := v["format"].(string); isText {
			delete(v, "format")
		}
		for _, member := range v {
			dropFormats(member)
		}
	}
}
