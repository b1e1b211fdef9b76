package report

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/verify/check"
)

var sectionHead = regexp.MustCompile(`(?m)^#### (\S+)$`)

// Every rule has one section, which its row in a table leads to, and which
// says what `--explain` does.
func TestEveryRuleIsInTheReference(t *testing.T) {
	var out strings.Builder
	if err := WriteRules(&out); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	sections := make(map[string]string)
	found := sectionHead.FindAllStringSubmatchIndex(page, -1)
	for i, at := range found {
		id, end := page[at[2]:at[3]], len(page)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		if sections[id] != "" {
			t.Errorf("%s has two sections", id)
		}
		sections[id] = page[at[1]:end]
	}
	ids := make([]string, 0, len(found))
	for _, r := range compare.Rules() {
		ids = append(ids, r.ID)
	}
	for _, r := range lint.Rules() {
		ids = append(ids, r.ID)
	}
	for _, c := range check.All() {
		ids = append(ids, c.ID)
	}
	if len(ids) != len(sections) {
		t.Errorf("%d rules and %d sections", len(ids), len(sections))
	}
	for _, id := range ids {
		e, _ := Explain(id)
		if !strings.Contains(sections[id], e.markdown()) {
			t.Errorf("the section of %s does not explain it: %q", id, sections[id])
		}
		if !strings.Contains(page, "| "+toSection(id)+" |") {
			t.Errorf("%s is in no table", id)
		}
	}
}

// The page in the repository is what the rules say.
func TestReferenceIsUpToDate(t *testing.T) {
	var out strings.Builder
	if err := WriteRules(&out); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../docs/reference/rules.md")
	if err != nil || string(page) != out.String() {
		t.Errorf("docs/reference/rules.md is not what the rules say; run make generate (%v)", err)
	}
}

func TestRulesInTheReference(t *testing.T) {
	var out strings.Builder
	if err := WriteRules(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| [response-property-removed](#response-property-removed) |  | breaking |\n",
		"| [parameter-became-optional](#parameter-became-optional) | info | breaking |\n",
		"*Info, which asks for a patch.* A description changed.\n",
		"*Breaking in what the API sends.* A property was removed from what the API sends.\n",
		"| [duplicate-key](#duplicate-key) | error | all |\n",
		"*Error, in documents of Swagger 2.0.*",
		" when asked for",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("nothing says %q", want)
		}
	}
}
