package state

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// real makes a bench of a document of the corpus; the test is skipped where
// there is none.
func real(t *testing.T, name string) *bench {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../corpus", name))
	if os.IsNotExist(err) {
		t.Skipf("no corpus/%s here: `make corpus` fetches it", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return benchOf(t, string(data))
}

// equal fails the test where an answer does not hold what is wanted, by the names
// of members joined with slashes.
func (r reply) equal(t tester, want map[string]string) {
	t.Helper()
	for name, v := range want {
		if got := r.at(strings.Split(name, "/")...); got != v {
			t.Errorf("%s is %q, want %q, in %.2000s", name, got, v, r.text)
		}
	}
}

func TestGitHub(t *testing.T) {
	b := real(t, "github/23.0.2.json")
	const auth, repo = "Authorization: Bearer x", "/repos/octocat/hello"
	label := b.want(t, 201, "POST "+repo+"/labels", `{"name": "bug report", "color": "f29513"}`, auth)
	label.equal(t, map[string]string{"name": "bug report", "color": "f29513", "description": "null", "default": "false", "url": "http://example.com" + repo + "/labels/bug%20report"})
	if at := label.header.Get("Location"); at != repo+"/labels/bug%20report" {
		t.Errorf("the label is at %s", at)
	}
	other := b.want(t, 201, "POST "+repo+"/labels", `{"name": "feature"}`, auth)
	if other.at("id") == label.at("id") || other.at("node_id") == label.at("node_id") {
		t.Errorf("two labels have the same names: %s, %s", label.text, other.text)
	}
	b.want(t, 200, "GET "+repo+"/labels", "", auth).equal(t, map[string]string{"0/name": "bug report", "1/name": "feature", "2": ""})
	b.want(t, 200, "PATCH "+repo+"/labels/bug%20report", `{"description": "Wrong"}`, auth).equal(t, map[string]string{"description": "Wrong", "color": "f29513"})
	b.want(t, 204, "DELETE "+repo+"/labels/bug%20report", "", auth)
	b.want(t, 200, "GET "+repo+"/labels", "", auth).equal(t, map[string]string{"0/name": "feature", "1": ""})

	hello := b.want(t, 201, "POST /orgs/acme/repos", `{"name": "hello"}`, auth)
	if at := hello.header.Get("Location"); at != repo {
		t.Errorf("the repository is at %s", at)
	}
	b.want(t, 200, "GET "+repo, "", auth).equal(t, map[string]string{"name": "hello", "owner/login": "octocat"})

	issue := b.want(t, 201, "POST "+repo+"/issues", `{"title": "It does not work", "labels": ["bug"]}`, auth)
	issue.equal(t, map[string]string{"number": "1", "title": "It does not work", "state": "open", "closed_at": "null", "created_at": "2026-11-22T20:00:00Z"})
	b.want(t, 200, "PATCH "+repo+"/issues/1", `{"state": "closed"}`, auth)
	b.want(t, 200, "GET "+repo+"/issues/1", "", auth).equal(t, map[string]string{"state": "closed", "title": "It does not work", "id": issue.at("id")})
	b.want(t, 200, "GET "+repo+"/issues?state=all", "", auth).equal(t, map[string]string{"0/title": "It does not work", "1": ""})
	b.want(t, 404, "GET "+repo+"/issues/2", "", auth)

	gist := b.want(t, 201, "POST /gists", `{"public": true, "files": {"a.txt": {"content": "A"}}}`, auth)
	b.want(t, 200, "GET /gists/"+gist.at("id"), "", auth).equal(t, map[string]string{"files/a.txt/content": "A", "public": "true"})
	b.want(t, 200, "GET /gists", "", auth).equal(t, map[string]string{"0/id": gist.at("id"), "1": ""})
	b.want(t, 204, "DELETE /gists/"+gist.at("id"), "", auth)
	b.want(t, 404, "GET /gists/"+gist.at("id"), "", auth)
}

func TestStripe(t *testing.T) {
	b := real(t, "stripe/0.203.0.json")
	const auth, form = "Authorization: Bearer x", "Content-Type: application/x-www-form-urlencoded"
	made := b.want(t, 200, "POST /v1/customers", url.Values{"name": {"Ada"}, "address[city]": {"Bern"}}.Encode(), auth, form)
	made.equal(t, map[string]string{"object": "customer", "name": "Ada", "address/city": "Bern", "email": "", "livemode": "false", "created": "1795377600"})
	at := "/v1/customers/" + made.at("id")
	b.want(t, 200, "GET /v1/customers", "", auth).equal(t, map[string]string{"data/0/id": made.at("id"), "data/1": "", "has_more": "false"})
	b.want(t, 200, "POST "+at, "name=Grace", auth, form).equal(t, map[string]string{"name": "Grace", "address/city": "Bern"})
	b.want(t, 200, "GET "+at, "", auth).equal(t, map[string]string{"name": "Grace", "created": "1795377600"})
	b.want(t, 200, "DELETE "+at, "", auth).equal(t, map[string]string{"id": made.at("id"), "deleted": "true", "object": "customer"})
	b.want(t, 404, "GET "+at, "", auth).equal(t, map[string]string{"error/type": "invalid_request_error"})
}

func TestKubernetes(t *testing.T) {
	b := real(t, "kubernetes/1.36.3.json")
	const auth, at = "Authorization: Bearer x", "/api/v1/namespaces"
	b.want(t, 201, "POST "+at, `{"metadata": {"name": "blue", "labels": {"a": "b"}}}`, auth)
	b.want(t, 200, "GET "+at, "", auth).equal(t, map[string]string{"items/0/metadata/name": "blue", "items/1": ""})
	b.want(t, 200, "GET "+at+"/blue", "", auth).equal(t, map[string]string{"metadata/labels/a": "b"})
	b.want(t, 201, "POST "+at+"/blue/pods", `{"metadata": {"name": "one"}}`, auth)
	b.want(t, 404, "POST "+at+"/green/pods", `{"metadata": {"name": "one"}}`, auth)
	b.want(t, 200, "GET "+at+"/blue/pods/one", "", auth).equal(t, map[string]string{"metadata/name": "one"})
	b.want(t, 200, "DELETE "+at+"/blue", "", auth)
	b.want(t, 404, "GET "+at+"/blue/pods/one", "", auth)
}
