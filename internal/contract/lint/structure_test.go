package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// editionNames are those that the structure fixtures are named after.
var editionNames = []string{"2.0", "3.0", "3.1", "3.2"}

func mustParse(tb testing.TB, data []byte) *contract.Document {
	tb.Helper()
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

func mustRead(tb testing.TB, elem ...string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(elem...))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// structureOnly is a ruleset of the two rules that the table serves.
func structureOnly() Ruleset {
	return Ruleset{base: none}.With("oas2-schema", Error).With("oas3-schema", Error)
}

func TestStructureOfValidDocuments(t *testing.T) {
	eachEdition(t, func(t *testing.T, table *table) {
		for _, doc := range validDocuments(t, table.edition) {
			for _, f := range Run(doc, structureOnly()) {
				t.Errorf("%s: %d:%d %s: %s", doc.Title, f.Line, f.Column, f.Place, f.Text)
			}
		}
	})
}

// Beside each invalid document stands what must be found in it, a line a
// finding.
func TestStructureOfInvalidDocuments(t *testing.T) {
	for _, edition := range editionNames {
		t.Run(edition, func(t *testing.T) {
			doc := mustParse(t, mustRead(t, "testdata", "structure", "invalid-"+edition+".yaml"))
			want := string(mustRead(t, "testdata", "structure", "invalid-"+edition+".txt"))
			compareLines(t, want, findingLines(Run(doc, structureOnly())))
		})
	}
}

func findingLines(findings []Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%d:%d %s %s: %s\n", f.Line, f.Column, f.Rule, f.Place, f.Text)
	}
	return b.String()
}

func compareLines(t *testing.T, want, got string) {
	t.Helper()
	has := func(text, line string) bool { return strings.Contains("\n"+text, "\n"+line+"\n") }
	for line := range strings.Lines(want) {
		if line = strings.TrimSpace(line); !has(got, line) {
			t.Errorf("not found: %s", line)
		}
	}
	for line := range strings.Lines(got) {
		if line = strings.TrimSpace(line); !has(want, line) {
			t.Errorf("found besides: %s", line)
		}
	}
}

func TestDefectsAreFindings(t *testing.T) {
	doc := mustParse(t, []byte(`openapi: 3.0.3
info: {title: A, version: '1', title: B}
paths:
  /a:
    get:
      responses:
        '200': {$ref: '#/components/responses/None'}
        '201': {$ref: 'other.yaml#/a'}
        default: {$ref: '#/components/responses/Round'}
components:
  responses:
    Round: {$ref: '#/components/responses/Again'}
    Again: {$ref: '#/components/responses/Round'}
`))
	rules := map[string]Finding{}
	for _, f := range Run(doc, Ruleset{base: recommended}) {
		if f.Severity == Error {
			rules[f.Rule] = f
		}
	}
	for rule, line := range map[string]int{"duplicate-key": 2, "invalid-ref": 7, "external-ref": 8} {
		if f := rules[rule]; f.Line != line || f.Text == "" {
			t.Errorf("%s is at line %d (%q), want line %d", rule, f.Line, f.Text, line)
		}
	}
	if got := rules["invalid-ref"].Operation; got != "GET /a" {
		t.Errorf("operation of the finding is %q, want GET /a", got)
	}
	if rules["circular-ref"].Text == "" {
		t.Error("the references in a circle were not found")
	}
}

// What an extension holds is compared only when a reference leads there.
func TestReferenceIntoExtension(t *testing.T) {
	const head = `openapi: 3.0.3
info: {title: A, version: '1'}
x-parts: {bad: {requierd: true}}
paths:
`
	unused := mustParse(t, []byte(head+"  {}\n"))
	if got := Run(unused, structureOnly()); len(got) != 0 {
		t.Errorf("found in an extension that nothing uses: %v", got)
	}
	used := mustParse(t, []byte(head+"  /a: {parameters: [{$ref: '#/x-parts/bad'}]}\n"))
	got := findingLines(Run(used, structureOnly()))
	if !strings.Contains(got, "3:17 oas3-schema #/x-parts/bad/requierd: `requierd` is not a field of the Parameter Object; did you mean `required`?") {
		t.Errorf("findings:\n%s", got)
	}
}
