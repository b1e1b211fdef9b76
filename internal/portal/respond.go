package portal

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/etag"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/policy"
)

// How long pages may be kept. A page of a published version changes rarely, in
// state and in the note about newer ones, so a minute old is new enough;
// everything else is asked for again, which costs a 304.
const (
	keepBriefly = "public, max-age=60"
	askAgain    = "no-cache"
	keepPrivate = "private, no-cache"
	keepForever = "public, max-age=31536000, immutable"
)

// setSafetyHeaders forbids foreign scripts and content, and frames. Documents
// are untrusted: even if something of theirs got through, it would not run.
// There is no Cross-Origin-Opener-Policy: pages have nothing that another
// window could reach, and for it browsers start a process, which takes longer
// than to show the page.
func setSafetyHeaders(h http.Header) {
	h.Set("Content-Security-Policy", policy.Header(nil))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}

// serve makes a handler of what finds the answer to a request.
func (p *Portal) serve(find func(*visit) (*answer, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := p.visitOf(r)
		if err != nil {
			p.fail(w, r, err)
			return
		}
		a, err := find(v)
		if err != nil {
			p.fail(w, r, err)
			return
		}
		c, err := p.content(r.Context(), a, codingFor(r.Header.Get("Accept-Encoding")))
		if err != nil {
			p.fail(w, r, err)
			return
		}
		send(w, r, c, a.keep)
	})
}

// send sends content, unless the visitor has it.
func send(w http.ResponseWriter, r *http.Request, c *content, keep string) {
	h := w.Header()
	h.Set("Vary", "Accept-Encoding, Authorization")
	h.Set("Cache-Control", keep)
	if c.policy != "" {
		h.Set("Content-Security-Policy", c.policy)
	}
	if len(c.links) > 0 {
		h["Link"] = c.links
	}
	if c.location != "" {
		h.Set("Location", c.location)
		w.WriteHeader(http.StatusFound)
		return
	}
	h.Set("ETag", etag.Coded(c.tag, string(c.coding)))
	if etag.Matches(r.Header.Get("If-None-Match"), c.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", c.kind)
	h.Set("Content-Length", strconv.Itoa(len(c.body)))
	if c.coding != plain {
		h.Set("Content-Encoding", string(c.coding))
	}
	if r.Method != http.MethodHead {
		_, _ = w.Write(c.body) // a visitor who is gone needs nothing
	}
}

// fail answers with a page about an error. What is not meant for visitors is
// logged instead.
func (p *Portal) fail(w http.ResponseWriter, r *http.Request, err error) {
	kind := fault.KindOf(err)
	status := p.options.Status(kind)
	shown := page.Error{Title: http.StatusText(status), Detail: "Something went wrong on our side. Please try again later."}
	var e *fault.Error
	switch {
	case kind == fault.Internal:
		if !errors.Is(err, context.Canceled) {
			p.options.Log.ErrorContext(r.Context(), "making a page", "path", r.URL.Path, "error", err)
		}
	case errors.As(err, &e):
		shown.Detail = e.Detail
	}
	if kind == fault.Unauthenticated {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	p.sendError(w, r, status, shown)
}

// sendError sends a page about an error.
func (p *Portal) sendError(w http.ResponseWriter, r *http.Request, status int, shown page.Error) {
	c, err := p.render(shown, page.Form{Twin: strings.HasSuffix(r.URL.Path, page.TwinEnding)})
	if err != nil {
		p.options.Log.ErrorContext(r.Context(), "making a page about an error", "path", r.URL.Path, "error", err)
		http.Error(w, "The page cannot be shown.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Vary", "Accept-Encoding, Authorization")
	h.Set("Cache-Control", askAgain)
	h.Set("Content-Type", c.kind)
	w.WriteHeader(status)
	_, _ = w.Write(c.body)
}
