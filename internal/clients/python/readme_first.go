package python

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
)

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
