package sample

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/sample"
)

// send runs the samples of requests and returns, by language, what each sent.
func send(t *testing.T, requests []*Request) map[string]map[int]recorded {
	t.Helper()
	server := newRecorder(t)
	code := map[string]map[int]string{}
	for i, r := range requests {
		r.Server = server.URL + "/" + strconv.Itoa(i)
		for _, s := range r.Samples() {
			if code[s.Language] == nil {
				code[s.Language] = map[int]string{}
			}
			code[s.Language][i] = s.Code
		}
	}
	sent := map[string]map[int]recorded{}
	for language, runAll := range runners() {
		t.Run(language, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, "file", "what is\nin the file")
			runAll(t, dir, code[language])
			sent[language] = map[int]recorded{}
			arrived := server.take()
			for i := range code[language] {
				if len(arrived[i]) != 1 {
					t.Errorf("%d requests for %s %s:\n%s", len(arrived[i]), requests[i].Method, requests[i].Path, code[language][i])
					continue
				}
				sent[language][i] = arrived[i][0]
			}
		})
	}
	return sent
}

// agree checks that all languages sent the same.
func agree(t *testing.T, requests []*Request, sent map[string]map[int]recorded) {
	t.Helper()
	for i, r := range requests {
		want, ok := sent["sh"][i]
		for language := range sent {
			got, there := sent[language][i]
			if !ok || !there {
				continue
			}
			if a, b := essence(r, want), essence(r, got); !reflect.DeepEqual(a, b) {
				t.Errorf("%s %s differs:\ncurl       %v\n%-10s %v", r.Method, r.Path, a, language, b)
			}
		}
	}
}

// essence is what matters of a request.
func essence(r *Request, sent recorded) map[string]any {
	path, query, _ := strings.Cut(sent.URI, "?")
	plain, err := url.PathUnescape(path)
	values, err2 := url.ParseQuery(query)
	out := map[string]any{"method": sent.Method, "path": plain, "query": values, "errors": fmt.Sprint(err, err2)}
	for _, h := range r.headerLines(false) {
		out["header "+h.name] = sent.Header.Get(h.name)
	}
	out["authorization"] = sent.Header.Get("Authorization")
	if r.Body == nil {
		out["body"] = string(sent.Body)
		return out
	}
	kind, parameters, _ := mime.ParseMediaType(sent.Header.Get("Content-Type"))
	out["type"] = kind
	switch {
	case r.Body.JSON:
		out["body"] = normalJSON(sent.Body)
	case r.Body.Form != nil:
		form, err := url.ParseQuery(string(sent.Body))
		out["body"] = fmt.Sprint(form, err)
	case r.Body.Parts != nil:
		out["body"] = partsOf(sent.Body, parameters["boundary"])
	default:
		out["body"] = string(sent.Body)
	}
	return out
}

func normalJSON(raw []byte) any {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return fmt.Sprintf("%v: %s", err, raw)
	}
	return normal(v)
}

func normal(v any) any {
	switch v := v.(type) {
	case json.Number:
		if r, ok := sample.Rational(v); ok {
			return r.RatString()
		}
	case []any:
		for i := range v {
			v[i] = normal(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = normal(v[k])
		}
	}
	return v
}

func partsOf(body []byte, boundary string) []string {
	var out []string
	reader := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		p, err := reader.NextPart()
		if err != nil {
			if err != io.EOF {
				out = append(out, err.Error())
			}
			return out
		}
		content, _ := io.ReadAll(p)
		kind := p.Header.Get("Content-Type")
		if kind == "application/octet-stream" {
			kind = "" // some clients say so of any file
		}
		text := strings.ReplaceAll(string(content), "\r\n", "\n") // as FormData writes line ends
		out = append(out, p.FormName()+" "+kind+" "+text)
	}
}

// everyNth returns requests for a fair choice of a document's operations.
func everyNth(doc *contract.Document, most int) []*Request {
	m := New(doc)
	ops := doc.Operations()
	step := max(1, len(ops)/most)
	var out []*Request
	for i := 0; i < len(ops); i += step {
		out = append(out, m.Request(ops[i]))
	}
	return out
}

func TestAllLanguagesSendTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("this starts compilers")
	}
	for name, text := range map[string][]byte{"steward": gen.OpenAPI(), "library": portaltest.Library, "trials": portaltest.Trials} {
		t.Run(name, func(t *testing.T) {
			doc := portaltest.Load(t, text)
			requests := everyNth(doc, len(doc.Operations()))
			sent := send(t, requests)
			agree(t, requests, sent)
			for language := range sent {
				for i, op := range doc.Operations() {
					if got, ok := sent[language][i]; ok {
						checkRequest(t, text, op, got)
					}
				}
			}
		})
	}
}

func TestAllLanguagesSendTheSameForRealDocuments(t *testing.T) {
	var requests []*Request
	for _, name := range []string{
		"github/23.0.2.json", "stripe/0.203.0.json", "figma/0.43.0.yaml", "docker/1.56.yaml", "twilio/9.0.0.json", "vault/0.4.3.json",
		"kubernetes/1.36.3.json",
	} {
		requests = append(requests, everyNth(corpustest.Document(t, name), 40)...)
	}
	sent := send(t, requests)
	agree(t, requests, sent)
	t.Logf("%d requests", len(requests))
}

// Nothing in a document reaches more than the one request it is in.
func TestHostileDocumentsDoNotLeaveTheirQuotes(t *testing.T) {
	if testing.Short() {
		t.Skip("this starts compilers")
	}
	attacks := append(slices.Clone(portaltest.Attacks),
		"'; echo failed; '", "$(echo failed)", "`echo failed`", "a\necho failed", `"; echo failed; "`, `\`, `\"`, `\'`, "*/ //", "${process.exit(3)}",
		"{os.abort()}", `"""`, "'''", "`+panic(1)+`", "%s%n", "\u2028\u2029", "@file", "<file", "{a,b}[1-9]", "#x", "&a=b", "-o/dev/null", "../../..", "é\U0001F600",
	)
	var requests []*Request
	for _, attack := range attacks {
		doc := portaltest.Load(t, portaltest.HostileText(attack))
		for _, op := range doc.Operations() {
			requests = append(requests, New(doc).Request(op))
		}
		quoted := portaltest.Quote(attack)
		trial := portaltest.Load(t, []byte(strings.ReplaceAll(hostileTrial, `"ATTACK"`, quoted)))
		for _, op := range trial.Operations() {
			requests = append(requests, New(trial).Request(op))
		}
	}
	agree(t, requests, send(t, requests))
}

// hostileTrial puts a text wherever a sample takes texts from.
const hostileTrial = `{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {"/x/{p}": {
  "post": {"parameters": [
      {"name": "p", "in": "path", "required": true, "schema": {"type": "string"}, "example": "ATTACK"},
      {"name": "q", "in": "query", "required": true, "schema": {"type": "string"}, "example": "ATTACK"},
      {"name": "ATTACK", "in": "query", "required": true, "schema": {"type": "string"}},
      {"name": "X-H", "in": "header", "required": true, "schema": {"type": "string"}, "example": "ATTACK"},
      {"name": "c", "in": "cookie", "required": true, "schema": {"type": "string"}, "example": "ATTACK"}],
    "requestBody": {"content": {"application/json": {"example": {"a": "ATTACK", "ATTACK": 1}}}}, "responses": {}},
  "put": {"parameters": [{"name": "p", "in": "path", "required": true, "schema": {"type": "integer"}}],
    "requestBody": {"content": {"application/x-www-form-urlencoded": {"example": {"a": "ATTACK", "ATTACK": 1}}}}, "responses": {}},
  "patch": {"parameters": [{"name": "p", "in": "path", "required": true, "schema": {"type": "integer"}}],
    "requestBody": {"content": {"text/plain": {"example": "ATTACK"}}}, "responses": {}},
  "delete": {"parameters": [{"name": "p", "in": "path", "required": true, "schema": {"type": "integer"}}],
    "requestBody": {"required": true, "content": {"multipart/form-data": {"example": {"a": "ATTACK", "b": {"c": "ATTACK"}}}}}, "responses": {}}}}}`

// request is a recorded request as it was.
func (r recorded) request() *http.Request {
	req, err := http.NewRequest(r.Method, "http://loopback.example"+r.URI, bytes.NewReader(r.Body))
	if err != nil {
		panic(err)
	}
	req.Header = r.Header.Clone()
	return req
}
