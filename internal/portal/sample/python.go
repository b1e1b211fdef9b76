package sample

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/sample"
)

// python is the request as a program that uses the package requests.
func (r *Request) python() string {
	p := &pythonWriter{}
	function, first := "requests."+strings.ToLower(r.Method), ""
	switch r.Method {
	case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS":
	default:
		function, first = "requests.request", quotePython(r.Method)
	}
	if first != "" {
		p.line(first + ",")
	}
	p.line(p.text(r.address(), true) + ",")
	if c := r.basic(); c != nil {
		p.line(`auth=(os.environ["` + c.User + `"], os.environ["` + c.Secret + `"]),`)
		p.os = true
	}
	p.headers(r)
	p.body(r.Body)
	p.line("timeout=30,")
	lines := []string{"import requests", "", "response = " + function + "("}
	if p.quote {
		lines = append([]string{"from urllib.parse import quote", ""}, lines...)
	}
	if p.os {
		gap := ""
		lines = append([]string{"import os", gap}, lines...)
		if p.quote {
			lines = slices.Delete(lines, 1, 2)
		}
	}
	lines = append(lines, p.lines...)
	return strings.Join(append(lines, ")", r.Answer.python()), "\n")
}

func (k AnswerKind) python() string {
	switch k {
	case NoAnswer:
		return "print(response.status_code)"
	case JSONAnswer:
		return "print(response.status_code, response.json())"
	}
	return "print(response.status_code, response.text)"
}

// pythonWriter writes the arguments of a call and notes what they import.
type pythonWriter struct {
	lines     []string
	os, quote bool
}

func (p *pythonWriter) line(s string) { p.lines = append(p.lines, "    "+s) }

func (p *pythonWriter) headers(r *Request) {
	lines := r.headerLines(r.Body != nil && r.Body.Form == nil && !r.Body.asArgument())
	switch len(lines) {
	case 0:
	case 1:
		p.line("headers={" + p.header(lines[0]) + "},")
	default:
		p.line("headers={")
		for _, h := range lines {
			p.line("    " + p.header(h) + ",")
		}
		p.line("},")
	}
}

func (p *pythonWriter) header(h headerLine) string {
	return quotePython(h.name) + ": " + p.text(h.value, false)
}

// asArgument reports whether the package makes the body of a value, and sends
// the media type that goes with it.
func (b *Body) asArgument() bool {
	return b.JSON && b.Type == "application/json" && keepsInFloats(b.Value, true)
}

// body writes the argument that sends a body.
func (p *pythonWriter) body(b *Body) {
	switch {
	case b == nil:
	case b.asArgument():
		p.line("json=" + pythonValue(b.Value) + ",")
	case b.JSON:
		p.line("data=" + quotePython(sample.Compact(b.Value)) + ".encode(),")
	case b.Form != nil:
		p.line("data=[")
		for _, f := range b.Form {
			p.line("    (" + quotePython(f.Name) + ", " + quotePython(f.Value) + "),")
		}
		p.line("],")
	case b.Parts != nil:
		p.line("files=[")
		for _, part := range b.Parts {
			p.line("    (" + quotePython(part.Name) + ", " + part.python() + "),")
		}
		p.line("],")
	case b.File:
		p.line(`data=open("file", "rb"),`)
	default:
		p.line("data=" + quotePython(b.Text) + ".encode(),")
	}
}

// python is a part as the package takes it: file name, content, media type.
func (p Part) python() string {
	name, content := "None", quotePython(p.Value)
	if p.File {
		name, content = `"file"`, `open("file", "rb")`
	}
	if p.Type != "" {
		return "(" + name + ", " + content + ", " + quotePython(p.Type) + ")"
	}
	return "(" + name + ", " + content + ")"
}

func pythonValue(v any) string {
	python := sample.Notation{Null: "None", Yes: "True", No: "False", Text: sample.AppendQuoted, Key: sample.AppendQuoted}
	return string(python.Append(nil, v, "\n    ", "    "))
}

// quotePython quotes a string. JSON's escapes are Python's, but for the
// slash, which JSON need not escape.
func quotePython(s string) string { return quoteJSON(s) }

// text is an expression for a text: formatted where it has secrets.
func (p *pythonWriter) text(t text, query bool) string {
	if !t.secret() {
		return quotePython(t.literal())
	}
	p.os = true
	if len(t) == 1 && !query {
		return `os.environ["` + t[0].secret + `"]`
	}
	var b strings.Builder
	b.WriteString(`f"`)
	for _, part := range t {
		switch {
		case part.secret == "":
			quoted := quotePython(part.literal)
			b.WriteString(strings.NewReplacer("{", "{{", "}", "}}").Replace(quoted[1 : len(quoted)-1]))
		case query:
			p.quote = true
			b.WriteString("{quote(os.environ['" + part.secret + "'], safe='')}")
		default:
			b.WriteString("{os.environ['" + part.secret + "']}")
		}
	}
	b.WriteByte('"')
	return b.String()
}
