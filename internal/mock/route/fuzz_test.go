package route

import (
	"slices"
	"strings"
	"testing"
)

// Whatever stands in a document or in a request, what is found is what was
// asked for: the path template with its arguments is the path.
func FuzzFind(f *testing.F) {
	for _, seed := range [][3]string{
		{"/users/{id}", "/v1", "/v1/users/5"},
		{"/c/{base}...{head}", "/", "/c/a%2E%2e%2E...b"},
		{"/a/{x}{y}-{z}.json", "{any}/x", "/q/x/a/b%2D-c.json"},
		{"//{a}{.b}/#c=d?e={f}", "//host/{x}", "//5.%zz/%23c=d"},
		{"/{", "", "/%7B"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, template, server, path string) {
		doc := load(t, `{"openapi":"3.0.3","info":{"title":"A","version":"1"},"servers":[{"url":`+quoted(server)+`}],"paths":{`+
			quoted("/"+template)+`:{"get":{}},"/a/{id}":{"post":{}},"/{a}/{b}-{c}":{"post":{}}}}`)
		for _, method := range []string{"HEAD", "PUT"} {
			m, allowed, found := New(doc).Find(method, path)
			switch {
			case found && (method == "PUT" || len(allowed) > 0):
				t.Fatalf("PUT is found, or %v allowed", allowed)
			case found && !strings.HasPrefix(path, m.Base):
				t.Fatalf("%q is not below %q", path, m.Base)
			case found && !strings.ContainsAny(template, "?#"):
				sameSegments(t, m, path[len(m.Base):])
			case len(allowed) > 0 && (!slices.IsSorted(allowed) || !slices.Contains(allowed, "OPTIONS")):
				t.Fatalf("allowed is %v", allowed)
			}
		}
	})
}

func sameSegments(t *testing.T, m Match, path string) {
	t.Helper()
	if path == "" {
		path = "/"
	}
	arguments := m.Arguments
	var filled []string
	for _, segment := range segments(m.Operation.Path) {
		var b strings.Builder
		for _, token := range scan(segment) {
			if !token.name {
				b.WriteString(token.text)
				continue
			}
			if arguments[0].Name != token.text || arguments[0].Text == "" {
				t.Fatalf("argument %+v is for {%s}", arguments[0], token.text)
			}
			b.WriteString(decoded(arguments[0].Text))
			arguments = arguments[1:]
		}
		filled = append(filled, b.String())
	}
	var asked []string
	for segment := range strings.SplitSeq(path[1:], "/") {
		asked = append(asked, decoded(segment))
	}
	if !slices.Equal(filled, asked) {
		t.Fatalf("%q was found for %q: %q", m.Operation.Path, path, filled)
	}
}
