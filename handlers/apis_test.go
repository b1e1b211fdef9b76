package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/access"
)

func TestAPILivesAndDies(t *testing.T) {
	b := setup(t)
	made := b.makeAPI("payments", `, "owner": "Checkout"`)
	if got := made.header.Get("Location"); got != "/v1/apis/payments" {
		t.Errorf("Location: %s", got)
	}
	api := into[gen.API](made)
	if api.Visibility != gen.VisibilityPublic || api.Settings.RefuseAt != gen.RefusalSeverityError {
		t.Errorf("defaults: %s, %s", api.Visibility, api.Settings.RefuseAt)
	}
	b.do(call{method: "POST", path: "/v1/apis", body: `{"slug":"payments","title":"x"}`}).problem(http.StatusConflict)

	read := b.do(call{method: "GET", path: "/v1/apis/payments", key: "none"}).want(http.StatusOK)
	tag := read.header.Get("ETag")
	b.do(call{method: "GET", path: "/v1/apis/payments", header: map[string]string{"If-None-Match": tag}}).want(http.StatusNotModified)

	patch := call{method: "PATCH", path: "/v1/apis/payments", body: `{"owner": null, "settings": {"refuse_at": "warn"}}`}
	b.do(patch).problem(http.StatusPreconditionRequired)
	patch.header = map[string]string{"If-Match": `"another"`}
	b.do(patch).problem(http.StatusPreconditionFailed)
	patch.header = map[string]string{"If-Match": tag, "Content-Type": "application/merge-patch+json"}
	patched := b.do(patch).want(http.StatusOK)
	if got := into[gen.API](patched); got.Owner != nil || got.Settings.RefuseAt != gen.RefusalSeverityWarn || got.Title != "An API" {
		t.Errorf("after the patch: %s", patched.body)
	}
	b.do(patch).problem(http.StatusPreconditionFailed)

	b.do(call{method: "DELETE", path: "/v1/apis/payments"}).problem(http.StatusPreconditionRequired)
	b.do(call{method: "DELETE", path: "/v1/apis/payments", header: map[string]string{"If-Match": tag}}).problem(http.StatusPreconditionFailed)
	current := map[string]string{"If-Match": patched.header.Get("ETag")}
	b.do(call{method: "DELETE", path: "/v1/apis/payments", header: current}).want(http.StatusNoContent)
	b.do(call{method: "GET", path: "/v1/apis/payments"}).problem(http.StatusNotFound)
}

func TestNullRestoresWhatHoldsByDefault(t *testing.T) {
	b := setup(t)
	made := b.makeAPI("payments", `, "description": "x", "settings": {"refuse_at": "hint", "rules_off": ["operation-tags"]}`)
	patched := b.do(call{
		method: "PATCH", path: "/v1/apis/payments",
		body:   `{"description": null, "settings": {"refuse_at": null, "rules_off": null, "levels": null, "ruleset": null}}`,
		header: map[string]string{"If-Match": made.header.Get("ETag")},
	}).want(http.StatusOK)
	got := into[gen.API](patched)
	if got.Description != nil || got.Settings.RefuseAt != gen.RefusalSeverityError || len(got.Settings.RulesOff) != 0 {
		t.Errorf("after the patch: %s", patched.body)
	}
}

func TestListIsWalkedPageByPage(t *testing.T) {
	b := setup(t)
	want := []string{"a", "b", "c", "d", "e"}
	for _, slug := range want {
		b.makeAPI(slug)
	}
	var got []string
	path := "/v1/apis?limit=2"
	for path != "" {
		page := b.do(call{method: "GET", path: path, key: "none"}).want(http.StatusOK)
		for _, api := range into[gen.APIList](page).Items {
			got = append(got, api.Slug)
		}
		path = ""
		if link := page.header.Get("Link"); link != "" {
			path = strings.TrimSuffix(strings.TrimPrefix(link, "<"), `>; rel="next"`)
		}
	}
	if strings.Join(got, "") != strings.Join(want, "") {
		t.Errorf("walked %v, want %v", got, want)
	}
	first := b.do(call{method: "GET", path: "/v1/apis"}).want(http.StatusOK)
	tagged := map[string]string{"If-None-Match": first.header.Get("ETag")}
	b.do(call{method: "GET", path: "/v1/apis", header: tagged}).want(http.StatusNotModified)
	b.makeAPI("f")
	b.do(call{method: "GET", path: "/v1/apis", header: tagged}).want(http.StatusOK)
}

func TestPrivateAPIsAreSeenFromInside(t *testing.T) {
	b := setup(t)
	b.makeAPI("secret", `, "visibility": "private"`)
	b.makeAPI("open")
	inside, outside := b.makeKey(access.Read, "secret"), b.makeKey(access.Admin, "open")
	for key, want := range map[string]struct{ status, listed int }{
		"none": {404, 1}, inside: {200, 2}, outside: {404, 1}, b.admin: {200, 2},
	} {
		b.do(call{method: "GET", path: "/v1/apis/secret", key: key}).want(want.status)
		list := into[gen.APIList](b.do(call{method: "GET", path: "/v1/apis", key: key}).want(http.StatusOK))
		if len(list.Items) != want.listed {
			t.Errorf("%d APIs are listed, want %d", len(list.Items), want.listed)
		}
	}
	b.do(call{method: "GET", path: "/v1/apis/secret/waivers", key: outside}).problem(http.StatusNotFound)
	b.do(call{method: "POST", path: "/v1/apis/secret/versions", key: inside, body: "{}"}).problem(http.StatusForbidden)
}

func TestMediaTypesAreJudgedAsHTTPDoes(t *testing.T) {
	b := setup(t)
	tag := b.makeAPI("payments").header.Get("ETag")
	patch := func(mediaType string) *reply {
		return b.do(call{method: "PATCH", path: "/v1/apis/payments", body: `{}`, header: map[string]string{"If-Match": tag, "Content-Type": mediaType}})
	}
	for _, good := range []string{"Application/JSON", "application/json; charset=utf-8", "APPLICATION/merge-patch+json"} {
		tag = patch(good).want(http.StatusOK).header.Get("ETag")
	}
	for _, bad := range []string{"application/jsonx", "application/*", "*/*", "json", "application/json;;=", "text/json"} {
		r := patch(bad)
		if r.problem(http.StatusUnsupportedMediaType); r.header.Get("Accept") != "application/json, application/merge-patch+json" {
			t.Errorf("%s: Accept: %s", bad, r.header.Get("Accept"))
		}
	}
}
