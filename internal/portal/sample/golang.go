package sample

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/sample"
)

// golang is the request as a program for net/http.
func (r *Request) golang() string {
	g := &goWriter{imports: map[string]bool{"log": true, "net/http": true, "fmt": true}}
	body := g.body(r.Body)
	g.line(`req, err := http.NewRequest(%s, %s, %s)`, strconv.Quote(r.Method), g.text(r.address(), true), body)
	g.check()
	if c := r.basic(); c != nil {
		g.line(`req.SetBasicAuth(os.Getenv(%q), os.Getenv(%q))`, c.User, c.Secret)
		g.imports["os"] = true
	}
	for _, h := range r.headerLines(true) {
		g.line(`req.Header.Set(%s, %s)`, strconv.Quote(h.name), g.text(h.value, false))
	}
	if r.Body != nil && r.Body.Parts != nil {
		g.line(`req.Header.Set("Content-Type", form.FormDataContentType())`)
	}
	g.line(`res, err := http.DefaultClient.Do(req)`)
	g.check()
	g.line(`defer res.Body.Close()`)
	if r.Answer == NoAnswer {
		g.line(`fmt.Println(res.Status)`)
	} else {
		g.imports["io"] = true
		g.line(`answer, err := io.ReadAll(res.Body)`)
		g.check()
		g.line(`fmt.Println(res.Status, string(answer))`)
	}
	return g.program()
}

// goWriter writes the lines of main and notes what they import.
type goWriter struct {
	imports map[string]bool
	lines   []string
}

func (g *goWriter) line(format string, args ...any) {
	g.lines = append(g.lines, "\t"+fmt.Sprintf(format, args...))
}

func (g *goWriter) check() {
	g.lines = append(g.lines, "\tif err != nil {", "\t\tlog.Fatal(err)", "\t}")
}

func (g *goWriter) program() string {
	names := make([]string, 0, len(g.imports))
	for name := range g.imports {
		names = append(names, "\t"+strconv.Quote(name))
	}
	slices.Sort(names)
	return "package main\n\nimport (\n" + strings.Join(names, "\n") + "\n)\n\nfunc main() {\n" + strings.Join(g.lines, "\n") + "\n}"
}

// text is an expression for a text; in a query, secrets are encoded.
func (g *goWriter) text(t text, query bool) string {
	var parts []string
	for _, p := range t {
		switch {
		case p.secret == "":
			parts = append(parts, goQuote(p.literal))
			continue
		case query:
			parts = append(parts, "url.QueryEscape(os.Getenv("+strconv.Quote(p.secret)+"))")
			g.imports["net/url"] = true
		default:
			parts = append(parts, "os.Getenv("+strconv.Quote(p.secret)+")")
		}
		g.imports["os"] = true
	}
	return strings.Join(parts, "+")
}

// goQuote quotes a string, raw where that is easier to read.
func goQuote(s string) string {
	if strings.ContainsAny(s, "\n\"\\") && strconv.CanBackquote(strings.NewReplacer("\n", "", "\t", "").Replace(s)) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// body writes what makes the body and returns the expression for it.
func (g *goWriter) body(b *Body) string {
	switch {
	case b == nil:
		return "nil"
	case b.JSON:
		g.imports["strings"] = true
		g.line("body := strings.NewReader(%s)", goQuote(sample.Indented(b.Value)))
	case b.Form != nil:
		g.imports["strings"], g.imports["net/url"] = true, true
		g.line("form := url.Values{}")
		for _, p := range b.Form {
			g.line("form.Add(%s, %s)", goQuote(p.Name), goQuote(p.Value))
		}
		g.line("body := strings.NewReader(form.Encode())")
	case b.Parts != nil:
		g.parts(b.Parts)
		return "&body"
	case b.File:
		g.imports["os"] = true
		g.line(`body, err := os.Open("file")`)
		g.check()
	default:
		g.imports["strings"] = true
		g.line("body := strings.NewReader(%s)", goQuote(b.Text))
	}
	return "body"
}

func (g *goWriter) parts(parts []Part) {
	g.imports["bytes"], g.imports["mime/multipart"] = true, true
	if slices.ContainsFunc(parts, func(p Part) bool { return p.File }) {
		g.imports["os"] = true
		g.line(`content, err := os.ReadFile("file")`)
		g.check()
	}
	g.line("var body bytes.Buffer")
	g.line("form := multipart.NewWriter(&body)")
	assign := ":="
	for _, p := range parts {
		switch {
		case p.Type == "" && !p.File:
			g.line("form.WriteField(%s, %s)", goQuote(p.Name), goQuote(p.Value))
			continue
		case p.Type == "":
			g.line(`part, _ %s form.CreateFormFile(%s, "file")`, assign, goQuote(p.Name))
		default:
			g.imports["net/textproto"] = true
			g.line("part, _ %s form.CreatePart(textproto.MIMEHeader{", assign)
			g.line("\t\"Content-Disposition\": {%s},", goQuote(p.disposition()))
			g.line("\t\"Content-Type\":        {%s},", goQuote(p.Type))
			g.line("})")
		}
		assign = "="
		if p.File {
			g.line("part.Write(content)")
		} else {
			g.line("part.Write([]byte(%s))", goQuote(p.Value))
		}
	}
	g.line("form.Close()")
}

func (p Part) disposition() string {
	d := `form-data; name="` + p.Name + `"`
	if p.File {
		d += `; filename="file"`
	}
	return d
}
