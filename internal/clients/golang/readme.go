package golang

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// readmeWriter writes README.md. Its code is that of the examples.
type readmeWriter struct {
	strings.Builder
	*emitter
	examples map[string]*example
}

// readme writes how the package is used.
func (e *emitter) readme() source.File {
	w := &readmeWriter{emitter: e, examples: e.examples()}
	p := e.plan
	w.line("# %s for Go", markdown(p.Title))
	w.paragraph(strings.ReplaceAll(oneLine(p.Summary), "<", "&lt;"))
	w.paragraph(fmt.Sprintf("The client of version %s. It needs Go 1.24 or newer, and nothing but the standard library.", p.Version))
	w.install()
	w.section("First call", "", "", "Every call takes a context, and at the end any options: each may also be given to `New`, for all calls.")
	w.authentication()
	w.section("Lists", "pages", "The methods with `All` at the end go through the items of all pages, and fetch each page when it is needed.", "")
	w.section("Errors", "errors", "A reply that is not a success is a `*StatusError`, or one of the types that the API documents, which hold one. "+
		"A call without a reply is a `*ConnectionError`, and a success that cannot be read a `*DecodeError`.", "")
	w.section("Streams", "stream", "", "")
	w.section("Downloads", "download", "", "")
	w.uploads()
	w.section("Timeouts, repetition and hooks", "options", "An attempt may take 60 seconds. A call that may be repeated is repeated twice, "+
		"after a random time that grows and that `Retry-After` may prolong, when the connection fails or the status is 408, 429, 502, 503 or 504. "+
		"Calls that create and take an idempotency key send one of their own, or that of `WithIdempotencyKey`, the same with each attempt. "+
		"A reply that is read whole may have 256 MiB, or as much as `WithMaxReply` says. "+
		"When a reply announces that an operation is deprecated, the logger is told once.", "")
	w.servers()
	w.values()
	w.section("Tests", "fake", "`NewFake` stands in for the API, without a network or as an `http.Handler`.", "")
	w.notes()
	w.license()
	return source.File{Name: "README.md", Data: []byte(w.String())}
}

func (w *readmeWriter) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

func (w *readmeWriter) paragraph(text string) {
	if text != "" {
		w.line("\n%s", text)
	}
}

// section writes an example between texts; nothing when there is none.
func (w *readmeWriter) section(title, name, before, after string) {
	x := w.examples[name]
	if x == nil {
		return
	}
	w.line("\n## %s", title)
	w.paragraph(before)
	w.code("go", strings.TrimSpace(string(formatted([]byte(x.text())))))
	w.paragraph(after)
}

func (w *readmeWriter) code(language, text string) { w.line("\n```%s\n%s\n```", language, text) }

func (w *readmeWriter) install() {
	if w.options.NoModule {
		return
	}
	w.line("\n## Install")
	if w.options.Module == "" {
		w.code("sh", fmt.Sprintf("go mod edit -replace %s=path/to/this/folder\ngo get %s", w.module, w.module))
		w.paragraph("The module's path stands in `go.mod` and `example_test.go`: change it to where the package is kept, and `go get` is enough.")
	} else {
		w.code("sh", "go get "+w.module)
	}
	w.paragraph(fmt.Sprintf("The package is `%s`: `import %q`.", w.name, w.module))
}

func (w *readmeWriter) authentication() {
	w.line("\n## Authentication\n")
	if len(w.plan.Schemes) == 0 {
		w.line("The document names no credentials. If the API wants some, `WithHeader(\"Authorization\", \"...\")` sends them with every call, and never to another origin.")
		return
	}
	w.line("| scheme | option | environment |\n|---|---|---|")
	for _, s := range w.plan.Schemes {
		names := w.schemes[s]
		var options, env []string
		for _, name := range [...]string{names.client, names.value, names.source} {
			if name != "" {
				options = append(options, "`"+name+"`")
			}
		}
		for _, name := range s.Env {
			env = append(env, "`"+name+"`")
		}
		if len(options) == 0 {
			options = []string{"`WithHTTPClient` or `WithMiddleware`"}
		}
		w.line("| %s | %s | %s |", markdown(s.Key), strings.Join(options, ", "), strings.Join(env, ", "))
	}
	w.paragraph("A call sends the credentials of the first of the operation's alternatives that is complete. They are never sent to another origin.")
}

func (w *readmeWriter) uploads() {
	if w.easiest(func(op *plan.Operation) bool {
		return op.Body != nil && (op.Body.Kind == plan.Binary || op.Body.Kind == plan.Multipart)
	}) != nil {
		w.line("\n## Uploads")
		w.paragraph("A body of bytes is an `io.Reader`, and a file in a form a `FilePart` with one. They are sent as they are read; " +
			"a call is repeated only if they can seek, as an `*os.File` can.")
	}
}

func (w *readmeWriter) values() {
	w.line("\n## Values")
	w.paragraph("A field or parameter that may be left out is a pointer, which `Ptr` makes, or a list or map, which is left out when it is nil. " +
		"One that may also be null is a `Nullable`: `Value(v)`, `Null[T]()`, or left out. " +
		"A value of one of several types is made by functions with `From` in their names, and read with `Value` and the methods that begin with `As`. " +
		"Values that the document does not know yet still come through, in enumerations and in these. Text is a `time.Time` or a `Date` where the document says so.")
}

func (w *readmeWriter) servers() {
	w.line("\n## Servers\n")
	for i, s := range w.plan.Servers {
		text := "- `" + strings.ReplaceAll(oneLine(s.URL), "`", "") + "`"
		if i == 0 && strings.Contains(s.URL, "://") {
			text += " (the default)"
		}
		if d := plan.FirstSentence(s.Description); d != "" {
			text += ": " + markdown(d)
		}
		w.line("%s", text)
		for _, v := range s.Variables {
			w.line("  - `%s`: set it with `WithServerVariable`", strings.ReplaceAll(oneLine(v.Name), "`", ""))
		}
	}
	w.paragraph("`WithBaseURL` chooses another one.")
}

func (w *readmeWriter) notes() {
	if n := len(w.plan.Notes) + len(Notes(w.plan)); n > 0 {
		w.line("\n## What the client cannot say")
		w.paragraph(fmt.Sprintf("The document has %d places that a client cannot express. Each is noted where it is met, at the method or type.", n))
	}
}

func (w *readmeWriter) license() {
	l := w.plan.License
	if l.Name == "" && l.URL == "" {
		return
	}
	w.line("\n## Licence")
	text := "The API's: " + markdown(l.Name)
	if l.URL != "" {
		text += " (" + markdown(l.URL) + ")"
	}
	w.paragraph(strings.Replace(text, ":  (", ": (", 1) + ".")
}

// markdown makes a text safe in a line of CommonMark.
func markdown(text string) string {
	return strings.NewReplacer("\\", "\\\\", "<", "&lt;", "`", "\\`", "|", "\\|", "[", "\\[", "]", "\\]", "*", "\\*", "_", "\\_", "#", "\\#").Replace(oneLine(text))
}
