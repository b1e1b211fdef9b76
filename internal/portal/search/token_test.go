package search

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestTokens(t *testing.T) {
	for text, want := range map[string][]string{
		"":                               nil,
		" -/{}. ":                        nil,
		"/repos/{owner}/{repo}":          {"repos", "owner", "repo"},
		"repos/create-webhook":           {"repos", "create", "webhook"},
		"full_name":                      {"full", "name"},
		"userId":                         {"user", "id", "userid"},
		"HTTPServer":                     {"http", "server", "httpserver"},
		"projectsV2":                     {"projects", "v2", "projectsv2"},
		"sha256":                         {"sha256"},
		"createCoreV1NamespacedPod":      {"create", "core", "v1", "namespaced", "pod"},
		"OAuth and GitHub":               {"o", "auth", "oauth", "and", "git", "hub", "github"},
		"größe ÉCOLE":                    {"größe", "école"},
		"用户 list":                        {"用", "户", "list"},
		"e\u0301cole":                    {"e\u0301cole"}, // a letter with a mark of its own
		"it's <script>alert(1)</script>": {"it", "s", "script", "alert", "1", "script"},
	} {
		if got := tokens(text); !reflect.DeepEqual(got, want) {
			t.Errorf("tokens(%q) = %q, want %q", text, got, want)
		}
	}
}

// No letter of a text is lost; tokens are of letters, digits and marks in lower
// case and are split no further.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"userId", "HTTPServer2 /repos/{owner}", "用户ID", "ǅ \xff\u2028", "İstanbul"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("documents are UTF-8")
		}
		got := tokens(text)
		joined := strings.Join(got, "")
		for _, r := range text {
			if inWord(r) && !strings.Contains(joined, strings.ToLower(string(r))) {
				t.Errorf("%q is lost in %q", r, got)
			}
		}
		for _, token := range got {
			if token == "" || strings.ContainsFunc(token, func(r rune) bool { return !inWord(r) }) {
				t.Errorf("token %q of %q", token, text)
			}
			if strings.ContainsFunc(token, unicode.IsUpper) && strings.ToLower(token) != token {
				t.Errorf("token %q is not in lower case", token)
			}
		}
	})
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"a [link](https://host/path) b":        "a [link  b",
		`<p class="x">para</p>`:                " para ",
		"see https://host/x?y=z, or &amp; not": "see   or   not",
		"1 < 2 and 3 > 2":                      "1   2",
	} {
		if got := plain(text); got != want {
			t.Errorf("plain(%q) = %q, want %q", text, got, want)
		}
	}
}
