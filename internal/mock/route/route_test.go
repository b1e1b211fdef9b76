package route

import (
	"strings"
	"testing"
)

// Section 4.7.8 of OpenAPI 3.0.3: concrete paths go before templates, here
// segment by segment, and where a way ends the next is tried.
func TestConcretePathsGoBeforeTemplates(t *testing.T) {
	table{
		"GET /users/me":      "GET /users/me",
		"GET /users/you":     "GET /users/{id} id=you",
		"GET /users/me/x":    "GET /users/{id}/x id=me",
		"GET /users/me/y":    "GET /users/me/y",
		"GET /a/b/c":         "GET /a/b/{y} y=c",
		"GET /a/b/d":         "GET /a/b/{y} y=d",
		"GET /a/z/c":         "GET /a/{x}/c x=z",
		"GET /a/z/d":         "404",
		"GET /":              "GET /",
		"GET /users":         "404",
		"GET /users/":        "404",
		"GET /users//x":      "404",
		"GET /users/me/":     "404",
		"GET users/me":       "404",
		"GET *":              "404",
		"GET /users/%6De":    "GET /users/me",
		"GET /users/a%2Fb":   "GET /users/{id} id=a%2Fb",
		"GET /users/a%2":     "GET /users/{id} id=a%2",
		"GET /users/me?x=/y": "GET /users/me",
	}.check(t, described(t,
		"GET /users/{id}", "GET /users/me", "GET /users/{id}/x", "GET /users/me/y",
		"GET /a/b/{y}", "GET /a/{x}/c", "GET /"))
}

func TestMethods(t *testing.T) {
	table{
		"GET /a":          "GET /a",
		"HEAD /a":         "GET /a",
		"DELETE /a":       "405 GET,HEAD,OPTIONS,POST",
		"OPTIONS /a":      "405 GET,HEAD,OPTIONS,POST",
		"get /a":          "405 GET,HEAD,OPTIONS,POST",
		"HEAD /b":         "HEAD /b",
		"OPTIONS /b":      "OPTIONS /b",
		"POST /b":         "405 GET,HEAD,OPTIONS",
		"HEAD /c":         "405 OPTIONS,POST",
		"GET /d":          "404",
		"GET /f/me":       "GET /f/me",
		"DELETE /f/me":    "DELETE /f/{id} id=me",
		"PUT /f/me":       "405 DELETE,GET,HEAD,OPTIONS",
		"PUT /f/you":      "405 DELETE,OPTIONS",
		"PATCH /g/1/same": "PATCH /g/{other}/same other=1",
		"GET /g/1/same":   "GET /g/{id}/same id=1",
		"PUT /g/1/same":   "405 GET,HEAD,OPTIONS,PATCH",
		"HEAD /f/me":      "GET /f/me",
	}.check(t, described(t,
		"GET /a", "POST /a", "GET /b", "HEAD /b", "OPTIONS /b", "POST /c",
		"GET /f/me", "DELETE /f/{id}",
		"GET /g/{id}/same", "PATCH /g/{other}/same", "GET /g/{third}/same"))
}

func TestSlashes(t *testing.T) {
	table{
		"GET /a":               "GET /a",
		"GET /a/":              "GET /a/",
		"GET /a//":             "404",
		"GET //openapi":        "GET //openapi",
		"GET /openapi":         "404",
		"GET /vendor//x":       "GET /vendor//{id} id=x",
		"GET /b/{open":         "GET /b/{open",
		"GET /none":            "GET none",
		"GET /dot/x/dot":       "GET /dot/./x/../dot",
		"GET /list/1/":         "GET /list/{id}/ id=1",
		"GET /list/1":          "404",
		"GET /caf%C3%A9/a%20b": "GET /café/a b",
		"GET /enc/x%2Fy":       "GET /enc/x%2fy",
	}.check(t, described(t,
		"GET /a", "GET /a/", "GET //openapi", "GET /vendor//{id}", "GET /b/{open", "GET none",
		"GET /dot/./x/../dot", "GET /list/{id}/", "GET /café/a b", "GET /enc/x%2fy"))
}

// A document in which every segment can be read in two ways, down to the end
// where there is nothing: looking for it ends.
func TestWaysWithoutEnd(t *testing.T) {
	const levels = 14
	var operations []string
	for i := range 1 << levels {
		var path strings.Builder
		for level := range levels {
			path.WriteString([...]string{"/a", "/{x}"}[i>>level&1])
		}
		operations = append(operations, "GET "+path.String()+"/end")
	}
	routes := New(described(t, operations...))
	if got := found(t, routes, "GET "+strings.Repeat("/a", levels)+"/other"); got != "404" {
		t.Error(got)
	}
	if got := found(t, routes, "GET "+strings.Repeat("/a", levels)+"/end"); got != "GET "+strings.Repeat("/a", levels)+"/end" {
		t.Error(got)
	}
	var w walk
	w.from(routes.root, strings.Repeat("/a", levels)+"/other", nil)
	if taken := maxSteps - w.steps; taken > maxSteps+levels*2 {
		t.Errorf("%d steps were taken", taken)
	}
}
