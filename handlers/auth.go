package handlers

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

// authenticate finds out whose key was sent. A wrong key is refused even where
// none is needed, and counts for the address it came from.
func (s *server) authenticate(r *route) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			request := c.Request()
			switch values := request.Header.Values("Authorization"); {
			case len(values) == 0 && r.open:
				return next(c)
			case len(values) == 0:
				return s.unknown(c, "", fault.New(fault.Unauthenticated, "Send a key: Authorization: Bearer stw_..."))
			}
			principal, err := s.access.Authenticate(request.Context(), bearer(request))
			if fault.Is(err, fault.Unauthenticated) {
				return s.unknown(c, ` error="invalid_token"`, err)
			}
			if err != nil {
				return err
			}
			exchangeOf(request.Context()).principal = principal
			return next(c)
		}
	}
}

// unknown refuses a caller who has not shown a key, within the limits that its
// address has.
func (s *server) unknown(c echo.Context, parameters string, err error) error {
	if tooMany := s.charge(c.Response(), s.payer(c.Request())); tooMany != nil {
		return tooMany
	}
	c.Response().Header().Set("WWW-Authenticate", "Bearer"+parameters)
	return err
}

// bearer returns the token in the Authorization header (RFC 6750, 2.1), or "".
func bearer(request *http.Request) string {
	scheme, token, found := strings.Cut(request.Header.Get("Authorization"), " ")
	if !found || !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// authorize refuses callers whose key does not allow the operation. Operations
// that need no key decide by themselves what the caller may see.
func (s *server) authorize(r *route) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		if r.open {
			return next
		}
		return func(c echo.Context) error {
			ctx := c.Request().Context()
			if err := s.allow(ctx, r, c.Param("api")); err != nil {
				return err
			}
			return next(c)
		}
	}
}

// allow reports why the caller may not do this to the API, or to what belongs
// to no API. Of a private API that it may not read it hears that there is none.
func (s *server) allow(ctx context.Context, r *route, api string) error {
	principal := exchangeOf(ctx).principal
	if principal.May(r.scope, api) || api == "" && r.scope == access.Read {
		return nil
	}
	if api != "" {
		if _, err := s.catalog.GetAPI(ctx, viewer(ctx), api); err != nil {
			return err
		}
	}
	if !principal.Scope.Allows(r.scope) {
		return fault.New(fault.Forbidden, "This takes a key with the scope %s.", r.scope)
	}
	return fault.New(fault.Forbidden, "The key is for other APIs only.")
}

// viewer is what the caller may see.
func viewer(ctx context.Context) catalog.Viewer { return viewerFor(exchangeOf(ctx).principal) }

func viewerFor(p *access.Principal) catalog.Viewer {
	switch {
	case p == nil:
		return catalog.Viewer{}
	case p.Limited():
		return catalog.Viewer{APIs: p.APIs}
	}
	return catalog.Viewer{Everything: true}
}

// callerName is the name of the caller's key, or "".
func callerName(ctx context.Context) string {
	if p := exchangeOf(ctx).principal; p != nil {
		return p.Name
	}
	return ""
}
