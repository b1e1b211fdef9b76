package golang

import (
	"go/token"
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
)

func TestSpelling(t *testing.T) {
	for text, want := range map[string][2]string{
		"createWebhook": {"CreateWebhook", "createWebhook"},
		"user_id":       {"UserID", "userID"},
		"id":            {"ID", "id"},
		"URL":           {"URL", "url"},
		"html_urls":     {"HTMLURLs", "htmlURLs"},
		"type":          {"Type", "type_"},
		"string":        {"String", "string_"},
		"1_day":         {"X1Day", "x1Day"},
		"1 2":           {"X1_2", "x1_2"},
		"日本":            {"X日本", "日本"},
		"é":             {"É", "é"},
		"+1":            {"Plus1", "plus1"},
		"e\u0301tat":    {"État", "état"},
	} {
		name := plan.NameOf(text)
		if got := [2]string{exported(name), local(name)}; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if !token.IsIdentifier(exported(name)) || !token.IsExported(exported(name)) || !token.IsIdentifier(local(name)) {
			t.Errorf("%q: %s or %s is no identifier", text, exported(name), local(name))
		}
	}
}

func TestPackageName(t *testing.T) {
	for text, want := range map[string]string{
		"Bookshop": "bookshop", "my shop": "myshop", "2captcha": "api2captcha", "日本": "api", "go": "goapi", "error": "errorapi", "main": "mainapi", "": "api",
	} {
		if got := packageName(plan.NameOf(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestFree(t *testing.T) {
	taken := map[string]bool{"A": true}
	for _, want := range []string{"AModel", "AModel2", "AModel3"} {
		if got := free(taken, "A", "Model"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := free(taken, "B", ""); got != "B" {
		t.Errorf("got %s", got)
	}
	if got := free(taken, "B", ""); got != "B2" {
		t.Errorf("got %s", got)
	}
}

func TestTaggable(t *testing.T) {
	for key, want := range map[string]bool{"a": true, "@type": true, "a b": true, "é": true, "": false, "a,b": false, `a"`: false, "`": false, "a\n": false, "™": false} {
		if taggable(key) != want {
			t.Errorf("%q: got %t", key, !want)
		}
	}
	if got := tag("query", "a`b", "style", "form"); got != "\"query:\\\"a`b\\\" style:\\\"form\\\"\"" {
		t.Errorf("got %s", got)
	}
}
