package policy

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// originsIn returns the origins of a document with the given servers, in JSON.
func originsIn(t *testing.T, servers string) string {
	t.Helper()
	text := `{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "servers": ` + servers + `, "paths": {
		"/a": {"servers": [{"url": "https://a.example.com/v1"}], "get": {"responses": {}}},
		"/b": {"get": {"responses": {}, "servers": [{"url": "https://b.example.com"}, {"url": "/relative"}]}}}}`
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(Origins(doc), " ")
}

func TestOriginsAreThoseOfTheServers(t *testing.T) {
	const paths = " https://a.example.com https://b.example.com"
	for servers, want := range map[string]string{
		`[]`: paths,
		`[{"url": "https://API.example.com:8443/v1?x=1"}]`:             " https://api.example.com:8443" + paths,
		`[{"url": "http://[::1]:8080/"}, {"url": "/v1"}, {"url": ""}]`: " http://[::1]:8080" + paths,
		`[{"url": "https://{region}.example.com:{port}/{base}", "variables": {
			"region": {"default": "eu", "enum": ["eu", "us"]}, "port": {"default": "443"}, "base": {"default": "v1"}}}]`: " https://eu.example.com:443 https://us.example.com:443" + paths,
		`[{"url": "https://{unknown}.example.com"}]`:                                                  paths,
		`[{"url": "ftp://files.example.com"}, {"url": "javascript://x"}, {"url": "wss://x.example"}]`: paths,
		`[{"url": "https://user:secret@example.com"}]`:                                                " https://example.com" + paths,
	} {
		if got := " " + originsIn(t, servers); got != want {
			t.Errorf("%s has%s, want%s", servers, got, want)
		}
	}
}

// Nothing that a document says may add to a policy, or to the headers.
func TestOriginsOfHostileServersAreNone(t *testing.T) {
	attacks := append([]string{
		"https://x; script-src *", "https://x 'unsafe-inline'", "https://x\r\nSet-Cookie: a=b", "https://*", "https://*.example.com",
		"https://x,https://y", "https://x'", `https://x"`, "https://data:", "data:text/html,x", "https://\u202e", "//evil.example",
	}, portaltest.Attacks...)
	for _, attack := range attacks {
		servers := `[{"url": ` + portaltest.Quote(attack) + `}, {"url": "https://{v}/", "variables": {"v": {"default": ` + portaltest.Quote(attack) + `}}}]`
		for origin := range strings.FieldsSeq(originsIn(t, servers)) {
			host, isURL := strings.CutPrefix(origin, "https://")
			if !isURL || strings.ContainsAny(host, "*;, '\"\r\n/<>()") {
				t.Errorf("%q gets the origin %q", attack, origin)
			}
		}
	}
}

func TestOriginsAreBounded(t *testing.T) {
	var servers, values []string
	for i := range 100 {
		servers = append(servers, fmt.Sprintf(`{"url": "https://s%d.example.com"}`, i))
		values = append(values, fmt.Sprintf(`"v%d"`, i))
	}
	if n := len(strings.Fields(originsIn(t, "["+strings.Join(servers, ",")+"]"))); n != maxOrigins {
		t.Errorf("a hundred servers have %d origins", n)
	}
	list := strings.Join(values, ",")
	many := `[{"url": "https://{a}.{b}.{c}.example.com", "variables": {"a": {"enum": [` + list + `]}, "b": {"enum": [` + list + `]}, "c": {"enum": [` + list + `]}}}]`
	if n := len(strings.Fields(originsIn(t, many))); n > maxOrigins {
		t.Errorf("a million hosts have %d origins", n)
	}
}

func TestPolicies(t *testing.T) {
	if got := Header(nil); !strings.Contains(got, "default-src 'none'; script-src 'self';") || !strings.HasSuffix(got, "; frame-ancestors 'none'") || strings.Contains(got, "unsafe") {
		t.Errorf("the policy is %s", got)
	}
	if got := Page([]string{"https://a.example"}); !strings.Contains(got, "connect-src 'self' https://a.example;") || strings.Contains(got, "frame-ancestors") {
		t.Errorf("the policy within a page is %s", got)
	}
}
