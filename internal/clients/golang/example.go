package golang

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// example is a piece of code that README shows and example_test.go compiles.
type example struct {
	name    string // "errors"; "" for that of the package
	code    []string
	imports []string
}

// text returns the code in lines.
func (x *example) text() string { return strings.Join(x.code, "\n") }

// examples are the pieces of code for the package, by name. One that the API
// has no operation for is not there.
func (e *emitter) examples() map[string]*example {
	all := make(map[string]*example)
	add := func(x *example) {
		if x != nil {
			all[x.name] = x
		}
	}
	add(e.firstExample())
	add(e.pageExample())
	add(e.errorExample())
	add(e.eventExample())
	add(e.downloadExample())
	add(e.optionExample())
	add(e.fakeExample())
	return all
}

// example makes an example of code, and finds what it imports.
func (e *emitter) example(name string, build func(s *sampler) []string) *example {
	s := &sampler{emitter: e}
	code := build(s)
	for _, path := range [...]string{"context", "errors", "fmt", "log", "log/slog", "net/http", "io", "os", "time"} {
		if base := path[strings.LastIndexByte(path, '/')+1:]; selects(strings.Join(code, "\n"), base) {
			s.use(path)
		}
	}
	slices.Sort(s.imports)
	return &example{name: name, code: code, imports: s.imports}
}

// selects reports whether statements use something of a package.
func selects(code, name string) bool {
	file, err := parser.ParseFile(token.NewFileSet(), "", "package p\nfunc f() {\n"+code+"\n}", parser.SkipObjectResolution)
	if err != nil {
		return false
	}
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			x, ok := s.X.(*ast.Ident)
			found = found || ok && x.Name == name
		}
		return !found
	})
	return found
}

func (e *emitter) firstExample() *example {
	op := e.easiest(returnsValue)
	if op == nil {
		return nil
	}
	return e.example("", func(s *sampler) []string {
		return append(e.begin(), "result, err := "+s.call(op, e.calls[op].method), "if err != nil {", "\tlog.Fatal(err)", "}", "fmt.Println(result)")
	})
}

// begin makes a client.
func (e *emitter) begin() []string {
	option := ""
	if url := e.plan.Servers[0].URL; !strings.Contains(url, "://") {
		option = fmt.Sprintf("%s.WithBaseURL(%q)", e.name, "https://api.example.com"+pathOf(url))
	}
	return []string{"ctx := context.Background()", e.variable() + " := " + e.name + ".New(" + option + ")"}
}

// pathOf returns the path of a server without a host, "" when it is none that
// can be shown.
func pathOf(url string) string {
	if !strings.HasPrefix(url, "/") || strings.Contains(url, "{") {
		return ""
	}
	return strings.TrimRight(url, "/")
}

func (e *emitter) pageExample() *example {
	op := e.easiest(func(op *plan.Operation) bool { return op.Pagination != nil })
	if op == nil {
		return nil
	}
	return e.example("pages", func(s *sampler) []string {
		return append(e.begin(), "for item, err := range "+s.call(op, e.calls[op].all)+" {",
			"\tif err != nil {", "\t\tlog.Fatal(err)", "\t}", "\tfmt.Println(item)", "}")
	})
}

func (e *emitter) errorExample() *example {
	typed := func(op *plan.Operation) bool {
		return slices.ContainsFunc(op.Errors, func(f *plan.Failure) bool { return f.Error != nil })
	}
	op := e.easiest(func(op *plan.Operation) bool { return typed(op) && !split(op) })
	if op == nil {
		op = e.easiest(func(*plan.Operation) bool { return true })
	}
	if op == nil {
		return nil
	}
	return e.example("errors", func(s *sampler) []string {
		assign := "_, err := "
		if s.newFile().resultType(op) == "" {
			assign = "err := "
		}
		lines := append(e.begin(), assign+s.call(op, e.calls[op].method))
		if typed(op) {
			i := slices.IndexFunc(op.Errors, func(f *plan.Failure) bool { return f.Error != nil })
			lines = append(lines, fmt.Sprintf("var documented *%s.%s", e.name, e.errors[op.Errors[i].Error]),
				"if errors.As(err, &documented) {", "\tfmt.Println(documented.Status, documented.Detail)", "}")
		}
		return append(lines, "var status *"+e.name+".StatusError", "if errors.As(err, &status) {",
			"\tfmt.Println(status.Status, status.Message(), status.Header)", "}",
			"if "+e.name+".StatusOf(err) == http.StatusNotFound {", "\tfmt.Println(\"not there\")", "}")
	})
}

func resultOf(kinds ...plan.MediaKind) func(*plan.Operation) bool {
	return func(op *plan.Operation) bool {
		results := contents(op)
		return len(results) == 1 && slices.Contains(kinds, results[0].Kind)
	}
}

func (e *emitter) eventExample() *example {
	op := e.easiest(resultOf(plan.Events, plan.Lines))
	if op == nil {
		return nil
	}
	return e.example("stream", func(s *sampler) []string {
		return append(e.begin(), "stream, err := "+s.call(op, e.calls[op].method), "if err != nil {", "\tlog.Fatal(err)", "}",
			"for event, err := range stream.All() {", "\tif err != nil {", "\t\tlog.Fatal(err)", "\t}", "\tfmt.Println(event)", "}")
	})
}

func (e *emitter) downloadExample() *example {
	op := e.easiest(resultOf(plan.Binary))
	if op == nil {
		return nil
	}
	return e.example("download", func(s *sampler) []string {
		return append(e.begin(), "download, err := "+s.call(op, e.calls[op].method), "if err != nil {", "\tlog.Fatal(err)", "}",
			"defer download.Close()", "if _, err := io.Copy(os.Stdout, download); err != nil {", "\tlog.Fatal(err)", "}")
	})
}

func (e *emitter) optionExample() *example {
	return e.example("options", func(*sampler) []string {
		n := e.name
		return []string{
			e.variable() + " := " + n + ".New(",
			"\t" + n + ".WithBaseURL(\"http://localhost:8080\"),",
			"\t" + n + ".WithTimeout(10*time.Second),",
			"\t" + n + ".WithRetries(5),",
			"\t" + n + ".WithHTTPClient(&http.Client{}),",
			"\t" + n + ".WithLogger(slog.Default()),",
			"\t" + n + ".WithMiddleware(func(r *http.Request, next func(*http.Request) (*http.Response, error)) (*http.Response, error) {",
			"\t\tr.Header.Set(\"X-Request-Source\", \"example\")",
			"\t\treturn next(r)",
			"\t}),",
			")",
			"_ = " + e.variable(),
		}
	})
}

func (e *emitter) fakeExample() *example {
	op := e.easiest(func(op *plan.Operation) bool { return returnsValue(op) && structured(contents(op)[0].Use.Type) })
	if op == nil {
		return nil
	}
	return e.example("fake", func(s *sampler) []string {
		kind := strings.TrimPrefix(s.newFile().resultType(op), "*")
		return []string{
			"ctx := context.Background()",
			"fake := " + e.name + ".NewFake()",
			fmt.Sprintf("fake.%s(func(r *%s.FakeRequest) (*%s.%s, error) {", e.calls[op].fake, e.name, e.name, kind),
			fmt.Sprintf("\treturn &%s.%s{}, nil", e.name, kind),
			"})",
			e.variable() + " := " + e.name + ".New(" + e.name + ".WithHTTPClient(fake), " + e.name + ".WithBaseURL(\"http://fake\"))",
			"result, err := " + s.call(op, e.calls[op].method),
			"fmt.Println(result, err)",
		}
	})
}

// exampleFile writes the examples as functions that go vet reads.
func (e *emitter) exampleFile() source.File {
	var imports []string
	var bodies strings.Builder
	all := e.examples()
	for _, name := range [...]string{"", "pages", "errors", "stream", "download", "options", "fake"} {
		x := all[name]
		if x == nil {
			continue
		}
		for _, path := range x.imports {
			if !slices.Contains(imports, path) {
				imports = append(imports, path)
			}
		}
		suffix := ""
		if name != "" {
			suffix = "_" + name
		}
		fmt.Fprintf(&bodies, "\nfunc Example%s() {\n%s\n}\n", suffix, x.text())
	}
	slices.Sort(imports)
	var b strings.Builder
	b.WriteString(header + "\npackage " + e.name + "_test\n\nimport (\n")
	for _, path := range imports {
		fmt.Fprintf(&b, "\t%q\n", path)
	}
	own := fmt.Sprintf("\t%q\n", e.module)
	if path.Base(e.module) != e.name {
		own = "\t" + e.name + " " + strings.TrimPrefix(own, "\t")
	}
	b.WriteString("\n" + own + ")\n" + bodies.String())
	return source.File{Name: "example_test.go", Data: formatted([]byte(b.String()))}
}
