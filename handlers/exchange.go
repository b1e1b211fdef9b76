package handlers

import (
	"context"
	"net/http"

	"github.com/apisteward/steward/internal/access"
)

// exchange is what is known of one request while it is being answered. The
// outermost layer makes it, inner layers fill it in, and the log tells it.
type exchange struct {
	requestID string
	accept    string            // the Accept header
	operation string            // operation id, or "" outside the contract
	principal *access.Principal // nil for a caller without a key
	cause     error             // of a 5xx
	refusal   error             // why the sender gets no page, or nil
}

type exchangeKey struct{}

// withExchange returns the request with an exchange to be filled in.
func withExchange(r *http.Request, x *exchange) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), exchangeKey{}, x))
}

// exchangeOf returns the exchange that ctx belongs to, and an empty one
// outside of any, so that handlers can be called directly.
func exchangeOf(ctx context.Context) *exchange {
	if x, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return x
	}
	return new(exchange)
}
