package sample

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// Sample is code that calls an operation.
type Sample struct {
	Language string // "sh", "go", "typescript", "python": for anchors and colouring
	Label    string // for readers: "curl", "Go"
	Kind     Kind
	Code     string // without a line end
}

// Kind says by what a sample calls an operation.
type Kind string

// The kinds of sample.
const (
	HTTP   Kind = "http"   // what every language brings, or everybody uses
	Client Kind = "client" // a generated client
)

// Samples returns a sample in each language that can send the request. Secrets
// come from environment variables; a body that is a file, from one named
// "file".
func (r *Request) Samples() []Sample {
	if !wire.Token(r.Method) {
		return nil
	}
	out := []Sample{
		{"sh", "curl", HTTP, r.Curl()},
		{"go", "Go", HTTP, r.golang()},
	}
	if r.fetchable() {
		out = append(out, Sample{"typescript", "TypeScript", HTTP, r.typescript()})
	}
	return append(out, Sample{"python", "Python", HTTP, r.python()})
}

// fetchable reports whether fetch can send the request: it refuses some
// methods, and bodies of GET and HEAD (Fetch Standard, sections 2.2.1, 5.4).
func (r *Request) fetchable() bool {
	switch strings.ToUpper(r.Method) {
	case "CONNECT", "TRACE", "TRACK":
		return false
	case "GET", "HEAD":
		return r.Body == nil
	}
	return true
}

// AnswerKind is what a program does with an answer.
type AnswerKind uint8

// The kinds of answer.
const (
	NoAnswer AnswerKind = iota // there is no body
	JSONAnswer
	OtherAnswer
)

// answerKind is the kind of the first documented success.
func answerKind(op *contract.Operation) AnswerKind {
	for _, res := range op.Responses {
		if !strings.HasPrefix(res.Status, "2") {
			continue
		}
		switch {
		case len(res.Content) == 0:
			return NoAnswer
		case wire.IsJSON(res.Content[0].Type):
			return JSONAnswer
		}
		return OtherAnswer
	}
	return OtherAnswer
}

// text is a text with secrets in it.
type text []piece

// piece is a literal, or the name of an environment variable.
type piece struct{ literal, secret string }

func (t text) secret() bool {
	for _, p := range t {
		if p.secret != "" {
			return true
		}
	}
	return false
}

func (t text) literal() string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.literal)
	}
	return b.String()
}

// address is the URL with the query.
func (r *Request) address() text {
	query := strings.Join(r.Query, "&")
	url := r.URL()
	if query != "" {
		url += separator(url) + query
	}
	out := text{{literal: url}}
	for _, c := range r.Credentials {
		if c.Kind == InQuery {
			out = append(out, piece{literal: separator(out.literal()) + wire.Escape(c.Name) + "="}, piece{secret: c.Secret})
		}
	}
	return out
}

func separator(url string) string {
	if strings.Contains(url, "?") {
		return "&"
	}
	return "?"
}

// headerLine is one header as it is sent.
type headerLine struct {
	name  string
	value text
}

// headerLines are all headers but those of Basic authentication, which every
// language has a way of its own for. typed adds Content-Type.
func (r *Request) headerLines(typed bool) []headerLine {
	var out []headerLine
	var cookies text
	add := func(name string, value text) {
		for _, h := range out {
			if strings.EqualFold(h.name, name) {
				return
			}
		}
		out = append(out, headerLine{name, value})
	}
	cookie := func(pieces ...piece) {
		if cookies != nil {
			pieces[0].literal = "; " + pieces[0].literal
		}
		cookies = append(cookies, pieces...)
	}
	for _, c := range r.Cookies {
		cookie(piece{literal: c})
	}
	for _, c := range r.Credentials {
		switch c.Kind {
		case InHeader:
			value := text{{secret: c.Secret}}
			if c.Prefix != "" {
				value = text{{literal: c.Prefix}, {secret: c.Secret}}
			}
			add(c.Name, value)
		case InCookie:
			cookie(piece{literal: c.Name + "="}, piece{secret: c.Secret})
		}
	}
	for _, h := range r.Headers {
		add(h.Name, text{{literal: h.Value}})
	}
	if cookies != nil {
		add("Cookie", cookies)
	}
	if typed && r.Body != nil && r.Body.Parts == nil {
		add("Content-Type", text{{literal: r.Body.Type}})
	}
	return out
}

// basic returns the credential of Basic authentication, or nil.
func (r *Request) basic() *Credential {
	for i, c := range r.Credentials {
		if c.Kind == Basic {
			return &r.Credentials[i]
		}
	}
	return nil
}
