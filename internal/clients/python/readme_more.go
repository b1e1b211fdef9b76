package python

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

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

// license says what the contract says of the API.
func (r *readme) license() {
	if text := plainLine(r.e.license()); text != notStated {
		r.section("License", "The API is under: "+text+".")
	}
}

// isName reports whether a text can be written as the name of an argument.
func isName(text string) bool {
	return text != "" && !keywords[text] && strings.Trim(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") == "" &&
		(text[0] < '0' || text[0] > '9')
}
