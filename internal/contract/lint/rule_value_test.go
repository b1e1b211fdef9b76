package lint

import (
	"slices"
	"testing"
)

func TestSemanticVersion(t *testing.T) {
	for version, want := range map[string]bool{
		"0.0.0": true, "1.2.3": true, "10.20.30": true, "1.0.0-alpha.1": true, "1.0.0-0A.is.legal": true,
		"1.0.0+001": true, "1.0.0-rc.1+build.5": true, "1.0.0--": true,
		"": false, "1": false, "1.2": false, "01.2.3": false, "1.2.3.4": false, "v1.2.3": false, "1.2.x": false,
		"1.2.3-": false, "1.2.3-01": false, "1.2.3-a..b": false, "1.2.3+": false, "1.2.3-ä": false, "2024-01-01": false,
	} {
		if got := semanticVersion(version); got != want {
			t.Errorf("semanticVersion(%q) = %v", version, got)
		}
	}
}

func TestRuntimeExpression(t *testing.T) {
	for expression, want := range map[string]bool{
		"$url": true, "$method": true, "$statusCode": true, "$request.body": true, "$request.body#/a/b": true,
		"$response.header.Location": true, "$request.path.id": true, "$request.query.a.b": true,
		"$": false, "$urls": false, "$request": false, "$request.": false, "$request.body.id": false,
		"$response.query.": false, "$response.cookie.a": false,
	} {
		if got := runtimeExpression(expression); got != want {
			t.Errorf("runtimeExpression(%q) = %v", expression, got)
		}
	}
}

func TestPathVariables(t *testing.T) {
	for path, want := range map[string][]string{
		"/": nil, "/a/{b}": {"b"}, "/{a}.{b}/c{d}": {"a", "b", "d"}, "/{}": nil, "/{a": nil, "/a}/{b}": {"b"},
	} {
		if got := pathVariables(path); !slices.Equal(got, want) {
			t.Errorf("pathVariables(%q) = %v, want %v", path, got, want)
		}
	}
	for path, want := range map[string]string{"/a/{b}.{c}/d": "/a/{}.{}/d", "/{a": "/{a", "/a": "/a"} {
		if got := unnamed(path); got != want {
			t.Errorf("unnamed(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestIsLocal(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "localhost:8080/v1": true, "api.localhost": true, "127.0.0.1": true, "[::1]:80": true,
		"localhost.a.test": false, "a.test/localhost": false, "10.0.0.1": false, "%": false, "": false,
	} {
		if got := isLocal(host); got != want {
			t.Errorf("isLocal(%q) = %v", host, got)
		}
	}
}

func TestIsCredential(t *testing.T) {
	for name, want := range map[string]bool{
		"token": true, "access_token": true, "X-Api-Key": true, "userPassword": true, "client.secret": true,
		"page_token": false, "tokens": false, "secret_name": false, "next": false, "key": false,
	} {
		if got := isCredential(name); got != want {
			t.Errorf("isCredential(%q) = %v", name, got)
		}
	}
}

func TestQuantity(t *testing.T) {
	for _, test := range []struct {
		n    int64
		unit string
		want string
	}{{1, "element", "1 element"}, {2, "element", "2 elements"}, {0, "property", "0 properties"}} {
		if got := quantity(test.n, test.unit); got != test.want {
			t.Errorf("quantity(%d, %q) = %q", test.n, test.unit, got)
		}
	}
}
