package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/verify/check"
)

// notComparedRule is the id under which reports list what could not be
// compared.
const notComparedRule = "not-compared"

// Explanation is what a rule means, for the linter's and the comparison's
// rules and the checks of verifications alike.
type Explanation struct {
	ID, About, Summary, Why, Remedy string
}

// Explain finds a rule of the linter or of the comparison, or a check of
// verifications, by its id.
func Explain(id string) (Explanation, bool) {
	for _, explain := range []func(string) (Explanation, bool){explainFinding, explainChange, explainCheck} {
		if e, found := explain(id); found {
			return e, true
		}
	}
	return Explanation{}, false
}

// Similar returns the ids of rules that hold, or are held in, part of the
// given one, sorted: what somebody may have meant.
func Similar(id string) []string {
	var ids []string
	for _, r := range lint.Rules() {
		ids = append(ids, r.ID)
	}
	for _, r := range compare.Rules() {
		ids = append(ids, r.ID)
	}
	for _, c := range check.All() {
		ids = append(ids, c.ID)
	}
	ids = slices.DeleteFunc(ids, func(other string) bool {
		return id == "" || !strings.Contains(other, id) && !strings.Contains(id, other)
	})
	slices.Sort(ids)
	return slices.Compact(ids)
}

func explainFinding(id string) (Explanation, bool) {
	for _, r := range lint.Rules() {
		if r.ID == id {
			about := fmt.Sprintf("a rule of `steward check` (%s), severity %s", r.Group, r.Severity)
			if r.Optional {
				about += ", off unless a ruleset asks for it"
			}
			return Explanation{id, about, r.Summary, r.Why, r.Remedy}, true
		}
	}
	return Explanation{}, false
}

func explainChange(id string) (Explanation, bool) {
	for _, r := range compare.Rules() {
		if r.ID == id {
			return Explanation{id, "a change that `steward diff` finds, " + byDirection(r), r.Summary, r.Why, r.Remedy}, true
		}
	}
	return Explanation{}, false
}

func explainCheck(id string) (Explanation, bool) {
	c, found := check.Explain(id)
	if !found {
		return Explanation{}, false
	}
	return Explanation{id, "a check of `steward verify`", c.Summary, c.Why, c.Remedy}, true
}

// byDirection is "breaking in what consumers send, info in what the API sends".
func byDirection(r compare.Rule) string {
	switch {
	case r.Request == r.Response:
		return r.Request.String()
	case r.Response == compare.LevelOff:
		return r.Request.String() + " in what consumers send"
	case r.Request == compare.LevelOff:
		return r.Response.String() + " in what the API sends"
	}
	return fmt.Sprintf("%s in what consumers send, %s in what the API sends", r.Request, r.Response)
}

// Write writes the explanation for people.
func (e Explanation) Write(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s: %s\n\n%s\n", e.ID, e.About, sentence(e.Summary))
	for _, part := range []struct{ title, text string }{{"Why", e.Why}, {"Remedy", e.Remedy}} {
		if err == nil && part.text != "" {
			_, err = fmt.Fprintf(w, "\n%s: %s\n", part.title, sentence(part.text))
		}
	}
	return err
}

// markdown is the explanation as help in a SARIF report.
func (e Explanation) markdown() string {
	text := sentence(e.Summary)
	if e.Why != "" {
		text += "\n\n**Why:** " + sentence(e.Why)
	}
	if e.Remedy != "" {
		text += "\n\n**Remedy:** " + sentence(e.Remedy)
	}
	return text
}

// sentence ends a text with a full stop unless it has an end of its own.
func sentence(s string) string {
	if s == "" || strings.ContainsRune(".!?", rune(s[len(s)-1])) {
		return s
	}
	return s + "."
}
