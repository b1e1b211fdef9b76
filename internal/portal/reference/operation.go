package reference

import (
	"cmp"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/sample"
)

// Operation is an operation, or a webhook, as a reader sees it on its page.
// Links in it hold on that page only.
type Operation struct {
	Page        string
	Method      string
	Path        string // of a webhook, its name
	ID          string
	Title       string // its summary, or method and path
	Webhook     bool
	Deprecated  bool
	Stability   string // "beta"; "" when nothing is said
	Tags        []Crumb
	Description prose.Text
	Notices     []Line // what a reader must know before the rest
	Sections    []*Section
	Samples     []sample.Sample // of requests; none of webhooks
	Answers     []Answer        // examples of bodies

}

// Crumb is a text that leads somewhere.
type Crumb struct{ Text, Href string }

// Operation returns the operation with the given page, for a page from which l
// leads on; nil when there is none.
func (r *Reference) Operation(page string, l Links) *Operation {
	op := r.operations.byPage[page]
	if op == nil {
		return nil
	}
	return r.operationView(op, page, l)
}

// Webhook returns the webhook with the given page, or nil.
func (r *Reference) Webhook(page string, l Links) *Operation {
	op := r.webhooks.byPage[page]
	if op == nil {
		return nil
	}
	return r.operationView(op, page, l)
}

func (r *Reference) operationView(op *contract.Operation, page string, l Links) *Operation {
	v := &Operation{
		Page: page, Method: op.Method, Path: op.Path, ID: op.ID,
		Title:   cmp.Or(summaryOf(op), op.Name()),
		Webhook: op.Outgoing(), Deprecated: op.Deprecated, Stability: stability(op),
		Description: r.texts.Text(op.Description, prose.BelowTitle),
	}
	for _, tag := range op.Tags {
		v.Tags = append(v.Tags, Crumb{Text: markdown.OneLine(tag), Href: r.tagHref(tag, l)})
	}
	v.Notices = r.notices(op, l)
	b := operationBuilder{opener: r.opener(l), op: op, media: map[mediaKey]string{}, headers: map[*contract.Node]bool{}}
	v.Sections = b.sections()
	b.settle()
	if !v.Webhook {
		v.Samples = r.samples.Request(op).Samples()
	}
	v.Answers = r.answers(op)
	return v
}

// tagHref leads to the page of a tag. Tags that no operation has first have none.
func (r *Reference) tagHref(name string, l Links) string {
	for _, t := range r.outline.Tags {
		if t.Name == name {
			return l.Tag(t.Page)
		}
	}
	return ""
}

// operationBuilder makes the sections of an operation's page. What it has shown
// once it only names after that: most responses share headers and the schema
// of errors.
type operationBuilder struct {
	*opener
	op      *contract.Operation
	media   map[mediaKey]string // where contents were shown
	headers map[*contract.Node]bool
}

func (b *operationBuilder) sections() []*Section {
	var out []*Section
	add := func(s *Section) {
		if len(s.blocks) > 0 {
			out = append(out, s)
		}
	}
	add(b.servers())
	add(b.authentication())
	for _, place := range parameterPlaces {
		add(b.parameters(place.in, place.heading))
	}
	body := &Section{ID: "body", Heading: "Request body"}
	body.add(b.body(b.op, "body", requestOf(b.op))...)
	add(body)
	responses := &Section{ID: "responses", Heading: "Responses"}
	responses.add(b.responses(b.op, "response", 3)...)
	add(responses)
	add(b.callbacks())
	add(b.more())
	return out
}

// requestOf says who sends an operation's request. A webhook's is sent by the
// API.
func requestOf(op *contract.Operation) direction {
	if op.Outgoing() {
		return inResponse
	}
	return inRequest
}

func responseOf(op *contract.Operation) direction {
	if op.Outgoing() {
		return inRequest
	}
	return inResponse
}

// servers lists those that an operation has of its own.
func (b *operationBuilder) servers() *Section {
	s := &Section{ID: "servers", Heading: "Servers"}
	var list bullets
	own := b.op.Servers
	if general := b.doc.Servers(); len(own) > 0 && len(general) > 0 && own[0].Node == general[0].Node {
		own = nil // those of the document
	}
	for _, server := range own {
		line := code(server.URL)
		if d := markdown.OneLine(server.Description); d != "" {
			line = line.and(" · " + d)
		}
		list = append(list, line)
	}
	if len(list) > 0 {
		s.add(list)
	}
	return s
}

// callbacks are what the API sends after the operation.
func (b *operationBuilder) callbacks() *Section {
	s := &Section{ID: "callbacks", Heading: "Callbacks"}
	for i, c := range b.op.Callbacks {
		id := b.ids.take("callback", cmp.Or(c.ID, c.Path))
		s.add(heading{3, id, code(c.Name())})
		if c.Summary != "" {
			s.add(paragraph(plain(markdown.OneLine(c.Summary))))
		}
		s.add(text{b.texts.Text(c.Description, prose.BelowSubsection)})
		for _, n := range b.notices(c, b.links) {
			s.add(paragraph(n))
		}
		for _, place := range parameterPlaces {
			if p := b.parametersOf(c, place.in, id); len(p) > 0 {
				s.add(heading{4, "", plain(place.heading)}, p)
			}
		}
		if body := b.body(b.op.Callbacks[i], id+".body", requestOf(c)); len(body) > 0 {
			s.add(heading{4, id + ".body", plain("Request body")})
			s.add(body...)
		}
		if answers := b.responses(c, id+".response", 5); len(answers) > 0 {
			s.add(heading{4, "", plain("Responses")})
			s.add(answers...)
		}
	}
	return s
}

// more is what the operation says beside all that.
func (b *operationBuilder) more() *Section {
	s := &Section{ID: "more", Heading: "More"}
	for _, about := range []string{b.op.Item.Get("summary").Text(), b.op.Item.Get("description").Text()} {
		if about != "" && about != b.op.Summary && about != b.op.Description {
			s.add(paragraph(plain("About the path:")), text{b.texts.Text(about, prose.BelowSection)})
		}
	}
	for _, line := range []Line{moreAt(b.op.Node.Get("externalDocs")), also(b.op.Node, shownFields)} {
		if line != nil {
			s.add(paragraph(line))
		}
	}
	return s
}

// shownFields are those of operations that pages show in a way of their own.
var shownFields = keywordSet(`tags summary description operationId parameters requestBody responses callbacks deprecated security
	servers externalDocs consumes produces schemes x-stability-level x-sunset x-deprecated-at x-deprecation-date x-successor x-replaced-by`)
