package reference

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestManyUntaggedOperationsAreToldApartByTheirPaths(t *testing.T) {
	var few, many []string
	for i := range 2 * maxUntagged {
		path := fmt.Sprintf(`"/v1/%s/{id}/%d": {"get": {"responses": {}}}`, []string{"charges", "refunds"}[i%2], i)
		if many = append(many, path); i < maxUntagged {
			few = append(few, path)
		}
	}
	for want, paths := range map[string][]string{"charges refunds tagged": many, "Other operations tagged": few} {
		text := `{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {` + strings.Join(paths, ", ") +
			`, "/v1/other": {"get": {"tags": ["tagged"], "responses": {}}}}}`
		doc, err := contract.Load([]byte(text), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, tag := range NewOutline(doc).Tags {
			got = append(got, tag.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%d operations are grouped as %v, want %s", len(paths), got, want)
		}
	}
}

func TestTopicOfAPath(t *testing.T) {
	for path, want := range map[string]string{
		"/v1/charges/{id}": "charges", "/api/v2.1/users": "users", "/{tenant}/orders": "orders", "/": "", "/v1/{id}": "", "/apis": "apis",
	} {
		if got := topic(path); got != want {
			t.Errorf("the topic of %s is %q, want %q", path, got, want)
		}
	}
}

func TestFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"<p>Retrieve a <b>dispute</b> for a charge.</p>\n<p>More.</p>":        "Retrieve a dispute for a charge.",
		"Lists **all** `users` of [the team](https://example.com). And more.": "Lists all users of the team.",
		"# Heading\nText": "Heading", "a < b &amp; c": "a < b & c", "": "", "<p></p>": "",
	} {
		if got := firstSentence(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
