package portal

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/portal/page"
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

// setSafetyHeaders forbids scripts, foreign content and frames. Documents are
// untrusted: even if something of theirs got through, it would not run.
func setSafetyHeaders(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}

// respond sends a page, as Markdown when its address asks for that.
func (p *Portal) respond(w http.ResponseWriter, r *http.Request, status int, pg page.Page, keep string) {
	body, kind := pg.Markdown(), "text/markdown; charset=utf-8"
	if !strings.HasSuffix(r.URL.Path, page.TwinEnding) {
		kind = "text/html; charset=utf-8"
		var err error
		if body, err = p.renderer.HTML(pg); err != nil {
			p.options.Log.ErrorContext(r.Context(), "rendering a page", "path", r.URL.Path, "error", err)
			http.Error(w, "The page cannot be shown.", http.StatusInternalServerError)
			return
		}
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Add("Vary", "Authorization")
	h.Set("Cache-Control", keep)
	if status != http.StatusOK {
		w.WriteHeader(status)
		_, _ = w.Write(body)
		return
	}
	h.Set("ETag", entityTag(body))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// asset sends one asset.
func (p *Portal) asset(w http.ResponseWriter, r *http.Request) {
	file, ok := p.assets.At(r.URL.Path)
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", file.Type)
	w.Header().Set("Cache-Control", keepForever)
	w.Header().Set("ETag", entityTag(file.Content))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file.Content))
}

// entityTag is a strong entity tag (RFC 9110, section 8.8.3) of a body.
func entityTag(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
}
