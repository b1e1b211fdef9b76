package python

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
)

// readme writes README.md, with examples from the document.
func (e *emitter) readme() source.File {
	r := &readme{Writer: source.NewWriter("    "), e: e, examples: e.examples()}
	r.begin()
	r.first()
	r.credentials()
	r.asynchronous()
	r.pages()
	r.models()
	r.errors()
	r.repeating()
	r.streams()
	r.hooks()
	r.servers()
	r.notes()
	r.license()
	return source.File{Name: "README.md", Data: r.Bytes()}
}

type readme struct {
	*source.Writer
	e        *emitter
	examples []*example
}

// section begins a section.
func (r *readme) section(title string, paragraphs ...string) {
	r.Blank()
	r.Line("## %s", title)
	for _, p := range paragraphs {
		r.Blank()
		r.Line("%s", source.Wrap(p, width))
	}
}

// code writes lines of Python.
func (r *readme) code(lines ...string) {
	r.Blank()
	r.Line("```python")
	for _, line := range lines {
		r.Line("%s", line)
	}
	r.Line("```")
}

func (r *readme) pages() {
	x := simplest(r.examples, func(x *example) bool { return x.method.all != "" })
	if x == nil {
		return
	}
	call := strings.Replace(x.call, "."+x.method.name+"(", "."+x.method.all+"(", 1)
	r.section("Pages", "Lists that come in pages have a second method, which goes over the items of all of them and asks for a page when it is needed.")
	r.code(r.imports(r.with("for item in "+call+":", "    print(item)")...)...)
}

func (r *readme) models() {
	if len(r.e.modules) == 0 {
		return
	}
	r.section("Models", "Objects are pydantic models in `"+r.e.module+".models`, with names as Python writes them. Members that the API "+
		"has and this package doesn't know are kept, in `model_extra`, and sent back. Fields that were not set are not sent; None is sent as null "+
		"where the API knows null. Values that an enumeration doesn't name are kept as they are, and objects that none of several types "+
		"fits are `Unknown`. A reply that lacks something is taken all the same: what is missing is None. Where an object is sent, a dictionary will do.")
	x := simplest(r.examples, func(x *example) bool { return strings.Contains(x.call, "models.") && x.method.result.call == "call" })
	if x != nil {
		r.code(r.imports(r.with(x.call)...)...)
	}
}

func (r *readme) errors() {
	r.section("Errors", "All errors are `ClientError`. `StatusError` is a reply that tells of an error: it has `status`, `headers`, "+
		"`body` and, of Problem details, `title` and `detail`. `ConnectionFailed`, and of it `TimedOut`, mean that no whole reply came; `DecodeError` "+
		"that a reply is not what the contract says.")
	if errors := r.e.plan.Errors; len(errors) > 0 {
		r.Blank()
		r.Line("%s", source.Wrap("Errors that the API documents are kinds of StatusError with their body as `data`, such as `"+
			r.e.names.errors[errors[0]]+"`.", width))
	}
	x := r.call()
	if x == nil {
		return
	}
	lines := []string{
		"try:", "    " + x.call, "except " + r.e.module + ".StatusError as error:", "    print(error.status, error.detail or error.text)",
		"except " + r.e.module + ".ConnectionFailed as error:", `    print("no reply:", error)`,
	}
	r.code(r.imports(r.with(lines...)...)...)
}

func (r *readme) repeating() {
	r.section("Timeouts and retries", "An attempt may take 60 seconds; a stream may last longer. Calls that may be repeated are tried "+
		"twice more after a connection that failed and after 408, 429, 502, 503 and 504, with pauses that grow and vary, or as `Retry-After` says. "+
		"`Idempotency-Key` is sent by itself where the API takes one, the same with each attempt. "+
		"A reply that is read whole may have 256 MiB, or as many bytes as `max_reply` says.")
	call := r.construct()
	call = strings.Replace(call, "Client(", "Client(timeout=10, retries=5, ", 1)
	r.code("import "+r.e.module, "", "client = "+r.e.module+"."+strings.Replace(call, ", )", ")", 1))
}

// plainLine puts a text on one line, and keeps it from being a heading or HTML.
func plainLine(text string) string {
	text = strings.Join(strings.Fields(source.Wrap(text, 10_000)), " ")
	return strings.NewReplacer("<", "&lt;", "```", "`").Replace(text)
}
