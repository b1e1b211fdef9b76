package page_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/page"
)

// found is what stands on a page: its text, and what it shows as code.
type found struct {
	text  string // white space collapsed
	codes map[string]bool
}

var codeElement = regexp.MustCompile(`<code>([^<]*)</code>`)

func readPage(content []byte) found {
	f := found{codes: map[string]bool{}}
	for _, m := range codeElement.FindAllSubmatch(content, -1) {
		all := html.UnescapeString(string(m[1]))
		f.codes[markdown.OneLine(all)] = true
		for _, word := range strings.Fields(all) {
			f.codes[word] = true
		}
	}
	var b strings.Builder
	for rest := string(content); rest != ""; {
		text, tag, _ := strings.Cut(rest, "<")
		b.WriteString(text)
		_, rest, _ = strings.Cut(tag, ">")
	}
	f.text = markdown.OneLine(html.UnescapeString(b.String()))
	return f
}

// auditor walks a document by itself and asks for everything that it names on
// the page that should say it.
type auditor struct {
	t      *testing.T
	name   string
	doc    *contract.Document
	paged  map[*contract.Node]bool // component schemas
	counts map[string]int
	misses int
}

func newAuditor(t *testing.T, name string, doc *contract.Document) *auditor {
	a := &auditor{t: t, name: name, doc: doc, paged: map[*contract.Node]bool{}, counts: map[string]int{}}
	for _, n := range doc.Components("schemas") {
		a.paged[n] = true
	}
	return a
}

// want asks for a code, or words, of a kind on a page.
func (a *auditor) want(f found, path, kind, text string) {
	a.counts[kind]++
	text = markdown.OneLine(text)
	if text == "" || f.codes[text] || strings.Contains(f.text, text) {
		return
	}
	if a.misses++; a.misses < 20 {
		a.t.Errorf("%s: %s lacks the %s %q", a.name, path, kind, text)
	}
}

// operation asks for the parts of an operation object.
func (a *auditor) operation(f found, path string, n, item *contract.Node, outgoing bool) {
	a.counts["operation"]++
	seen := map[*contract.Node]bool{}
	request, response := "readOnly", "writeOnly"
	if outgoing {
		request, response = response, request
	}
	for _, list := range []*contract.Node{item.Get("parameters"), n.Get("parameters")} {
		for _, p := range list.Items() {
			p = a.doc.Resolve(p)
			if p.Get("in").Text() == "body" {
				a.schema(f, path, p.Get("schema"), request, seen)
				continue
			}
			a.want(f, path, "parameter", p.Get("name").Text())
			a.schema(f, path, p.Get("schema"), request, seen)
			a.content(f, path, p.Get("content"), request, seen)
		}
	}
	body := a.doc.Resolve(n.Get("requestBody"))
	a.content(f, path, body.Get("content"), request, seen)
	for status, r := range n.Get("responses").Fields() {
		if strings.HasPrefix(status, "x-") {
			continue
		}
		r = a.doc.Resolve(r)
		if status == "default" {
			status = "Any other status"
		}
		a.want(f, path, "response", strings.ToUpper(status[:1])+status[1:])
		a.words(f, path, r.Get("description"))
		for name, h := range r.Get("headers").Fields() {
			h = a.doc.Resolve(h)
			a.want(f, path, "header", name)
			a.schema(f, path, h.Get("schema"), response, seen)
		}
		for name := range r.Get("links").Fields() {
			a.want(f, path, "link", name)
		}
		a.content(f, path, r.Get("content"), response, seen)
		a.schema(f, path, r.Get("schema"), response, seen)
	}
	for _, c := range n.Get("callbacks").Fields() {
		for expression, item := range a.doc.Resolve(c).Fields() {
			if strings.HasPrefix(expression, "x-") {
				continue
			}
			a.want(f, path, "callback", expression)
			item = a.doc.Resolve(item)
			for _, method := range []string{"get", "put", "post", "delete", "patch"} {
				if op := item.Get(method); op != nil {
					a.operation(f, path, op, item, true)
				}
			}
		}
	}
}

// words asks for a description that has no marks of Markdown.
func (a *auditor) words(f found, path string, n *contract.Node) {
	if text := n.Text(); plainWords.MatchString(text) {
		a.want(f, path, "description", text)
	}
}

var plainWords = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9 ,.()']*$`)

func (a *auditor) content(f found, path string, content *contract.Node, hidden string, seen map[*contract.Node]bool) {
	for kind, media := range content.Fields() {
		a.want(f, path, "media type", kind)
		media = a.doc.Resolve(media)
		a.schema(f, path, media.Get("schema"), hidden, seen)
		a.schema(f, path, media.Get("itemSchema"), hidden, seen)
	}
}

// schema asks for every property and value of a schema and of those within it,
// but for components, which have pages of their own. Properties with the hidden
// keyword are only named.
func (a *auditor) schema(f found, path string, n *contract.Node, hidden string, seen map[*contract.Node]bool) {
	if n == nil || seen[n] || !n.Is(contract.Object) {
		return
	}
	seen[n] = true
	if n.Get("$ref").Is(contract.String) {
		if to := a.doc.Resolve(n); to != nil && !a.paged[to] {
			a.schema(f, path, to, hidden, seen)
		}
		if a.doc.Edition < contract.OpenAPI31 {
			return
		}
	}
	for name, p := range n.Get("properties").Fields() {
		a.want(f, path, "property", name)
		if hidden != "" && (p.Get(hidden).True() || a.doc.Resolve(p).Get(hidden).True()) {
			continue
		}
		a.words(f, path, p.Get("description"))
		a.schema(f, path, p, hidden, seen)
	}
	for name, p := range n.Get("patternProperties").Fields() {
		a.want(f, path, "pattern", name)
		a.schema(f, path, p, hidden, seen)
	}
	for _, v := range n.Get("enum").Items() {
		a.want(f, path, "enum value", v.Literal())
	}
	if c := n.Get("const"); c != nil {
		a.want(f, path, "enum value", c.Literal())
	}
	for _, key := range []string{"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema"} {
		a.schema(f, path, n.Get(key), hidden, seen)
	}
	for _, key := range []string{"allOf", "anyOf", "oneOf", "prefixItems"} {
		for _, s := range n.Get(key).Items() {
			a.schema(f, path, s, hidden, seen)
		}
	}
	for _, s := range n.Get("dependentSchemas").Fields() {
		a.schema(f, path, s, hidden, seen)
	}
}

// audit asks the pages of a document for all that the document says.
func (a *auditor) audit(d *page.Document, render func(path string) found) {
	pages := map[string]string{}
	outline := d.Reference.Outline()
	for _, t := range outline.Tags {
		for _, op := range t.Operations {
			pages["paths "+op.Method+" "+op.Path] = "operations/" + op.Page
		}
	}
	for _, op := range outline.Webhooks {
		pages["webhooks "+op.Method+" "+op.Path] = "webhooks/" + op.Page
	}
	for _, key := range []string{"paths", "webhooks"} {
		for name, item := range a.doc.Root.Get(key).Fields() {
			if strings.HasPrefix(name, "x-") {
				continue
			}
			item = a.doc.Resolve(item)
			for _, method := range []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"} {
				op := item.Get(method)
				if op == nil || method == "trace" && a.doc.Edition == contract.Swagger20 {
					continue
				}
				path := pages[key+" "+strings.ToUpper(method)+" "+name]
				if path == "" {
					a.t.Errorf("%s: %s %s has no page", a.name, method, name)
					continue
				}
				a.operation(render(path), path, op, item, key == "webhooks")
			}
		}
	}
	byName := map[string]string{}
	for _, c := range d.Reference.Schemas() {
		byName[c.Name] = "schemas/" + c.Page
	}
	for name, n := range a.doc.Components("schemas") {
		path := byName[name]
		if path == "" {
			a.t.Errorf("%s: the schema %s has no page", a.name, name)
			continue
		}
		a.counts["schema"]++
		a.schema(render(path), path, n, "", map[*contract.Node]bool{})
	}
}

func TestNothingOfADocumentIsMissingFromItsPages(t *testing.T) {
	r := newRenderer(t)
	for _, name := range sampleOfCorpus(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := corpusDocument(t, name)
			if d == nil {
				t.Skip("the document is refused")
			}
			a, b := newAuditor(t, name, d.Reference.Document()), budget{}
			a.audit(d, func(path string) found {
				content := renderHTML(t, r, d, path)
				b.measure(path, content)
				return readPage(content)
			})
			b.check(t, name)
			if a.misses > 0 {
				t.Errorf("%d things are missing", a.misses)
			}
			t.Logf("found: %v", a.counts)
		})
	}
}

// renderHTML renders the page at a path as a file.
func renderHTML(tb testing.TB, r *page.Renderer, d *page.Document, path string) []byte {
	tb.Helper()
	p, err := d.Page(path, page.Form{Static: true})
	if err != nil {
		tb.Fatal(err)
	}
	content, err := r.HTML(p)
	if err != nil {
		tb.Fatal(err)
	}
	return content
}
