package policy_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/policy"
)

func TestOriginsOfServers(t *testing.T) {
	for servers, want := range map[string][]string{
		`[{url: "https://api.example.com/v1"}]`:                                 {"https://api.example.com"},
		`[{url: "HTTPS://API.example.com:8443"}, {url: "http://[::1]:8080/x"}]`: {"https://api.example.com:8443", "http://[::1]:8080"},
		`[{url: "/v1"}]`: nil,
		`[{url: "ftp://example.com"}, {url: "javascript://example.com/%0aalert(1)"}]`: nil,
		`[{url: "https://a.example.com; script-src *"}]`:                              nil,
		`[{url: "https://a.example.com, https://*"}]`:                                 nil,
		`[{url: "https://{region}.example.com", variables: {region: {default: eu, enum: [eu, us]}}}]`: {
			"https://eu.example.com", "https://us.example.com"},
		`[{url: "https://{host}", variables: {host: {default: "x 'unsafe-inline'"}}}]`: nil,
		`[{url: "https://{unknown}.example.com"}]`:                                     nil,
	} {
		doc, err := contract.Load([]byte("openapi: 3.0.3\ninfo: {title: x, version: 1.0.0}\npaths: {}\nservers: "+servers+"\n"), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		if got := policy.Origins(doc); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", servers, got, want)
		}
	}
}

func TestPolicyLetsNothingInlineRun(t *testing.T) {
	page := policy.Page([]string{"https://api.example.com"})
	for _, never := range []string{"unsafe", "*", "data:", "frame-ancestors"} { // a page cannot say who may frame it
		if strings.Contains(page, never) {
			t.Errorf("%q holds %s", page, never)
		}
	}
	if !strings.Contains(page, "connect-src 'self' https://api.example.com;") {
		t.Errorf("requests cannot be tried: %s", page)
	}
	if header := policy.Header(nil); !strings.HasSuffix(header, "; frame-ancestors 'none'") {
		t.Errorf("others may frame the page: %s", header)
	}
}
