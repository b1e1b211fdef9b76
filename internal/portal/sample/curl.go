package sample

import (
	"strings"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// Curl is the request as a command line for a POSIX shell.
func (r *Request) Curl() string {
	first := "curl " + shellText(r.address())
	switch {
	case r.Method == "HEAD":
		first = "curl --head " + shellText(r.address())
	case r.Method != "GET" || r.Body != nil:
		first = "curl -X " + ShellQuote(r.Method) + " " + shellText(r.address())
	}
	parts := []string{first}
	if c := r.basic(); c != nil {
		parts = append(parts, `-u "$`+c.User+`:$`+c.Secret+`"`)
	}
	for _, h := range r.headerLines(true) {
		parts = append(parts, "-H "+shellText(append(text{{literal: h.name + ": "}}, h.value...)))
	}
	if r.Body != nil {
		parts = append(parts, r.Body.curl()...)
	}
	return strings.Join(parts, " \\\n  ")
}

// curl is the arguments that send a body.
func (b *Body) curl() []string {
	switch {
	case b.JSON:
		return []string{"-d " + ShellQuote(sample.Indented(b.Value))}
	case b.Form != nil:
		var out []string
		for _, p := range b.Form {
			out = append(out, "--data-urlencode "+ShellQuote(wire.Escape(p.Name)+"="+p.Value))
		}
		return out
	case b.Parts != nil:
		var out []string
		for _, p := range b.Parts {
			out = append(out, p.curl())
		}
		return out
	case b.File:
		return []string{"--data-binary @file"}
	}
	return []string{"--data-raw " + ShellQuote(b.Text)}
}

// curl is the argument that sends a part. In -F some characters have a
// meaning, which quotes take away.
func (p Part) curl() string {
	kind := ""
	if p.Type != "" {
		kind = ";type=" + p.Type
	}
	switch {
	case p.File:
		return "-F " + ShellQuote(p.Name+"=@file"+kind)
	case p.Type == "":
		if strings.ContainsAny(p.Value, `;,"`) || strings.HasPrefix(p.Value, "@") || strings.HasPrefix(p.Value, "<") {
			return "--form-string " + ShellQuote(p.Name+"="+p.Value)
		}
		return "-F " + ShellQuote(p.Name+"="+p.Value)
	}
	quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(p.Value) + `"`
	return "-F " + ShellQuote(p.Name+"="+quoted+kind)
}

// ShellQuote quotes a word for a POSIX shell.
func ShellQuote(s string) string {
	if s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:@%=,+") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(strings.ReplaceAll(s, "\x00", ""), "'", `'\''`) + "'"
}

// shellText quotes a word that has secrets in it, in double quotes when
// nothing in it has a meaning there.
func shellText(t text) string {
	if !t.secret() {
		return ShellQuote(t.literal())
	}
	if strings.Trim(t.literal(), " ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:@%=,;?&+") != "" {
		var b strings.Builder
		for _, p := range t {
			if p.secret != "" {
				b.WriteString(`"$` + p.secret + `"`)
			} else {
				b.WriteString(ShellQuote(p.literal))
			}
		}
		return b.String()
	}
	var b strings.Builder
	b.WriteByte('"')
	for i, p := range t {
		switch {
		case p.secret == "":
			b.WriteString(p.literal)
		case i+1 < len(t):
			b.WriteString("${" + p.secret + "}")
		default:
			b.WriteString("$" + p.secret)
		}
	}
	b.WriteByte('"')
	return b.String()
}
