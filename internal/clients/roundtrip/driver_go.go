package roundtrip

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/clients/golang"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

//go:embed drivers/driver.go.txt
var goDriver []byte

// Go writes the package of a program's client, and beside it a program that
// makes the calls.
func Go(p *Program) []source.File {
	d := &goWriter{Writer: source.NewWriter("\t"), program: p, names: golang.NewSpelling(p.Package, golang.Options{})}
	d.head()
	d.Block("func main() {", "}", func() {
		for _, c := range p.Calls {
			d.call(c)
		}
	})
	module := []byte(d.names.Module())
	return append(golang.Files(p.Package, golang.Options{}),
		source.File{Name: "driver/driver.go", Data: bytes.ReplaceAll(goDriver, []byte("MODULE"), module)},
		source.File{Name: "driver/main.go", Data: bytes.ReplaceAll(d.Bytes(), []byte("MODULE"), module)},
	)
}

type goWriter struct {
	*source.Writer
	program *Program
	names   *golang.Spelling
}

func (d *goWriter) head() {
	d.Line("package main\n")
	d.Block("import (", ")", func() {
		for _, path := range []string{"context", "encoding/json", "errors", "io", "strings", "time"} {
			d.Line("%q", path)
		}
		d.Line(". %q", "MODULE")
	})
	d.Line("var _ = []any{context.TODO, json.Valid, errors.New, io.EOF, strings.NewReader, time.Now, Ptr[int]}")
	d.Block("func named(err error) (string, any) {", "}", func() {
		for i, e := range d.program.Package.Errors {
			d.Line("var e%d *%s\nif errors.As(err, &e%d) {\n\treturn %q, e%d.Detail\n}", i, d.names.Error(e), i, errorName(e), i)
		}
		d.Line("return \"\", nil")
	})
}

// call writes a case.
func (d *goWriter) call(c *Call) {
	how := fmt.Sprintf("how{name: %q, calls: %d, take: %d, cancel: %t, parallel: %t, env: %#v}",
		c.Name, c.Calls, c.Take, c.Cancel, c.Parallel, environmentMap(d.program, c))
	group, method := d.names.Method(c.Operation)
	wrap := "value"
	switch result := d.names.Result(c.Operation); {
	case c.All:
		method, wrap = d.names.All(c.Operation), "all"
	case result == "":
		wrap = "nothing"
	case strings.HasPrefix(result, "*EventStream["):
		wrap = "events"
	case strings.HasPrefix(result, "*LineStream["):
		wrap = "streamed"
	}
	d.Line("run(%s, []Option{%s}, func(ctx context.Context, c *Client) (any, error) {\n\treturn %s(c.%s.%s(%s))\n})",
		how, d.options(c), wrap, group, method, strings.Join(d.arguments(c), ", "))
}

func environmentMap(p *Program, c *Call) map[string]string {
	out := map[string]string{}
	for _, m := range environment(p, c).Members {
		out[m.Key] = m.Value.Text
	}
	return out
}

// options writes how the client is made.
func (d *goWriter) options(c *Call) string {
	var out []string
	switch c.Server {
	case "":
		out = append(out, fmt.Sprintf("WithBaseURL(%q)", c.Base))
	case "documented":
	default:
		out = append(out, fmt.Sprintf("WithServerVariable(%q, %q)", "stage", c.Server))
	}
	if !c.PerCall {
		out = append(out, limits(c)...)
	}
	if c.Key != "" {
		out = append(out, fmt.Sprintf("WithIdempotencyKey(%q)", c.Key))
	}
	if c.ContentType != "" {
		out = append(out, fmt.Sprintf("WithContentType(%q)", c.ContentType))
	}
	if c.Hook {
		out = append(out, "WithMiddleware(hook)")
	}
	for _, one := range credentials(d.program, c) {
		values := strconv.Quote(one.first)
		if one.second != "" {
			values += ", " + strconv.Quote(one.second)
		}
		out = append(out, fmt.Sprintf("%s(%s)", d.names.Scheme(one.scheme), values))
	}
	return strings.Join(out, ", ")
}

// limits writes what bounds attempts.
func limits(c *Call) []string {
	var out []string
	if c.Retries != nil {
		out = append(out, fmt.Sprintf("WithRetries(%d)", *c.Retries))
	}
	if c.Timeout > 0 {
		out = append(out, fmt.Sprintf("WithTimeout(%d*time.Millisecond)", c.Timeout))
	}
	return out
}

// arguments writes what a method is called with.
func (d *goWriter) arguments(c *Call) []string {
	out := []string{"ctx"}
	var fields []string
	for _, p := range c.Operation.Parameters {
		i := slices.IndexFunc(c.Arguments, func(a Argument) bool { return a.Parameter == p })
		name, kind := d.names.Param(c.Operation, p)
		switch {
		case i >= 0 && name == "":
			out = append(out, d.literal(kind, p.Use, c.Arguments[i].Value))
		case i >= 0:
			fields = append(fields, name+": "+d.literal(kind, p.Use, c.Arguments[i].Value))
		}
	}
	if kind := d.names.Body(c.Operation); kind != "" {
		out = append(out, d.body(c, kind))
	}
	if params, pointer := d.names.Params(c.Operation); params != "" {
		text := params + "{" + strings.Join(fields, ", ") + "}"
		switch {
		case pointer && len(fields) == 0:
			text = "nil"
		case pointer:
			text = "&" + text
		}
		out = append(out, text)
	}
	if c.PerCall {
		out = append(out, limits(c)...)
	}
	return out
}

func (d *goWriter) body(c *Call, kind string) string {
	switch {
	case c.Body == nil:
		return "nil"
	case kind == "io.Reader":
		return goReader(Uploaded(c.Body))
	case c.Operation.Body.Kind == plan.Lines:
		return d.list(kind, &plan.Type{Kind: plan.Array, Elem: c.Operation.Body.Use}, c.Body)
	}
	return d.literal(kind, c.Operation.Body.Use, c.Body)
}

func goReader(u Upload) string {
	text := strconv.Quote(u.File)
	if u.Size > 0 {
		text = fmt.Sprintf("pattern(%d)", u.Size)
	}
	if u.OneShot {
		return "once(" + text + ")"
	}
	return "strings.NewReader(" + text + ")"
}
