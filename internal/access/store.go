package access

import (
	"context"
	"time"
)

// Store keeps keys. Each method is one transaction.
type Store interface {
	InsertKey(ctx context.Context, key *Key) error
	// InsertFirstKey stores the key unless there is a usable key with scope
	// admin for all APIs, and reports whether it did. Of two calls at the same
	// time one does.
	InsertFirstKey(ctx context.Context, key *Key) (bool, error)
	// KeyByHash returns NotFound when no key has the hash.
	KeyByHash(ctx context.Context, hash []byte) (*Key, error)
	// Keys returns the keys with ids before the given one ("" for all), newest
	// first; at most limit of them.
	Keys(ctx context.Context, before string, limit int) ([]Key, error)
	// RevokeKey sets when a key was revoked; revoked again it keeps its first
	// time. NotFound; Conflict when no key would be left that is Lasting.
	RevokeKey(ctx context.Context, id string, at time.Time) (*Key, error)
	// UsedKey notes when a key was used.
	UsedKey(ctx context.Context, id string, at time.Time) error
}
