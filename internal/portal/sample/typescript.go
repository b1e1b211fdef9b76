package sample

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/sample"
)

// typescript is the request as a module that uses fetch. It is JavaScript as
// well.
func (r *Request) typescript() string {
	var before, options []string
	if r.Method != "GET" {
		options = append(options, "method: "+quoteJSON(r.Method)+",")
	}
	if headers := r.scriptHeaders(); len(headers) > 0 {
		options = append(options, "headers: {")
		for _, h := range headers {
			options = append(options, "  "+h)
		}
		options = append(options, "},")
	}
	if r.Body != nil {
		var body string
		before, body = r.Body.script()
		options = append(options, "body: "+body+",")
	}
	call := "const response = await fetch(" + scriptText(r.address(), true)
	if len(options) > 0 {
		call += ", {\n  " + strings.Join(options, "\n  ") + "\n}"
	}
	lines := append(before, call+");", r.Answer.script())
	if r.Body.readsFile() {
		lines = append([]string{`import { readFile } from "node:fs/promises";`, ""}, lines...)
	}
	return strings.Join(lines, "\n")
}

func (k AnswerKind) script() string {
	switch k {
	case NoAnswer:
		return "console.log(response.status);"
	case JSONAnswer:
		return "console.log(response.status, await response.json());"
	}
	return "console.log(response.status, await response.text());"
}

// readsFile reports whether a body is, or has a part that is, a file.
func (b *Body) readsFile() bool {
	return b != nil && (b.File || slices.ContainsFunc(b.Parts, func(p Part) bool { return p.File }))
}

func (r *Request) scriptHeaders() []string {
	var out []string
	if c := r.basic(); c != nil {
		out = append(out, "Authorization: `Basic ${btoa(`${process.env."+c.User+"}:${process.env."+c.Secret+"}`)}`,")
	}
	typed := r.Body != nil && r.Body.Form == nil
	for _, h := range r.headerLines(typed) {
		out = append(out, scriptKey(h.name)+": "+scriptText(h.value, false)+",")
	}
	return out
}

// scriptKey is the name of a property, in quotes where it needs them.
func scriptKey(name string) string {
	if identifier(name) {
		return name
	}
	return quoteJSON(name)
}

func appendScriptKey(dst []byte, name string) []byte { return append(dst, scriptKey(name)...) }

func identifier(s string) bool {
	return s != "" && (s[0] < '0' || s[0] > '9') && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$") == ""
}

// scriptText is an expression for a text: a template where it has secrets.
func scriptText(t text, query bool) string {
	if !t.secret() {
		return quoteJSON(t.literal())
	}
	var b strings.Builder
	b.WriteByte('`')
	for _, p := range t {
		switch {
		case p.secret == "":
			b.WriteString(strings.NewReplacer(`\`, `\\`, "`", "\\`", "$", `\$`, "\r", `\r`).Replace(p.literal))
		case query:
			b.WriteString("${encodeURIComponent(process.env." + p.secret + ` ?? "")}`)
		default:
			b.WriteString("${process.env." + p.secret + "}")
		}
	}
	b.WriteByte('`')
	return b.String()
}

// script returns what makes a body, and the expression for it.
func (b *Body) script() (before []string, body string) {
	switch {
	case b.JSON:
		return nil, scriptJSON(b.Value)
	case b.Form != nil:
		lines := []string{"new URLSearchParams(["}
		for _, p := range b.Form {
			lines = append(lines, "    ["+quoteJSON(p.Name)+", "+quoteJSON(p.Value)+"],")
		}
		return nil, strings.Join(append(lines, "  ])"), "\n")
	case b.Parts != nil:
		before = []string{"const form = new FormData();"}
		for _, p := range b.Parts {
			before = append(before, "form.append("+quoteJSON(p.Name)+", "+p.script()+");")
		}
		return before, "form"
	case b.File:
		return nil, `await readFile("file")`
	}
	return nil, quoteJSON(b.Text)
}

func (p Part) script() string {
	kind := ""
	if p.Type != "" {
		kind = ", { type: " + quoteJSON(p.Type) + " }"
	}
	switch {
	case p.File:
		return `new Blob([await readFile("file")]` + kind + `), "file"`
	case p.Type != "":
		return "new Blob([" + quoteJSON(p.Value) + "]" + kind + ")"
	}
	return quoteJSON(p.Value)
}

// scriptJSON is an expression for a JSON body. What JavaScript would change,
// such as numbers beyond its precision, stays text.
func scriptJSON(v any) string {
	if !keepsInFloats(v, false) {
		return quoteJSON(sample.Compact(v))
	}
	script := sample.Notation{Null: "null", Yes: "true", No: "false", Text: sample.AppendQuoted, Key: appendScriptKey}
	return "JSON.stringify(" + string(script.Append(nil, v, "\n  ", "  ")) + ")"
}
