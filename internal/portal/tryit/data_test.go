package tryit

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/sample"
)

// read returns the data in a script.
func read(t *testing.T, script []byte) data {
	t.Helper()
	raw, ok := bytes.CutPrefix(script, []byte("steward.operation("))
	raw, ok2 := bytes.CutSuffix(raw, []byte(");\n"))
	var d data
	if err := json.Unmarshal(raw, &d); err != nil || !ok || !ok2 {
		t.Fatalf("%v: %.200s", err, script)
	}
	return d
}

func TestScript(t *testing.T) {
	doc := portaltest.Load(t, portaltest.Library)
	list := read(t, Script(doc, doc.Operations()[0], ""))
	if list.Method != "GET" || len(list.Parameters) != 3 || list.Body != nil || len(list.Security) != 1 {
		t.Errorf("%+v", list)
	}
	if want := (variable{"region", "eu", []string{"eu", "us"}}); len(list.Servers) != 1 || !reflect.DeepEqual(list.Servers[0].Variables[0], want) {
		t.Errorf("servers: %+v", list.Servers)
	}
	if p := list.Parameters[1]; p.Name != "sort" || !reflect.DeepEqual(p.Values, []string{"title", "-title"}) {
		t.Errorf("%+v", p)
	}
	if list.Responses["200"]["application/json"] == nil || len(list.Schemas) < 2 {
		t.Errorf("%+v", list.Responses)
	}
	add := read(t, Script(doc, doc.Operations()[1], ""))
	if m := add.Body.Media; len(m) != 2 || m[0].Kind != "text" || !strings.Contains(m[0].Text, "Emma") || m[1].Kind != "file" {
		t.Errorf("%+v", m)
	}
	if len(add.Security) != 2 || len(add.Security[0]) != 2 || len(add.Security[1]) != 0 {
		t.Errorf("%+v", add.Security)
	}
}

// The mock is the last of the servers, also of a document that names none.
func TestScriptWithAMock(t *testing.T) {
	for text, before := range map[string]string{
		string(portaltest.Library): "https://{region}.example.com/v1",
		`{"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{"/x":{"get":{"responses":{"200":{"description":"Good."}}}}}}`: "/",
	} {
		doc := portaltest.Load(t, []byte(text))
		got := read(t, Script(doc, doc.Operations()[0], "/mock/library/1.2.0")).Servers
		if len(got) != 2 || got[0].URL != before || got[1].URL != "/mock/library/1.2.0" || got[1].Text != "Mock" {
			t.Errorf("%+v", got)
		}
	}
}

// A document cannot leave the call that hands it over.
func TestScriptOfAHostileDocument(t *testing.T) {
	for _, attack := range append(portaltest.Attacks, `");alert(1);("`, "</script>", "\u2028") {
		doc := portaltest.Load(t, portaltest.HostileText(attack))
		for _, op := range doc.Operations() {
			script := Script(doc, op, "")
			read(t, script)
			if bytes.ContainsAny(script, "<>\u2028") || bytes.Count(script, []byte("\n")) != 1 {
				t.Errorf("%q: %s", attack, script)
			}
		}
	}
}

// The command line that try.js writes is the one in the samples, while nothing
// is changed: both build the same request.
func TestCurlIsTheOneOfTheSamples(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("there is no node here")
	}
	for name, text := range map[string][]byte{"steward": gen.OpenAPI(), "library": portaltest.Library, "trials": portaltest.Trials} {
		t.Run(name, func(t *testing.T) {
			doc := portaltest.Load(t, text)
			var script bytes.Buffer
			for _, op := range doc.Operations() {
				script.Write(Script(doc, op, ""))
			}
			cmd := exec.Command(node, "testdata/curl.mjs", "../page/assets/try.js")
			cmd.Stdin = &script
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v: %s", err, err.(*exec.ExitError).Stderr)
			}
			var lines []string
			if err := json.Unmarshal(out, &lines); err != nil {
				t.Fatal(err)
			}
			for i, op := range doc.Operations() {
				compareCurl(t, doc, op, lines[i])
			}
		})
	}
}

func compareCurl(t *testing.T, doc *contract.Document, op *contract.Operation, line string) {
	t.Helper()
	r := sample.New(doc).Request(op)
	r.Server = "http://example.test"
	if got, want := essence(line), essence(r.Curl()); got != want {
		t.Errorf("%s:\n%s\nthe sample is:\n%s", op.Name(), line, r.Curl())
	}
}

// essence is a command line without what both may write differently.
func essence(line string) string {
	line = strings.NewReplacer("'", "", `"`, "", "--data-raw ", "-d ", "--form-string ", "-F ", "-b ", "-H Cookie: ", "${", "$", "}", "").Replace(line)
	parts := strings.Split(line, " \\\n  ")
	slices.Sort(parts)
	return strings.Join(parts, "\n")
}
