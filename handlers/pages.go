package handlers

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

// assetFolder is where the files are that pages refer to. They are the same
// for everybody, kept by browsers, and cost nothing to send.
const assetFolder = "/assets/"

// admitted finds out who asks for a page, and counts that for the same limit
// as operations do. Why somebody is refused, the page that they get instead
// says: Viewer tells.
func (s *server) admitted(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, assetFolder) {
			x := exchangeOf(r.Context())
			x.principal, x.refusal = s.visitor(r)
			if tooMany := s.charge(w, s.payer(r)); tooMany != nil {
				x.refusal = tooMany
			}
		}
		pages.ServeHTTP(w, r)
	})
}

// visitor returns whose key was sent; nil when none was. Unauthenticated for a
// wrong one.
func (s *server) visitor(r *http.Request) (*access.Principal, error) {
	if len(r.Header.Values("Authorization")) == 0 {
		return nil, nil
	}
	return s.access.Authenticate(r.Context(), bearer(r))
}

// Viewer says what the sender of a request for a page may see, by the key that
// it was sent with. Its error is Unauthenticated for a wrong key, and TooMany
// beyond the limit. It holds within the handler that New returns.
func Viewer(r *http.Request) (catalog.Viewer, error) {
	x, known := r.Context().Value(exchangeKey{}).(*exchange)
	switch {
	case !known:
		return catalog.Viewer{}, fault.New(fault.Internal, "a page is asked for outside of the server")
	case x.refusal != nil:
		return catalog.Viewer{}, x.refusal
	}
	return viewerFor(x.principal), nil
}
