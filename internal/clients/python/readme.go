package python

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
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

func (r *readme) begin() {
	p := r.e.plan
	r.Line("# %s", plainLine(title(p)))
	r.Blank()
	r.Line("%s", source.Wrap("A typed client for Python 3.10 and later, synchronous and asynchronous, on httpx and pydantic. "+
		"It was made from version "+plainLine(p.Version)+" of the API by Steward.", width))
	if p.Summary != "" {
		r.Blank()
		r.Line("%s", source.Wrap(plainLine(p.Summary), width))
	}
	r.section("Install")
	r.Blank()
	r.Line("```sh\npip install %s\n```", r.e.project)
	r.Blank()
	r.Line("%s", source.Wrap("From this folder: `pip install .`", width))
}

// construct writes what makes a client: nothing needs to be given that the
// environment has.
func (r *readme) construct() string {
	if server := defaultURL(r.e.plan.Servers[0]); !strings.HasPrefix(server, "http") {
		return `Client(base_url="https://api.example.com")`
	}
	return "Client()"
}

// with writes a block in which there is a client.
func (r *readme) with(lines ...string) []string {
	out := []string{"with " + r.e.module + "." + r.construct() + " as client:"}
	for _, line := range lines {
		out = append(out, "    "+line)
	}
	return out
}

// imports puts the imports that lines need before them.
func (r *readme) imports(lines ...string) []string {
	text := strings.Join(lines, "\n")
	var standard []string
	for _, module := range []string{"asyncio", "logging"} {
		if strings.Contains(text, module+".") {
			standard = append(standard, "import "+module)
		}
	}
	if strings.Contains(text, "Path(") {
		standard = append(standard, "from pathlib import Path")
	}
	if len(standard) > 0 {
		standard = append(standard, "")
	}
	if strings.Contains(text, "httpx.") {
		standard = append(standard, "import httpx", "")
	}
	out := append(standard, "import "+r.e.module)
	if strings.Contains(text, "models.") {
		out = append(out, "from "+r.e.module+" import models")
	}
	if out = append(out, ""); strings.Contains(lines[0], "def ") {
		out = append(out, "")
	}
	return append(out, lines...)
}

// gives reports whether a call returns a value.
func gives(x *example) bool {
	r := x.method.result
	return r.call == "call" && r.value != "None" && x.method.op.Verb == "GET"
}

// call is the first example of a call, or what stands for one.
func (r *readme) call() *example {
	if x := simplest(r.examples, func(x *example) bool { return gives(x) && x.method.result.value != "Any" }); x != nil {
		return x
	}
	return simplest(r.examples, func(x *example) bool { return x.method.result.call == "call" })
}

func (r *readme) first() {
	x := r.call()
	r.section("First call")
	if x == nil {
		r.code(r.imports(r.with("...")...)...)
		return
	}
	lines := []string{x.call}
	if gives(x) {
		lines = []string{"result = " + x.call, "print(result)"}
	}
	r.code(r.imports(r.with(lines...)...)...)
	r.Blank()
	r.Line("%s", source.Wrap("Operations are methods of groups, such as `client."+x.group.module+"`; parameters of the path come first, "+
		"the others are given by name. Every method takes `options` for this one call: `timeout`, `retries`, `headers`, `query`, "+
		"and `on_reply`, which is called with status and headers.", width))
}

func (r *readme) credentials() {
	credentials := r.e.credentials(newImports(0))
	if len(credentials) == 0 {
		return
	}
	r.section("Authentication", "Credentials are arguments of the client. What is not given is read from the environment.")
	r.Blank()
	r.Line("| Argument | What it is |")
	r.Line("|---|---|")
	for _, c := range credentials {
		r.Line("| `%s` | %s |", c.name, c.text)
	}
	value := `"..."`
	if strings.HasPrefix(credentials[0].typ, "auth.Pair") {
		value = `("...", "...")`
	}
	args := credentials[0].name + "=" + value
	if given := strings.TrimSuffix(strings.TrimPrefix(r.construct(), "Client("), ")"); given != "" {
		args += ", " + given
	}
	r.code("import "+r.e.module, "", "client = "+r.e.module+".Client("+args+")")
	r.Blank()
	r.Line("%s", source.Wrap("A function may stand for a text: it is called for each request. Credentials are sent only to the server "+
		"that the client was made for, also when it redirects elsewhere.", width))
}

func (r *readme) asynchronous() {
	x := r.call()
	r.section("Asynchronous", "`AsyncClient` has the same methods, to be awaited. Cancelling a task ends its call.")
	if x == nil {
		return
	}
	lines := []string{"await " + x.call}
	if gives(x) {
		lines = []string{"print(await " + x.call + ")"}
	}
	block := []string{"async def main() -> None:", "    async with " + r.e.module + ".Async" + r.construct() + " as client:"}
	for _, line := range lines {
		block = append(block, "        "+line)
	}
	r.code(r.imports(append(block, "", "", "asyncio.run(main())")...)...)
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
		"`Idempotency-Key` is sent by itself where the API takes one, the same with each attempt.")
	call := r.construct()
	call = strings.Replace(call, "Client(", "Client(timeout=10, retries=5, ", 1)
	r.code("import "+r.e.module, "", "client = "+r.e.module+"."+strings.Replace(call, ", )", ")", 1))
}

func (r *readme) streams() {
	of := func(call string) *example {
		return simplest(r.examples, func(x *example) bool { return x.method.result.call == call })
	}
	download, events, lines := of("download"), of("events"), of("stream")
	upload := simplest(r.examples, func(x *example) bool { return strings.Contains(x.call, "Path(") && x.method.result.call == "call" })
	if download == nil && events == nil && lines == nil && upload == nil {
		return
	}
	r.section("Files and streams")
	if upload != nil {
		r.Blank()
		r.Line("Files are sent as they are read: from a path, an open file, bytes or an iterator.")
		r.code(r.imports(r.with(upload.call)...)...)
	}
	if download != nil {
		r.Blank()
		r.Line("What is downloaded is read when you do.")
		r.code(r.imports(r.with("with "+download.call+" as download:", `    download.save("file")`)...)...)
	}
	if events != nil {
		r.Blank()
		r.Line("Events come one by one, as long as the server sends them.")
		r.code(r.imports(r.with("with "+events.call+" as stream:", "    for event in stream:", "        print(event.event, event.data)")...)...)
	}
	if lines != nil {
		r.Blank()
		r.Line("Values come one by one.")
		r.code(r.imports(r.with("with "+lines.call+" as stream:", "    for value in stream:", "        print(value)")...)...)
	}
}

func (r *readme) hooks() {
	r.section("Hooks", "Give an HTTP client of your own, for proxies and certificates, a function that sees each request and one that sees "+
		"each response, and a logger. What replies say of deprecation is logged as a warning, once for each operation, and warned of as `DeprecationWarning`.")
	given := strings.TrimSuffix(strings.TrimPrefix(r.construct(), "Client("), ")")
	lines := []string{
		"def sign(request: httpx.Request) -> None:", `    request.headers["X-Trace"] = "1"`, "", "",
		"client = " + r.e.module + ".Client(",
	}
	if given != "" {
		lines = append(lines, "    "+given+",")
	}
	lines = append(lines, `    http_client=httpx.Client(proxy="http://127.0.0.1:3128"),`, "    on_request=sign,", `    logger=logging.getLogger("api"),`, ")")
	r.code(r.imports(lines...)...)
}

func (r *readme) servers() {
	servers := r.e.plan.Servers
	if len(servers) < 2 && len(servers[0].Variables) == 0 {
		return
	}
	r.section("Servers", "The contract names these. The first is used unless `base_url` says otherwise.")
	r.Blank()
	for _, s := range servers {
		line := "- `" + strings.ReplaceAll(plainLine(s.URL), "`", "") + "`"
		if s.Description != "" {
			line += ": " + plainLine(s.Description)
		}
		r.Line("%s", line)
	}
	r.code("import "+r.e.module, "", "client = "+r.e.module+".Client(base_url="+r.serverURL(servers)+")")
}

// serverURL writes how the URL of a server is made.
func (r *readme) serverURL(servers []plan.Server) string {
	index := min(1, len(servers)-1)
	server := servers[index]
	var args []string
	for _, v := range server.Variables {
		if isName(v.Name) {
			args = append(args, v.Name+"="+quote(v.Default))
		}
	}
	return fmt.Sprintf("%s.SERVERS[%d].url(", r.e.module, index) + strings.Join(args, ", ") + ")"
}

func (r *readme) notes() {
	notes := r.e.plan.Notes
	if len(notes) == 0 {
		return
	}
	r.section("What this client cannot say")
	r.Blank()
	const most = 50
	for _, n := range notes[:min(len(notes), most)] {
		where := n.Operation
		if where == "" {
			where = n.Place
		}
		r.Line("- `%s`: %s", strings.ReplaceAll(plainLine(where), "`", ""), plainLine(n.Text))
	}
	if len(notes) > most {
		r.Line("- and %d more.", len(notes)-most)
	}
}

// plainLine puts a text on one line, and keeps it from being a heading or HTML.
func plainLine(text string) string {
	text = strings.Join(strings.Fields(source.Wrap(text, 10_000)), " ")
	return strings.NewReplacer("<", "&lt;", "```", "`").Replace(text)
}

// isName reports whether a text can be written as the name of an argument.
func isName(text string) bool {
	return text != "" && !keywords[text] && strings.Trim(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") == "" &&
		(text[0] < '0' || text[0] > '9')
}
