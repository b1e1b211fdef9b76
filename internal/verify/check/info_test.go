package check

import (
	"regexp"
	"strings"
	"testing"
)

// TestEveryCheckIsExplained keeps the checks and what is said of them together.
func TestEveryCheckIsExplained(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, info := range All() {
		if !kebab.MatchString(info.ID) || seen[info.ID] {
			t.Errorf("id %q", info.ID)
		}
		seen[info.ID] = true
		for _, text := range []string{info.Summary, info.Why, info.Remedy} {
			if !strings.HasSuffix(text, ".") || strings.TrimSpace(text) != text || strings.Contains(text, "\n") {
				t.Errorf("%s: %q", info.ID, text)
			}
		}
		if found, ok := Explain(info.ID); !ok || found != info {
			t.Errorf("%s cannot be explained", info.ID)
		}
	}
	for id := range sequences() {
		if !seen[id] {
			t.Errorf("%s is not explained", id)
		}
	}
	if _, ok := Explain("nothing"); ok {
		t.Error("nothing is explained")
	}
}
