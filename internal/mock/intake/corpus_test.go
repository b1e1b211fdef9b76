package intake

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/mock/route"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/wire"
)

// What is made for an operation of a real document, and is allowed there by its
// schemas, is read without a fault, and as what it was.
func TestRequestsToRealDocumentsAreRead(t *testing.T) {
	for _, name := range []string{
		"github/23.0.2.json", "stripe/0.203.0.json", "figma/0.43.0.yaml", "docker/1.56.yaml",
		"twilio/9.0.0.json", "vault/0.4.3.json", "kubernetes/1.36.3.json", "datadog/2.67.0.yaml",
	} {
		t.Run(strings.ReplaceAll(name, "/", " "), func(t *testing.T) {
			if n := benchFor(corpustest.Document(t, name)).allComeBack(t); n == 0 {
				t.Error("no request was read")
			}
		})
	}
}

// The same of a fair sample of 2,600 documents that nobody looked after.
func TestRequestsToManyDocumentsAreRead(t *testing.T) {
	read := 0
	for name, doc := range corpustest.Many(t, 25, 4<<20) {
		t.Run(strings.ReplaceAll(name, "/", " "), func(t *testing.T) { read += benchFor(doc).allComeBack(t) })
	}
	if read == 0 {
		t.Error("no request was read")
	}
	t.Logf("%d requests", read)
}

// allComeBack reads requests to each operation, and counts them.
func (b *bench) allComeBack(t *testing.T) (read int) {
	t.Helper()
	composer := compose.New(b.doc, sample.New(b.doc), schema.New(b.doc, schema.WithFormats()), nil)
	for i, op := range b.doc.Operations() {
		random := rand.New(rand.NewPCG(1, uint64(i)))
		for _, form := range []compose.Form{compose.Minimal, compose.Full, compose.Random} {
			if made := composer.Compose(op, form, random); made.Intent == call.Valid && b.comesBack(t, made) {
				read++
			}
		}
	}
	return read
}

// comesBack reads what is written for a case. It is false when that cannot be
// written, leads to another operation, or can be read in two ways.
func (b *bench) comesBack(t *testing.T, made *call.Case) bool {
	t.Helper()
	req, sendable := b.write(made)
	if !sendable {
		return false
	}
	m, _, _ := b.routes.FindTarget(req.Method, req.URL.EscapedPath(), req.URL.RawQuery)
	if m.Operation != made.Operation || ambiguous(made, m) {
		return false
	}
	got, err := b.reader.Read(req, m)
	if err != nil {
		t.Errorf("%s: %s (%s)", made.Operation.Name(), err.Detail, faults(err))
		return true
	}
	for _, a := range made.Arguments {
		if v, _ := got.Argument(a.In, a.Name); !sameOnTheWire(b.doc, a.Parameter, v, a.Value) {
			t.Errorf("%s: %s %s is read as %s, and was %s", made.Operation.Name(), a.In, a.Name, sample.Compact(v), sample.Compact(a.Value))
		}
	}
	return true
}

// ambiguous reports whether the document lets two arguments of a case stand in
// one place, or says something else of a place that HTTP has a meaning for.
func ambiguous(made *call.Case, m route.Match) bool {
	if strings.Contains(made.Operation.Path, "?") {
		return true
	}
	names := map[string]bool{}
	for _, a := range made.Arguments {
		switch strings.ToLower(a.Name) {
		case "content-length", "content-encoding":
			return true
		}
		for _, found := range m.Arguments {
			if a.In == "path" && found.Name == a.Name && found.Text != wire.Path(a.Parameter, a.Value) {
				return true // "{a}.{b}" divides at another dot
			}
		}
		if a.In != "query" {
			continue
		}
		if o, _ := a.Value.(sample.Object); len(o.Without(a.Name)) < len(o) {
			return true // a member has the name of the parameter
		}
		mine := map[string]bool{}
		for _, pair := range wire.Query(a.Parameter, a.Value) {
			name, _, _ := strings.Cut(pair, "=")
			if names[name] {
				return true
			}
			mine[name] = true
		}
		maps.Copy(names, mine)
	}
	return false
}

// sameOnTheWire reports whether two values are the same, or written in the same
// way, as a list of one text and the text itself.
func sameOnTheWire(doc *contract.Document, p *contract.Parameter, a, b any) bool {
	if sample.Same(a, b) {
		return true
	}
	switch p.In {
	case "path":
		return wire.Path(p, a) == wire.Path(p, b)
	case "header":
		return wire.Header(p, a) == wire.Header(p, b)
	case "cookie":
		return slices.Equal(wire.Cookie(p, a), wire.Cookie(p, b))
	case "querystring":
		return slices.Equal(wire.QueryString(doc, p, a), wire.QueryString(doc, p, b))
	}
	return slices.Equal(wire.Query(p, a), wire.Query(p, b))
}

// write writes a case as a request, with credentials for the first way in; ok
// is false where its body has no form in its media type.
func (b *bench) write(made *call.Case) (req *http.Request, ok bool) {
	path, query, header := made.Operation.Path, []string(nil), http.Header{}
	for _, a := range made.Arguments {
		switch a.In {
		case "path":
			path = strings.ReplaceAll(path, "{"+a.Name+"}", wire.Path(a.Parameter, a.Value))
		case "query":
			query = append(query, wire.Query(a.Parameter, a.Value)...)
		case "querystring":
			query = append(query, wire.QueryString(b.doc, a.Parameter, a.Value)...)
		case "header":
			header.Set(a.Name, wire.Header(a.Parameter, a.Value))
		case "cookie":
			header["Cookie"] = append(header["Cookie"], strings.Join(wire.Cookie(a.Parameter, a.Value), "; "))
		}
	}
	for _, way := range made.Operation.Security[:min(len(made.Operation.Security), 1)] {
		for _, use := range way.Schemes {
			s, _ := schemeNamed(b.doc, use.Name)
			if slices.ContainsFunc(made.Arguments, func(a call.Argument) bool { return a.In == s.In && strings.EqualFold(a.Name, s.Name) }) {
				continue // it is a parameter too
			}
			switch s.In {
			case "header":
				header.Add(s.Name, s.Value("a:b"))
			case "query":
				query = append(query, wire.Escape(s.Name)+"="+s.Value("secret"))
			case "cookie":
				header["Cookie"] = append(header["Cookie"], s.Name+"="+s.Value("secret"))
			}
		}
	}
	var data []byte
	if made.Body != nil {
		written, contentType, err := wire.Body(b.doc, made.Body.Media, made.Body.Type, made.Body.Value)
		if err != nil {
			return nil, false
		}
		data = written
		header.Set("Content-Type", contentType)
	}
	req = httptest.NewRequest(made.Operation.Method, wire.EncodePath(path), bytes.NewReader(data))
	req.URL.RawQuery = strings.TrimPrefix(req.URL.RawQuery+"&"+strings.Join(query, "&"), "&")
	req.Header = header
	return req, true
}
