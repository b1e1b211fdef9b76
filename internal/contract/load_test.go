package contract_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// mustLoad loads a document that is known to be readable.
func mustLoad(tb testing.TB, text string) *contract.Document {
	tb.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		tb.Fatalf("Load: %v\n%s", err, text)
	}
	return doc
}

func TestLoadRefusesWhatIsNoDocument(t *testing.T) {
	deep := strings.Repeat("[", 10_000)
	deepYAML := "a: " + strings.Repeat("[", 1000) + strings.Repeat("]", 1000)
	limits := contract.DefaultLimits()
	limits.Nodes = 600_000
	for name, tc := range map[string]struct {
		text string
		kind fault.Kind
		says string
	}{
		"empty":              {"", fault.Malformed, "empty"},
		"only white space":   {" \n\t", fault.Malformed, "empty"},
		"only a comment":     {"# nothing", fault.Malformed, "empty"},
		"HTML":               {"<!doctype html><html></html>", fault.Malformed, "HTML"},
		"truncated JSON":     {`{"openapi": "3.0.3", "info": {`, fault.Malformed, "line 1, column 31: the text ends"},
		"JSON with a comma":  {"{\"openapi\": \"3.0.3\",\n}", fault.Malformed, "line 2"},
		"two JSON values":    {`{"openapi": "3.0.3"} {}`, fault.Malformed, "line 1, column 22"},
		"bad YAML":           {"openapi: 3.0.3\ninfo: [", fault.Malformed, "line"},
		"two YAML documents": {"openapi: 3.0.3\n---\nopenapi: 3.0.3\n", fault.Malformed, "second YAML document"},
		"an array":           {"[]", fault.Malformed, "this is an array"},
		"plain text":         {"hello", fault.Malformed, "this is a string"},
		"AsyncAPI":           {"asyncapi: 3.0.0", fault.Malformed, "AsyncAPI"},
		"no version":         {"info: {}", fault.Malformed, "neither"},
		"unknown version":    {"openapi: 4.0.0", fault.Malformed, "no known version"},
		"Swagger 1.2":        {`{"swagger": "1.2"}`, fault.Malformed, "no known version"},
		"UTF-16":             {"\xff\xfeo\x00", fault.Malformed, "UTF-16"},
		"not UTF-8":          {"openapi: 3.0.3\ninfo: {title: \xff}", fault.Malformed, "line 2, column 15"},
		"deep JSON":          {deep, fault.Malformed, "deeply"},
		"deep YAML":          {deepYAML, fault.Malformed, "deeply"},
		"many nodes":         {"[" + strings.Repeat("0,", 600_001) + "0]", fault.TooLarge, "values"},
		"alias bomb":         {aliasBomb(), fault.TooLarge, "aliases"},
		"alias circle":       {"openapi: 3.0.3\nx-a: &a [*a]", fault.Malformed, ""},
		"array as key":       {"? [a]\n: b", fault.Malformed, "key"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := contract.Load([]byte(tc.text), limits)
			if !fault.Is(err, tc.kind) || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("Load = %v (kind %v), want %v saying %q", err, fault.KindOf(err), tc.kind, tc.says)
			}
		})
	}
}

// aliasBomb is a document of a few lines that stands for 10^9 values.
func aliasBomb() string {
	var b strings.Builder
	b.WriteString("openapi: 3.0.3\nx-0: &a0 [1]\n")
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&b, "x-%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i-1), 10), ","))
	}
	return b.String()
}

func TestLoadRefusesOverLimit(t *testing.T) {
	limits := contract.Limits{Bytes: 20, Depth: 4, Nodes: 10}
	_, err := contract.Load([]byte(`{"openapi": "3.0.3", "info": {}}`), limits)
	if !fault.Is(err, fault.TooLarge) {
		t.Errorf("Load of 32 bytes with a limit of 20 = %v", err)
	}
}

func TestLoadIdentifies(t *testing.T) {
	for text, want := range map[string]contract.Edition{
		"swagger: '2.0'":                       contract.Swagger20,
		"swagger: 2.0":                         contract.Swagger20,
		"openapi: 3.0.0":                       contract.OpenAPI30,
		"openapi: 3.1.1":                       contract.OpenAPI31,
		`{"openapi": "3.2.0"}`:                 contract.OpenAPI32,
		"\xef\xbb\xbf{\"openapi\": \"3.0.4\"}": contract.OpenAPI30,
	} {
		if got := mustLoad(t, text).Edition; got != want {
			t.Errorf("%q is edition %v, want %v", text, got, want)
		}
	}
}

// One document in two notations and orders has one digest; another has another.
func TestDigestIsOfTheContent(t *testing.T) {
	a := mustLoad(t, `{"openapi": "3.0.3", "info": {"title": "A é", "version": "1.0.0"}, "x-n": [1, 100, 0.5]}`)
	b := mustLoad(t, "info:\n  version: 1.0.0\n  title: A é\nx-n: [1.0, 1e2, .5]\nopenapi: 3.0.3\n")
	c := mustLoad(t, `{"openapi": "3.0.3", "info": {"title": "A é", "version": "1.0.0"}, "x-n": [100, 1, 0.5]}`)
	if a.Digest != b.Digest || a.Root.Hash() != b.Root.Hash() {
		t.Errorf("the same content has digests %s and %s", a.Digest, b.Digest)
	}
	if a.Digest == c.Digest || a.Root.Hash() == c.Root.Hash() {
		t.Error("other content has the same digest")
	}
	if !strings.HasPrefix(a.Digest, "sha256:") || len(a.Digest) != len("sha256:")+64 {
		t.Errorf("digest %q is not sha256: and 64 digits", a.Digest)
	}
}

func TestCanonicalJSON(t *testing.T) {
	doc := mustLoad(t, `{"openapi":"3.0.3", "b": "\u00e9\u000a\"\\\u0001/", "a": [1.50, -0, 1E3, 12345678901234567890, 0.1e-7]}`)
	var out bytes.Buffer
	if err := contract.WriteCanonicalJSON(&out, doc.Root); err != nil {
		t.Fatal(err)
	}
	want := `{"a":[15e-1,0,1000,12345678901234567890,1e-8],"b":"é\n\"\\\u0001/","openapi":"3.0.3"}`
	if out.String() != want {
		t.Errorf("canonical JSON\n got %s\nwant %s", out.String(), want)
	}
}

func TestPlaces(t *testing.T) {
	json := "{\"openapi\": \"3.0.3\",\n  \"info\": {\"title\": \"é\", \"version\": \"1\"}}"
	yaml := "openapi: 3.0.3\ninfo:\n  title: é\n  version: '1'\n"
	for text, want := range map[string]string{json: "2:26 2:37", yaml: "4:3 4:12"} {
		doc := mustLoad(t, text)
		c := doc.Root.Get("info").Child("version")
		got := fmt.Sprintf("%d:%d %d:%d", c.Line, c.Column, c.Value.Line, c.Value.Column)
		if got != want {
			t.Errorf("info.version stands at %s, want %s in\n%s", got, want, text)
		}
		if p := c.Value.Pointer(); p != "#/info/version" {
			t.Errorf("pointer = %s", p)
		}
	}
}

func TestPointerOfAKeyWithPercentLeadsBack(t *testing.T) {
	doc := mustLoad(t, `{"openapi": "3.0.3", "x%00~/y": {"%zz": 1}}`)
	n := doc.Root.At("x%00~/y", "%zz")
	if p := n.Pointer(); p != "#/x%2500~0~1y/%25zz" {
		t.Errorf("pointer = %s", p)
	}
	if doc.Lookup(n.Pointer()) != n {
		t.Error("the pointer leads elsewhere")
	}
}

func TestYAMLScalars(t *testing.T) {
	doc := mustLoad(t, `openapi: 3.0.3
x: [yes, on, 0x1F, 0o17, 017, +5, 1_000, 2020-01-01, ~, TRUE, .5, 5., 1e3, -.5, "1", !!str 1, .inf, '', 1.10]
404: {a: 1}
`)
	var got []string
	for _, n := range doc.Root.Get("x").Items() {
		got = append(got, n.Kind.String()+" "+n.Literal())
	}
	want := []string{
		"string yes", "string on", "number 31", "number 15", "number 17", "number 5", "string 1_000",
		"string 2020-01-01", "null null", "boolean true", "number 0.5", "number 5", "number 1e3", "number -0.5",
		"string 1", "string 1", "string .inf", "string ", "number 1.10",
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("scalars\n got %q\nwant %q", got, want)
	}
	if !doc.Root.Has("404") {
		t.Error("the key 404 is not the string \"404\"")
	}
}

func TestYAMLAliasesAndMergeKeys(t *testing.T) {
	doc := mustLoad(t, `openapi: 3.0.3
x-base: &base {a: 1, b: 2}
x-more: &more {b: 3, c: 4}
x-merged: {<<: [*base, *more], a: 0}
x-alias: *base
`)
	if got := doc.Root.At("x-merged", "a").Literal() + doc.Root.At("x-merged", "b").Literal() + doc.Root.At("x-merged", "c").Literal(); got != "024" {
		t.Errorf("merged values are %s, want 024", got)
	}
	if doc.Root.Get("x-alias").Hash() != doc.Root.Get("x-base").Hash() {
		t.Error("an alias is not what it stands for")
	}
	if p := doc.Root.At("x-alias", "a").Pointer(); p != "#/x-alias/a" {
		t.Errorf("the pointer within an alias is %s", p)
	}
}

func TestDefects(t *testing.T) {
	doc := mustLoad(t, `openapi: 3.0.3
info: {title: A, title: B}
components:
  schemas:
    A: {$ref: '#/components/schemas/B'}
    B: {$ref: '#/components/schemas/A'}
    C: {$ref: '#/components/schemas/Nowhere'}
    D: {$ref: 'http://example.com/d.json'}
    E: {$ref: '../../etc/passwd'}
    F: {properties: {f: {$ref: '#/components/schemas/F'}}}
    G: {example: {$ref: '#/nowhere'}, x-y: {$ref: '#/nowhere'}}
`)
	var got []string
	for _, d := range doc.Defects {
		got = append(got, fmt.Sprintf("%s %s %d", d.Rule, d.Place, d.Line))
	}
	want := []string{
		"duplicate-key #/info/title 2",
		"invalid-ref #/components/schemas/C/$ref 7",
		"external-ref #/components/schemas/D/$ref 8",
		"external-ref #/components/schemas/E/$ref 9",
		"circular-ref #/components/schemas/A/$ref 5",
		"circular-ref #/components/schemas/B/$ref 6",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("defects\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if doc.Root.At("info", "title").Text() != "B" {
		t.Error("of a key given twice the last does not count")
	}
}

func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		`{"openapi": "3.0.3", "paths": {"/a/{b}": {"get": {"responses": {"200": {"$ref": "#/x"}}}}}}`,
		"openapi: 3.1.0\ncomponents: {schemas: {A: {$id: http://a/b, $anchor: x, $ref: '#x'}}}",
		"swagger: '2.0'\npaths: {/a: {post: {parameters: [{in: formData, name: f, type: file}]}}}",
		"openapi: 3.0.0\nx: &a [1]\ny: {<<: {z: *a}}\n", aliasBomb(), "a: !!binary x\n? b\n",
	} {
		f.Add([]byte(seed))
	}
	limits := contract.Limits{Bytes: 1 << 16, Depth: 64, Nodes: 20_000}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := contract.Load(data, limits)
		if err != nil {
			if fault.KindOf(err) == fault.Internal {
				t.Fatalf("an unclassified error: %v", err)
			}
			return
		}
		readEverything(doc)
		rereads(t, doc, limits)
	})
}

// readEverything asks a document all that it can answer.
func readEverything(doc *contract.Document) {
	doc.Operations()
	doc.Webhooks()
	doc.Servers()
	for n := range doc.Schemas() {
		doc.Schema(n)
	}
	for n := range doc.Root.Walk() {
		doc.Resolve(n)
		doc.OperationAt(n)
		n.Rat()
	}
}

// rereads checks that a document written as JSON and as YAML is still the same.
func rereads(t *testing.T, doc *contract.Document, limits contract.Limits) {
	t.Helper()
	if len(doc.Defects) > 0 {
		return // a key given twice is written once
	}
	limits.Bytes *= 16
	for name, write := range map[string]func(*bytes.Buffer) error{
		"JSON": func(w *bytes.Buffer) error { return contract.WriteJSON(w, doc.Root) },
		"YAML": func(w *bytes.Buffer) error { return contract.WriteYAML(w, doc.Root) },
	} {
		var text bytes.Buffer
		if err := write(&text); err != nil {
			t.Fatalf("writing %s: %v", name, err)
		}
		again, err := contract.Load(text.Bytes(), limits)
		if err != nil {
			t.Fatalf("written as %s it does not load: %v\n%s", name, err, text.String())
		}
		if again.Digest != doc.Digest {
			t.Fatalf("written as %s it is another document:\n%s", name, text.String())
		}
	}
}

func TestLoadAgainDiffersInNothing(t *testing.T) {
	t.Parallel()
	text := []byte(`{"openapi": "3.1.0", "info": {"title": "T", "version": "1.0.0"}, "paths": {"/a": {"get": {"responses": {}}}}}`)
	first, err := contract.Load(text, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	again, err := contract.LoadAgain(text, contract.DefaultLimits(), first.Digest)
	if err != nil || again.Digest != first.Digest || again.Root.Hash() != first.Root.Hash() || len(again.Operations()) != 1 {
		t.Errorf("loaded again it is %+v, %v", again, err)
	}
	if _, err := contract.LoadAgain([]byte("nonsense"), contract.DefaultLimits(), first.Digest); err == nil {
		t.Error("nonsense is loaded again")
	}
}
