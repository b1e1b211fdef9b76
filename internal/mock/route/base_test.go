package route

import (
	"fmt"
	"strings"
	"testing"
)

func withServers(t *testing.T, servers, items string) *Table {
	t.Helper()
	return New(load(t, `{"openapi":"3.0.3","info":{"title":"A","version":"1"},"servers":`+servers+`,"paths":{`+items+`}}`))
}

func checkTable(t *testing.T, routes *Table, want table) {
	t.Helper()
	for request, expected := range want {
		if got := found(t, routes, request); got != expected {
			t.Errorf("%s leads to %q, want %q", request, got, expected)
		}
	}
}

func TestBasePaths(t *testing.T) {
	for servers, below := range map[string]string{
		`[{"url":"https://api.example.com/v1"}]`:                       "/v1",
		`[{"url":"https://api.example.com/v1/"}]`:                      "/v1",
		`[{"url":"https://a.example"},{"url":"https://b.example/v1"}]`: "/v1",
		`[{"url":"/v1"}]`:                      "/v1",
		`[{"url":"v1"}]`:                       "/v1",
		`[{"url":"./v1/"}]`:                    "/v1",
		`[{"url":"../v1"}]`:                    "/v1",
		`[{"url":"//host/v1"}]`:                "/v1",
		`[{"url":"http://host:8080/v1?x#y"}]`:  "/v1",
		`[{"url":"/a/b%20c"}]`:                 "/a/b%20c",
		`[{"url":"/a/b c"}]`:                   "/a/b%20c",
		`[{"url":"{scheme}://{host}/api/v3"}]`: "/api/v3",
		`[{"url":"{server}/x","variables":{"server":{"default":"https://a.example/b"}}}]`:                   "/b/x",
		`[{"url":"https://{h}/{p}","variables":{"p":{"default":"v1","enum":["v1","v2/x"]}}}]`:               "/v2/x",
		`[{"url":"https://{h}/v{p}","variables":{"h":{"default":"a","enum":["a","b"]},"p":{"default":1}}}]`: "/v1",
		`[{"url":"https://{h}/v{p}","variables":{"p":{"default":"1"}}}]`:                                    "/v7",
		`[{"url":"/{p}/v1"}]`: "/any/v1",
	} {
		routes := withServers(t, servers, paths([]string{"GET /users/{id}", "GET /"}))
		checkTable(t, routes, table{
			"GET " + below + "/users/1": "GET /users/{id} id=1 below " + below,
			"GET /users/1":              "GET /users/{id} id=1",
			"GET " + below:              "GET / below " + below,
			"GET " + below + "/":        "GET / below " + below,
			"GET /":                     "GET /",
			"PUT " + below + "/users/1": "405 GET,HEAD,OPTIONS",
			"GET " + below + "/other":   "404",
		})
		if t.Failed() {
			t.Fatalf("with servers %s", servers)
		}
	}
}

// A base path goes before the same path without it, and a longer one before a
// shorter; where one leads somewhere the others are not asked.
func TestBasePathsGoFirst(t *testing.T) {
	routes := withServers(t, `[{"url":"/"},{"url":"/a"},{"url":"/a/b"}]`, paths([]string{"GET /x", "GET /a/x", "GET /{any}/y", "PUT /y"}))
	checkTable(t, routes, table{
		"GET /a/x":     "GET /x below /a",
		"GET /a/b/x":   "GET /x below /a/b",
		"GET /a/a/x":   "GET /a/x below /a",
		"GET /x":       "GET /x",
		"GET /a/y":     "405 OPTIONS,PUT",
		"PUT /y":       "PUT /y",
		"GET /c/y":     "GET /{any}/y any=c",
		"GET /a/b/c/y": "GET /{any}/y any=c below /a/b",
		"GET /a%2Fb/x": "404",
	})
}

func TestServersOfPathsAndOperations(t *testing.T) {
	routes := withServers(t, `[{"url":"/v1"}]`, `
		"/files":{"get":{},"post":{"servers":[{"url":"https://up.example/upload"}]}},
		"/old":{"servers":[{"url":"/v0"}],"get":{},"put":{"servers":[{"url":"/v2"}]}}`)
	checkTable(t, routes, table{
		"GET /v1/files":      "GET /files below /v1",
		"POST /v1/files":     "405 GET,HEAD,OPTIONS",
		"POST /upload/files": "POST /files below /upload",
		"GET /upload/files":  "405 OPTIONS,POST",
		"POST /files":        "POST /files",
		"GET /v0/old":        "GET /old below /v0",
		"GET /v1/old":        "404",
		"PUT /v2/old":        "PUT /old below /v2",
		"PUT /v0/old":        "405 GET,HEAD,OPTIONS",
		"PUT /old":           "PUT /old",
	})
}

// A path without a base path leads to the operations of all servers.
func TestServersAtTheRoot(t *testing.T) {
	routes := withServers(t, `[{"url":"/v1"}]`, `"/files":{"get":{},"post":{"servers":[{"url":"https://up.example/"}]}}`)
	checkTable(t, routes, table{
		"GET /files":     "GET /files",
		"POST /files":    "POST /files",
		"POST /v1/files": "405 GET,HEAD,OPTIONS",
		"PUT /files":     "405 GET,HEAD,OPTIONS,POST",
	})
}

func TestSwaggerBasePath(t *testing.T) {
	doc := load(t, `{"swagger":"2.0","info":{"title":"A","version":"1"},"host":"a.example","basePath":"/v1","paths":{"/x":{"get":{}}}}`)
	table{"GET /v1/x": "GET /x below /v1", "GET /x": "GET /x", "GET /v2/x": "404"}.check(t, doc)
}

// However many values the variables have, what is kept of them is bounded.
func TestManyServers(t *testing.T) {
	var words, urls []string
	for i := range 200 {
		words = append(words, fmt.Sprintf(`"w%d"`, i))
	}
	for i := range 100 {
		variables := fmt.Sprintf(`{"a":{"default":"d","enum":[%[1]s]},"b":{"enum":[%[1]s]},"c":{}}`, strings.Join(words, ","))
		urls = append(urls, fmt.Sprintf(`{"url":"/s%d/{a}/{b}/{c}","variables":%s}`, i, variables))
	}
	routes := withServers(t, "["+strings.Join(urls, ",")+"]", `"/x":{"get":{}}`)
	if n := len(routes.bases.literal); n > maxBases {
		t.Errorf("%d base paths are kept", n)
	}
	if n := len(routes.bases.open); n > maxOpen {
		t.Errorf("%d open base paths are kept", n)
	}
}
