package handlers_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/access"
)

func TestPublishing(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	made := b.publish(document("1.0.0", "email"), "").want(http.StatusCreated)
	publication := into[gen.Publication](made)
	if !publication.Stored || publication.Version.Version != "1.0.0" || publication.Version.PublishedBy == nil {
		t.Errorf("publication: %s", made.body)
	}
	if got := made.header.Get("Location"); got != publication.Version.Links.Self || !strings.HasSuffix(got, "/versions/1.0.0") {
		t.Errorf("Location: %s", got)
	}
	again := b.publish(document("1.0.0", "email"), "").want(http.StatusOK)
	if into[gen.Publication](again).Stored || again.header.Get("ETag") != made.header.Get("ETag") {
		t.Errorf("published again: %s", again.body)
	}
	b.publish(document("1.0.0", "phone"), "").problem(http.StatusConflict)
	b.publish(document("1.0.0", "email"), "?version=1.0").problem(http.StatusBadRequest)
	b.publish(document("1.0", "email"), "").problem(http.StatusUnprocessableEntity)
}

func TestBreakingChangeIsRefusedUntilItIsWaived(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	b.publish(document("1.0.0", "email"), "").want(http.StatusCreated)

	refused := b.publish(document("1.1.0"), "").problem(http.StatusConflict)
	if refused.RequiredBump == nil || *refused.RequiredBump != gen.BumpMajor || *refused.NextVersion != "2.0.0" {
		t.Errorf("required_bump %v, next_version %v", refused.RequiredBump, refused.NextVersion)
	}
	if len(refused.Changes) != 1 || refused.Changes[0].Fingerprint == "" {
		t.Fatalf("changes: %+v", refused.Changes)
	}
	waiver := b.do(call{
		method: "POST", path: "/v1/apis/payments/waivers",
		body: `{"fingerprint":"` + refused.Changes[0].Fingerprint + `","reason":"nobody reads it","expires_at":"` +
			b.clock.Now().Add(time.Hour).Format(time.RFC3339) + `"}`,
	}).want(http.StatusCreated)
	accepted := into[gen.Publication](b.publish(document("1.1.0"), "").want(http.StatusCreated))
	if *accepted.Version.Base != "1.0.0" || accepted.Version.Waived != 1 {
		t.Errorf("base %v, %d waived", accepted.Version.Base, accepted.Version.Waived)
	}

	changes := into[gen.ChangeList](b.do(call{method: "GET", path: "/v1/apis/payments/versions/latest/changes"}).want(200))
	if len(changes.Items) != 1 || !*changes.Items[0].Waived || *changes.Old.Version != "1.0.0" {
		t.Errorf("changes: %+v", changes)
	}
	b.do(call{method: "DELETE", path: waiver.header.Get("Location")}).want(http.StatusNoContent)
	list := into[gen.WaiverList](b.do(call{method: "GET", path: "/v1/apis/payments/waivers"}).want(200))
	if len(list.Items) != 0 {
		t.Errorf("%d waivers are left", len(list.Items))
	}
}

func TestDryRunTellsAndStoresNothing(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	b.publish(document("1.0.0"), "").want(http.StatusCreated)
	dry := into[gen.Publication](b.publish(document("1.1.0", "email"), "?dry_run=true").want(http.StatusOK))
	if dry.Stored || dry.Judgement == nil || !dry.Judgement.Accepted || *dry.Judgement.RequiredBump != gen.BumpMinor {
		t.Errorf("dry run: %+v", dry)
	}
	b.do(call{method: "GET", path: "/v1/apis/payments/versions/1.1.0"}).problem(http.StatusNotFound)
	b.publish(document("1.0.1", "email"), "?dry_run=true").problem(http.StatusConflict)
}

func TestDraftsAreForKeysAndMayBeReplaced(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	first := b.publish(document("1.0.0-rc.1"), "").want(http.StatusCreated)
	second := b.publish(document("1.0.0-rc.1", "email"), "").want(http.StatusCreated)
	if first.header.Get("ETag") == second.header.Get("ETag") {
		t.Error("a replaced draft keeps its entity tag")
	}
	draft := "/v1/apis/payments/versions/1.0.0-rc.1"
	b.do(call{method: "GET", path: draft}).want(http.StatusOK)
	b.do(call{method: "GET", path: draft, key: "none"}).problem(http.StatusNotFound)
	b.do(call{method: "GET", path: "/v1/apis/payments/versions/latest"}).problem(http.StatusNotFound)
	if list := into[gen.VersionList](b.do(call{method: "GET", path: "/v1/apis/payments/versions", key: "none"}).want(200)); len(list.Items) != 0 {
		t.Errorf("drafts are listed for everybody: %v", list.Items)
	}
}

func TestBadDocumentsAreRefused(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	for name, try := range map[string]struct {
		body   string
		status int
	}{
		"nothing":           {"", 400},
		"HTML":              {"<!DOCTYPE html><html></html>", 400},
		"truncated JSON":    {`{"openapi": "3.0.3", "info"`, 400},
		"AsyncAPI":          {"asyncapi: 3.0.0\ninfo: {title: x, version: 1.0.0}\n", 400},
		"unknown OpenAPI":   {"openapi: 9.0.0\ninfo: {title: x, version: 1.0.0}\npaths: {}\n", 400},
		"a list":            {"- a\n- b\n", 400},
		"deep nesting":      {strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), 400},
		"a file reference":  {document("1.0.0") + "components: {schemas: {A: {$ref: 'file:///etc/passwd'}}}\n", 422},
		"a path reference":  {document("1.0.0") + "components: {schemas: {A: {$ref: '../../x.yaml#/A'}}}\n", 422},
		"another host":      {document("1.0.0") + "components: {schemas: {A: {$ref: 'http://example.com/a.yaml'}}}\n", 422},
		"reference nowhere": {document("1.0.0") + "components: {schemas: {A: {$ref: '#/components/schemas/B'}}}\n", 422},
		"duplicate keys":    {document("1.0.0") + "info: {title: again, version: 1.0.0}\n", 422},
		"too large":         {document("1.0.0") + "# " + strings.Repeat("x", 1<<20), 413},
	} {
		t.Run(name, func(t *testing.T) {
			sub := &bundle{t: t, url: b.url, admin: b.admin, log: b.log}
			problem := sub.do(call{
				method: "POST", path: "/v1/apis/payments/versions", body: try.body,
				header: map[string]string{"Content-Type": "application/yaml"},
			}).problem(try.status)
			if problem.Detail == nil || *problem.Detail == "" {
				t.Error("the problem has no detail")
			}
			if try.status == 422 && len(problem.Findings) == 0 {
				t.Errorf("the problem has no findings: %+v", problem)
			}
		})
	}
	list := into[gen.VersionList](b.do(call{method: "GET", path: "/v1/apis/payments/versions"}).want(200))
	if len(list.Items) != 0 {
		t.Errorf("something was stored: %v", list.Items)
	}
}

func TestDocumentComesAsItIsAskedFor(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	text := document("1.0.0")
	b.publish(text, "").want(http.StatusCreated)
	path := "/v1/apis/payments/versions/v1/document"
	for accept, want := range map[string]string{"": "application/json", "application/yaml": "application/yaml", "text/html": "application/json"} {
		got := b.do(call{method: "GET", path: path, key: "none", header: map[string]string{"Accept": accept}}).want(http.StatusOK)
		if got.header.Get("Content-Type") != want || !strings.Contains(got.header.Get("Vary"), "Accept") {
			t.Errorf("Accept %q: %s, Vary %s", accept, got.header.Get("Content-Type"), got.header.Values("Vary"))
		}
		tagged := map[string]string{"Accept": accept, "If-None-Match": got.header.Get("ETag")}
		b.do(call{method: "GET", path: path, header: tagged}).want(http.StatusNotModified)
	}
	original := b.do(call{method: "GET", path: path + "?original=true", header: map[string]string{"Accept": "application/json"}}).want(http.StatusOK)
	if string(original.body) != text || original.header.Get("Content-Type") != "application/yaml" {
		t.Errorf("the original: %s\n%s", original.header.Get("Content-Type"), original.body)
	}
}

func TestScopesDecideWhoPublishes(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	b.makeAPI("orders")
	for key, want := range map[string]int{
		"none":                                401,
		b.makeKey(access.Read):                403,
		b.makeKey(access.Publish, "orders"):   403,
		b.makeKey(access.Publish, "payments"): 201,
	} {
		b.do(call{method: "POST", path: "/v1/apis/payments/versions", key: key, body: document("1.0.0"),
			header: map[string]string{"Content-Type": "text/yaml"}}).want(want)
	}
	limited := b.makeKey(access.Admin, "payments")
	b.do(call{method: "POST", path: "/v1/apis", key: limited, body: `{"slug":"a","title":"x"}`}).problem(403)
	b.do(call{method: "GET", path: "/v1/keys", key: limited}).problem(403)
	b.do(call{method: "GET", path: "/v1/apis/payments/waivers", key: limited}).want(200)
}
