package roundtrip

import (
	_ "embed"
	"fmt"
	"math/big"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/clients/typescript"
)

//go:embed drivers/driver.ts
var typescriptDriver []byte

// TypeScript writes the package of a program's client, with a program in it
// that makes the calls.
func TypeScript(p *Program) []source.File {
	d := &typescriptWriter{Writer: source.NewWriter("  "), program: p, names: typescript.NewSpelling(p.Package, typescript.Options{})}
	d.head()
	for _, c := range p.Calls {
		d.call(c)
	}
	return append(typescript.Files(p.Package, typescript.Options{}),
		source.File{Name: "src/driver.ts", Data: typescriptDriver},
		source.File{Name: "src/main.ts", Data: d.Bytes()},
	)
}

type typescriptWriter struct {
	*source.Writer
	program *Program
	names   *typescript.Spelling
}

func (d *typescriptWriter) head() {
	d.Line("import * as api from \"./index.js\";")
	d.Line("import { hook, pattern, run, stream } from \"./driver.js\";")
	d.Blank()
	d.Block("const errors = [", "] as const;", func() {
		for _, e := range d.program.Package.Errors {
			d.Line("[%s, api.%s],", Quote(errorName(e)), d.names.Error(e))
		}
	})
	d.Line("void [hook, pattern, stream];")
}

// call writes a case.
func (d *typescriptWriter) call(c *Call) {
	how := fmt.Sprintf("{ calls: %d, take: %d, cancel: %t, parallel: %t, env: %s, errors }",
		c.Calls, c.Take, c.Cancel, c.Parallel, environment(d.program, c).JSON())
	group, method := d.names.Method(c.Operation)
	if c.All {
		method = d.names.All(c.Operation)
	}
	await := "async "
	d.Blank()
	d.Block("await run("+Quote(c.Name)+", "+how+",", ");", func() {
		d.Line("({ logger }) => new api.%s({ %s }),", d.names.Client(), strings.Join(append(d.options(c), "logger"), ", "))
		d.Line("%s(client, { signal }) => client.%s.%s(%s, { %s }),", await, group, method, d.arguments(c), callOptions(c))
	})
}

// callOptions writes what one call does otherwise.
func callOptions(c *Call) string {
	out := []string{"signal"}
	if c.Key != "" {
		out = append(out, "idempotencyKey: "+Quote(c.Key))
	}
	if c.PerCall {
		out = append(out, scriptLimits(c)...)
	}
	return strings.Join(out, ", ")
}

// scriptLimits writes what bounds attempts.
func scriptLimits(c *Call) []string {
	var out []string
	if c.Retries != nil {
		out = append(out, fmt.Sprintf("retries: %d", *c.Retries))
	}
	if c.Timeout > 0 {
		out = append(out, fmt.Sprintf("timeout: %d", c.Timeout))
	}
	return out
}

// options writes how the client is made.
func (d *typescriptWriter) options(c *Call) []string {
	var out []string
	switch c.Server {
	case "":
		out = append(out, "baseUrl: "+Quote(c.Base))
	case "documented":
	default:
		out = append(out, "variables: { stage: "+Quote(c.Server)+" }")
	}
	if !c.PerCall {
		out = append(out, scriptLimits(c)...)
	}
	if c.Hook {
		out = append(out, "middleware: [hook]")
	}
	var auth []string
	for _, s := range credentials(d.program, c) {
		value := Quote(s.first)
		switch {
		case s.scheme.Kind == plan.Basic:
			value = fmt.Sprintf("{ username: %s, password: %s }", Quote(s.first), Quote(s.second))
		case s.second != "":
			value = fmt.Sprintf("{ clientId: %s, clientSecret: %s }", Quote(s.first), Quote(s.second))
		}
		auth = append(auth, d.names.Scheme(s.scheme)+": "+value)
	}
	if len(auth) > 0 {
		out = append(out, "auth: { "+strings.Join(auth, ", ")+" }")
	}
	return out
}

// arguments writes the object of a call's arguments.
func (d *typescriptWriter) arguments(c *Call) string {
	var out []string
	for _, a := range c.Arguments {
		out = append(out, d.names.Argument(c.Operation, a.Parameter)+": "+d.literal(a.Parameter.Use, a.Value))
	}
	if c.Body != nil {
		body := ""
		switch use := c.Operation.Body.Use; c.Operation.Body.Kind {
		case plan.Binary:
			body = d.bytes(Uploaded(c.Body))
		case plan.Lines:
			body = d.literal(plan.Use{Type: &plan.Type{Kind: plan.Array, Elem: use}}, c.Body)
		default:
			body = d.literal(use, c.Body)
		}
		out = append(out, "body: "+body)
	}
	if c.ContentType != "" {
		out = append(out, d.names.MediaType(c.Operation)+": "+Quote(c.ContentType))
	}
	if len(out) == 0 {
		return "{}"
	}
	return "{ " + strings.Join(out, ", ") + " }"
}

// literal writes a value as the client has it: as JSON, but for numbers that
// JavaScript cannot hold, and for files.
func (d *typescriptWriter) literal(u plan.Use, v *Value) string {
	t := resolved(u.Type)
	switch v.Kind {
	case Object:
		if t.Kind == plan.String {
			return d.upload(Uploaded(v))
		}
		members := make([]string, len(v.Members))
		for i, m := range v.Members {
			members[i] = Quote(m.Key) + ": " + d.literal(memberUse(t, m.Key, v), m.Value)
		}
		return "{ " + strings.Join(members, ", ") + " }"
	case Array:
		items := make([]string, len(v.Items))
		for i, item := range v.Items {
			items[i] = d.literal(elementUse(t, i, v), item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case Number:
		return scriptNumber(t, v.Text)
	}
	return v.JSON()
}

func scriptNumber(t *plan.Type, text string) string {
	number, _ := new(big.Rat).SetString(text)
	if number == nil {
		return text
	}
	if number.IsInt() && new(big.Int).Abs(number.Num()).Cmp(big.NewInt(1<<53)) > 0 && !strings.ContainsAny(text, "eE") {
		return number.Num().String() + "n"
	}
	if f, _ := number.Float64(); t.Format == "decimal" && new(big.Rat).SetFloat64(f).Cmp(number) != 0 {
		return "new api.Decimal(" + Quote(text) + ")"
	}
	return text
}

// upload writes a file of a form.
func (d *typescriptWriter) upload(u Upload) string {
	out := []string{"content: " + d.bytes(u)}
	if u.Name != "" {
		out = append(out, "filename: "+Quote(u.Name))
	}
	if u.Type != "" {
		out = append(out, "type: "+Quote(u.Type))
	}
	return "{ " + strings.Join(out, ", ") + " }"
}

func (d *typescriptWriter) bytes(u Upload) string {
	text := fmt.Sprintf("new TextEncoder().encode(%s)", Quote(u.File))
	if u.Size > 0 {
		text = fmt.Sprintf("pattern(%d)", u.Size)
	}
	if u.OneShot {
		return "stream(" + text + ")"
	}
	return text
}
