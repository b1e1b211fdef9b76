package handlers

import (
	"context"

	"github.com/apisteward/steward/internal/store"
)

// Replies keeps replies for requests that are sent again with the same
// Idempotency-Key. The scope keeps the keys of different callers and addresses
// apart.
type Replies interface {
	// BeginReply returns the reply to repeat, or nil to go on and call
	// CompleteReply or ForgetReply in the end. Invalid when the key came with
	// another payload; Conflict while the same request is worked on.
	BeginReply(ctx context.Context, scope, key string, payload []byte) (*store.Reply, error)
	// CompleteReply keeps the reply to a request that was begun, for a day.
	CompleteReply(ctx context.Context, scope, key string, reply *store.Reply) error
	// ForgetReply ends a request that came to nothing that should be repeated.
	ForgetReply(ctx context.Context, scope, key string) error
}
