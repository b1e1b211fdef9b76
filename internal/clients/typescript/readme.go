package typescript

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// readme writes README.md. Its code is one program: each part goes on where
// the one before ended.
func (e *emitter) readme() source.File {
	r := &readme{Writer: source.NewWriter("  "), e: e, client: localName(e.names.client)}
	r.Line("# %s", plainLine(e.plan.Title))
	r.text("A client in TypeScript, without dependencies, for Node 18 and later, browsers, Deno, Bun and workers: version " +
		e.plan.Version + " of the API" + describedBy(e.plan) + ".")
	if e.plan.Summary != "" {
		r.text(plainLine(e.plan.Summary))
	}
	r.install()
	r.firstCall()
	r.credentials()
	r.functions()
	r.pages()
	r.errors()
	r.repetition()
	r.streams()
	r.hooks()
	r.servers()
	r.values()
	r.license()
	return source.File{Name: "README.md", Data: r.Bytes()}
}

type readme struct {
	*source.Writer
	e      *emitter
	client string // the variable that holds the client
}

func (r *readme) title(text string) {
	r.Blank()
	r.Line("## %s", text)
}

func (r *readme) text(paragraph string) {
	r.Blank()
	r.Line("%s", source.Wrap(paragraph, 120))
}

func (r *readme) code(language string, lines ...string) {
	r.Blank()
	r.Line("```%s", language)
	for _, line := range lines {
		r.Line("%s", line)
	}
	r.Line("```")
}

func (r *readme) install() {
	r.title("Install")
	if r.e.named {
		r.code("sh", "npm install "+r.e.pack)
		r.text("From its source, `npm install && npm run build` makes `dist/`.")
		return
	}
	r.code("sh", "npm install && npm run build    # in this folder: makes dist/", "npm install path/to/this/folder # in yours")
	r.text("It is in no registry: a package of that name there is another one. To publish it, give it a name of your own in `package.json`.")
}

func (r *readme) firstCall() {
	r.title("First call")
	lines := []string{"import { " + r.e.names.client + " } from " + quote(r.e.pack) + ";", ""}
	lines = append(lines, r.construct()...)
	if o := r.e.simplest(func(o *operation) bool { return o.Verb == "GET" && gives(o, plan.JSON) }); o != nil {
		lines = append(lines, "const result = await "+r.call(o)+";", "console.log(result);")
	}
	r.code("ts", lines...)
	r.text("Arguments are one object, with names as TypeScript has them; bodies and replies are data and keep the names of the API. " +
		"A call is a promise of its content; `reply()` gives status and headers too. A second argument, `{ signal }`, gives a call up.")
	if o := r.e.simplest(func(o *operation) bool { return o.Verb == "GET" }); o != nil {
		r.code("ts", "const { status, headers } = await "+r.call(o)+".reply();", "console.log(status, headers.get(\"date\"));")
	}
}

// construct writes the making of the client.
func (r *readme) construct() []string {
	var options []string
	if relative(r.e.plan.Servers[0]) {
		options = append(options, "baseUrl: "+quote(exampleBase(r.e.plan.Servers[0])))
	}
	if schemes := r.e.schemes(); len(schemes) > 0 {
		options = append(options, "auth: { "+r.e.names.schemes[schemes[0]]+": "+secret(schemes[0])+" }")
	}
	if len(options) == 0 {
		return []string{"const " + r.client + " = new " + r.e.names.client + "();"}
	}
	return []string{"const " + r.client + " = new " + r.e.names.client + "({ " + strings.Join(options, ", ") + " });"}
}

// secret writes credentials of a scheme.
func secret(s *plan.Scheme) string {
	switch {
	case s.Kind == plan.Basic:
		return `{ username: "me", password: "..." }`
	case s.Kind == plan.OAuth2 && s.TokenURL != "":
		return `{ clientId: "me", clientSecret: "..." }`
	}
	return `"..."`
}

func (r *readme) credentials() {
	schemes := r.e.schemes()
	r.title("Credentials")
	if len(schemes) == 0 {
		r.text("The document names no credentials. If the API wants some, the option `headers: { authorization: \"...\" }` sends them with every call. " +
			"They go to the API's own origin only, whatever redirects say.")
		return
	}
	r.text("Given with the option `auth`, otherwise read from the environment, where there is one:")
	r.Blank()
	r.Line("| `auth` | what it is | environment |")
	r.Line("|---|---|---|")
	for _, s := range schemes {
		r.Line("| `%s` | %s | `%s` |", r.e.names.schemes[s], whatIs(s), strings.Join(s.Env, "`, `"))
	}
	r.text("A function in place of a value is called whenever it is needed. Credentials go to the API's own origin only, whatever redirects say.")
}

func whatIs(s *plan.Scheme) string {
	switch {
	case s.Kind == plan.APIKey:
		return "a key, sent in the " + s.In + " as `" + strings.NewReplacer("`", "", "|", `\|`).Replace(plainLine(s.Parameter)) + "`"
	case s.Kind == plan.Basic:
		return "a user name and a password"
	case s.Kind == plan.OAuth2 && s.TokenURL != "":
		return "OAuth 2.0 client credentials, with which tokens are fetched and renewed; or a token"
	case s.Kind == plan.OAuth2:
		return "an OAuth 2.0 access token"
	}
	return "a bearer token"
}

func (r *readme) functions() {
	o := r.e.simplest(func(*operation) bool { return true })
	if o == nil {
		return
	}
	r.title("Small bundles")
	r.text("Every operation is also a function of its own. A bundle that uses functions holds only those, and what they need.")
	args := r.arguments(o)
	if args != "" {
		args = ", " + args
	}
	r.code("ts",
		"import { connect, "+o.function+" } from "+quote(r.e.pack)+";", "",
		"const client = connect("+r.base()+");",
		"await "+o.function+"(client"+args+");")
}

// exampleBase is a base URL with the path of a server that has no host, if it
// can be shown.
func exampleBase(s plan.Server) string {
	const host = "https://api.example.com"
	if !strings.HasPrefix(s.URL, "/") || strings.Contains(s.URL, "{") {
		return host
	}
	return host + strings.TrimRight(s.URL, "/")
}

// base writes options that are needed.
func (r *readme) base() string {
	if relative(r.e.plan.Servers[0]) {
		return "{ baseUrl: " + quote(exampleBase(r.e.plan.Servers[0])) + " }"
	}
	return ""
}

func (r *readme) pages() {
	o := r.e.simplest(func(o *operation) bool { return o.all != "" })
	if o == nil {
		return
	}
	r.title("Lists")
	r.text("What comes in pages has an iterator over all of it, which fetches a page when it is needed.")
	r.code("ts", "for await (const item of "+r.member(o, o.methodAll)+"("+r.arguments(o)+")) {", "  console.log(item);", "}")
}
