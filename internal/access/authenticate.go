package access

import (
	"context"
	"crypto/subtle"

	"github.com/apisteward/steward/internal/fault"
)

// Authenticate returns whose token it is. Unauthenticated when it is malformed
// or unknown, or when its key has expired or was revoked; the detail does not
// tell which, except for a malformed one.
func (s *Service) Authenticate(ctx context.Context, token string) (*Principal, error) {
	if !WellFormed(token) {
		return nil, fault.New(fault.Unauthenticated,
			"This is no key: a key begins with stw_, and its checksum has to fit. Was it cut off?")
	}
	key, err := s.key(ctx, hashOf(token))
	if err != nil && !fault.Is(err, fault.NotFound) {
		return nil, err
	}
	now := s.now()
	if err != nil || !key.Usable(now) {
		return nil, fault.New(fault.Unauthenticated, "The key is unknown, revoked or expired.")
	}
	s.used.note(key.ID, now)
	return &Principal{KeyID: key.ID, Name: key.Name, Scope: key.Scope, APIs: key.APIs}, nil
}

// key returns the key with a hash, from memory when it was read just now.
func (s *Service) key(ctx context.Context, hash []byte) (*Key, error) {
	if key, ok := s.known.get(hash); ok {
		return key, nil
	}
	read := s.known.reading()
	key, err := s.store.KeyByHash(ctx, hash)
	if err != nil {
		return nil, err
	}
	if subtle.ConstantTimeCompare(key.Hash, hash) != 1 {
		return nil, fault.New(fault.NotFound, "no key has this hash")
	}
	s.known.put(hash, key, read)
	return key, nil
}
