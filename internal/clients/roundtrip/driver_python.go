package roundtrip

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/python"
	"github.com/apisteward/steward/internal/clients/source"
)

//go:embed drivers/driver.py
var pythonDriver []byte

// Python writes the package of a program's client, and beside it a program that
// makes the calls. Its argument names the client: python or python-async.
func Python(p *Program) []source.File {
	d := &pythonWriter{Writer: source.NewWriter("    "), program: p, names: python.NewSpelling(p.Package, python.Options{})}
	d.head()
	d.Block("CASES = [", "]", func() {
		for _, c := range p.Calls {
			d.call(c)
		}
	})
	d.Line("main(CASES)")
	module := []byte(d.names.Module())
	return append(python.Files(p.Package, python.Options{}),
		source.File{Name: "driver.py", Data: bytes.ReplaceAll(pythonDriver, []byte("MODULE"), module)},
		source.File{Name: "main.py", Data: bytes.ReplaceAll(d.Bytes(), []byte("MODULE"), module)},
	)
}

type pythonWriter struct {
	*source.Writer
	program *Program
	names   *python.Spelling
}

func (d *pythonWriter) head() {
	d.Line("import datetime as dt")
	d.Line("import io")
	d.Line("from decimal import Decimal")
	d.Line("from uuid import UUID")
	d.Line("from MODULE import SERVERS, Upload, models")
	d.Line("from driver import ERRORS, Case, hook, main, moment, once, pattern")
	for _, e := range d.program.Package.Errors {
		d.Line("ERRORS[%s] = %s", Quote(d.names.Error(e)), Quote(errorName(e)))
	}
}

// call writes a case.
func (d *pythonWriter) call(c *Call) {
	group, method := d.names.Method(c.Operation)
	if c.All {
		method = d.names.All(c.Operation)
	}
	d.Block("Case(", "),", func() {
		d.Line("%s,", Quote(c.Name))
		d.Line("lambda c: c.%s.%s(%s),", group, method, strings.Join(d.arguments(c), ", "))
		d.Line("options={%s},", strings.Join(d.options(c), ", "))
		d.Line("env=%s, calls=%d, take=%d, cancel=%s, parallel=%s,",
			environment(d.program, c).JSON(), c.Calls, c.Take, truth(c.Cancel), truth(c.Parallel))
	})
}

func truth(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

// options writes how the client is made.
func (d *pythonWriter) options(c *Call) []string {
	var out []string
	switch c.Server {
	case "":
		out = append(out, `"base_url": `+Quote(c.Base))
	case "documented":
	default:
		out = append(out, `"base_url": SERVERS[0].url(stage=`+Quote(c.Server)+")")
	}
	if !c.PerCall {
		out = append(out, pythonLimits(c)...)
	}
	if c.Hook {
		out = append(out, `"on_request": hook`)
	}
	for _, one := range credentials(d.program, c) {
		value := Quote(one.first)
		if one.second != "" {
			value = "(" + value + ", " + Quote(one.second) + ")"
		}
		out = append(out, Quote(d.names.Scheme(one.scheme))+": "+value)
	}
	return out
}

// pythonLimits writes what bounds attempts.
func pythonLimits(c *Call) []string {
	var out []string
	if c.Retries != nil {
		out = append(out, fmt.Sprintf(`"retries": %d`, *c.Retries))
	}
	if c.Timeout > 0 {
		out = append(out, fmt.Sprintf(`"timeout": %d / 1000`, c.Timeout))
	}
	return out
}

// arguments writes what a method is called with, all by name.
func (d *pythonWriter) arguments(c *Call) []string {
	var out []string
	for _, a := range c.Arguments {
		out = append(out, d.names.Argument(c.Operation, a.Parameter)+"="+d.literal(a.Parameter.Use, a.Value))
	}
	if c.Body != nil {
		switch use := c.Operation.Body.Use; c.Operation.Body.Kind {
		case plan.Binary:
			out = append(out, "body="+pythonContent(Uploaded(c.Body)))
		case plan.Lines:
			out = append(out, "body="+d.literal(plan.Use{Type: &plan.Type{Kind: plan.Array, Elem: use}}, c.Body))
		default:
			out = append(out, "body="+d.literal(use, c.Body))
		}
	}
	if c.PerCall {
		out = append(out, "options={"+strings.Join(pythonLimits(c), ", ")+"}")
	}
	if c.ContentType != "" {
		out = append(out, `options={"headers": {"Content-Type": `+Quote(c.ContentType)+"}}")
	}
	if c.Key != "" {
		out = append(out, "idempotency_key="+Quote(c.Key))
	}
	return out
}

// literal writes a value of a type.
func (d *pythonWriter) literal(u plan.Use, v *Value) string {
	t := resolved(u.Type)
	switch v.Kind {
	case Null:
		return "None"
	case Bool:
		return truth(v.Text == "true")
	case Number:
		if t.Format == "decimal" {
			return "Decimal(" + Quote(v.Text) + ")"
		}
		return v.Text
	case String:
		return d.text(t, v)
	case Array:
		items := make([]string, len(v.Items))
		for i, item := range v.Items {
			items[i] = d.literal(elementUse(t, i, v), item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return d.object(t, v)
}

func (d *pythonWriter) text(t *plan.Type, v *Value) string {
	quoted := Quote(v.Text)
	if t.Kind != plan.String {
		return quoted
	}
	switch t.Format {
	case "date-time":
		return "moment(" + quoted + ")"
	case "date":
		return "dt.date.fromisoformat(" + quoted + ")"
	case "uuid":
		return "UUID(" + quoted + ")"
	case "byte":
		data, err := base64.StdEncoding.DecodeString(v.Text)
		if err != nil {
			panic(err)
		}
		return pythonBytes(data)
	}
	return quoted
}

func pythonBytes(data []byte) string {
	var b strings.Builder
	b.WriteString(`b"`)
	for _, c := range data {
		fmt.Fprintf(&b, `\x%02x`, c)
	}
	return b.String() + `"`
}

// object writes a model, a file or a dictionary.
func (d *pythonWriter) object(t *plan.Type, v *Value) string {
	t = settled(t, v)
	if t.Kind == plan.String {
		return pythonContent(Uploaded(v))
	}
	if t.Kind != plan.Object {
		members := make([]string, len(v.Members))
		for i, m := range v.Members {
			members[i] = Quote(m.Key) + ": " + d.literal(t.Elem, m.Value)
		}
		return "{" + strings.Join(members, ", ") + "}"
	}
	var fields []string
	var extra []string
	for _, m := range v.Members {
		name := ""
		for _, f := range t.Fields {
			if f.Key == m.Key {
				name = d.names.Field(t, f)
			}
		}
		value := d.literal(memberUse(t, m.Key, v), m.Value)
		if name == "" {
			extra = append(extra, Quote(m.Key)+": "+value)
			continue
		}
		fields = append(fields, name+"="+value)
	}
	if len(extra) > 0 {
		fields = append(fields, "**{"+strings.Join(extra, ", ")+"}")
	}
	return "models." + d.names.Class(t) + "(" + strings.Join(fields, ", ") + ")"
}

func pythonContent(u Upload) string {
	text := pythonBytes([]byte(u.File))
	switch {
	case u.Size > 0:
		text = fmt.Sprintf("pattern(%d)", u.Size)
	}
	if u.OneShot {
		text = "once(" + text + ")"
	} else if u.Size > 0 {
		text = "io.BytesIO(" + text + ")"
	}
	if u.Name == "" && u.Type == "" {
		return text
	}
	args := []string{text}
	if u.Name != "" {
		args = append(args, "name="+Quote(u.Name))
	}
	if u.Type != "" {
		args = append(args, "type="+Quote(u.Type))
	}
	return "Upload(" + strings.Join(args, ", ") + ")"
}
