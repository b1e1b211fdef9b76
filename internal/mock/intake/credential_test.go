package intake

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

func TestCredentialsMustBeThere(t *testing.T) {
	for _, c := range []struct {
		security string
		target   string
		headers  []string
		want     string // faults; "" for none
	}{
		{`[]`, "GET /x", nil, ""},
		{`[{}]`, "GET /x", nil, ""},
		{`[{"bearer": []}, {}]`, "GET /x", nil, ""},
		{`[{"client": []}]`, "GET /x", nil, ""},
		{`[{"unheard of": []}]`, "GET /x", nil, ""},
		{`[{"bearer": []}]`, "GET /x", []string{"Authorization: Bearer a"}, ""},
		{`[{"bearer": []}]`, "GET /x", []string{"Authorization: bearer a"}, ""},
		{`[{"bearer": []}]`, "GET /x", nil, "header Authorization is missing"},
		{`[{"bearer": []}]`, "GET /x", []string{"Authorization: Basic a"}, "header Authorization must be `Bearer ...`"},
		{`[{"bearer": []}]`, "GET /x", []string{"Authorization: Bearer "}, "header Authorization must be `Bearer ...`"},
		{`[{"basic": []}]`, "GET /x", []string{"Authorization: Basic YTpi"}, ""},
		{`[{"digest": []}]`, "GET /x", []string{"Authorization: Digest a=b"}, ""},
		{`[{"oauth": ["read"]}]`, "GET /x", []string{"Authorization: Bearer a"}, ""},
		{`[{"openid": []}]`, "GET /x", nil, "header Authorization is missing"},
		{`[{"header": []}]`, "GET /x", []string{"x-key: a"}, ""},
		{`[{"header": []}]`, "GET /x", []string{"X-Key: "}, "header X-Key must not be empty"},
		{`[{"query": []}]`, "GET /x?key=a", nil, ""},
		{`[{"query": []}]`, "GET /x?yek=a", nil, "query key is missing"},
		{`[{"cookie": []}]`, "GET /x", []string{"Cookie: a=b; sid=c"}, ""},
		{`[{"cookie": []}]`, "GET /x", nil, "cookie sid is missing"},
		{`[{"header": [], "query": []}]`, "GET /x?key=a", nil, "header X-Key is missing"},
		{`[{"header": [], "query": []}]`, "GET /x?key=a", []string{"X-Key: a"}, ""},
		{`[{"bearer": []}, {"header": [], "query": []}]`, "GET /x?key=a", nil, "header X-Key is missing"},
		{`[{"bearer": []}, {"header": [], "query": []}]`, "GET /x", nil, "header Authorization is missing"},
		{`[{"header": [], "client": []}]`, "GET /x", nil, "header X-Key is missing"},
		{`[{"bearer": []}]`, "GET /x", []string{"Authorization: Bearer a", "X-Key: b"}, ""},
		{`[{"bearer": []}]`, "GET /x", []string{"Authorization: Bearer a", "X-Key: a"}, "header Authorization is refused, since it is sent for a scheme too that the operation does not take"},
		{`[{"query": []}]`, "GET /x?key=a", []string{"Cookie: sid=a"}, "query key is refused, since it is sent for a scheme too that the operation does not take"},
		{`[{"bearer": []}, {"header": []}]`, "GET /x", []string{"Authorization: Bearer a", "X-Key: a"}, ""},
		{`[{"bearer": []}]`, "GET /x", []string{"Authorization: Bearer wrong-one"}, refused("header Authorization")},
		{`[{"bearer": []}]`, "GET /x", []string{"Authorization: Bearer not-wrong"}, ""},
		{`[{"basic": []}]`, "GET /x", []string{"Authorization: Basic YTpJbnZhbGlk"}, refused("header Authorization")}, // a:Invalid
		{`[{"basic": []}]`, "GET /x", []string{"Authorization: Basic aW52YWxpZDph"}, ""},                              // invalid:a
		{`[{"query": []}]`, "GET /x?key=EXPIRED", nil, refused("query key")},
		{`[{"cookie": []}]`, "GET /x", []string{"Cookie: sid=expired"}, refused("cookie sid")},
	} {
		_, err := operation(t, "/x", `"security": `+c.security).read(t, c.target, c.headers...)
		if got := faults(err); got != c.want {
			t.Errorf("%s of %s with %s: %s, want %s", c.security, c.target, c.headers, got, c.want)
		}
		if err != nil && err.Kind != fault.Unauthenticated {
			t.Errorf("%s of %s: %v", c.security, c.target, err.Kind)
		}
	}
}

func refused(place string) string {
	return place + " is refused, as any that begins with `wrong`, `invalid` or `expired`"
}

func TestMissingCredentialsAreSaidFirst(t *testing.T) {
	b := operation(t, "/x", `"security": [{"bearer": []}, {"header": [], "query": []}], "parameters": [{"name": "a", "in": "query", "required": true}]`)
	_, err := b.read(t, "GET /x")
	const detail = "The operation needs credentials: the header Authorization as `Bearer ...`, or the header X-Key and the query parameter key."
	if err == nil || err.Kind != fault.Unauthenticated || err.Detail != detail || faults(err) != "header Authorization is missing; query a is missing" {
		t.Errorf("%v: %s", err, faults(err))
	}
}

func TestChallenges(t *testing.T) {
	for _, c := range []struct {
		security string
		want     []string
	}{
		{`[]`, nil},
		{`[{"client": []}, {"unheard of": []}]`, nil},
		{`[{"bearer": []}, {"basic": []}, {"openid": []}]`, []string{`Bearer realm="Books"`, `Basic realm="Books", charset="UTF-8"`}},
		{`[{"oauth": ["read", "write\"\u000d\u000a"]}]`, []string{`Bearer realm="Books", scope="read write\""`}},
		{`[{"digest": [], "header": []}]`, []string{`Digest realm="Books"`, `ApiKey realm="Books", in="header", name="X-Key"`}},
	} {
		b := operation(t, "/x", `"security": `+c.security)
		if got := Challenges(b.doc, b.doc.Operations()[0]); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.security, got, c.want)
		}
	}
}
