package verifytest

import (
	"net/http"
	"time"
)

// reply is an answer before it is written.
type reply struct {
	status int
	header http.Header
	media  string // of the body; "application/json" unless given
	body   any    // nil for none, []byte as it is, anything else as JSON
	delay  time.Duration
	drop   bool // the connection breaks instead
	weak   bool // may be compressed: no strong entity tag stands for its bytes
}

// header returns headers from names and values, in turn.
func header(pairs ...string) http.Header {
	h := http.Header{}
	for i := 0; i < len(pairs); i += 2 {
		h.Set(pairs[i], pairs[i+1])
	}
	return h
}

// with returns a reply with one more header.
func (rep reply) with(name, value string) reply {
	h := rep.header.Clone()
	if h == nil {
		h = http.Header{}
	}
	h.Set(name, value)
	rep.header = h
	return rep
}

// without returns a reply that lacks a header.
func (rep reply) without(name string) reply {
	rep.header = rep.header.Clone()
	rep.header.Del(name)
	return rep
}

func ok(body any) reply { return reply{status: http.StatusOK, body: body} }

func created(at string, body any) reply {
	return reply{status: http.StatusCreated, body: body, header: header("Location", at)}
}
