package access

import (
	"context"

	"github.com/apisteward/steward/internal/fault"
)

// EnsureAdmin sees to it that somebody can manage the server, and is called
// when it starts. Without a usable admin key for all APIs it makes one, and
// returns its token, which cannot be learned again; otherwise it returns "".
//
// A given token is used in place of a new one, and never returned. It becomes
// an admin key even beside others, so that whoever sets up the server can get
// in; a key that was revoked stays so. Invalid when it is not WellFormed; the
// detail then holds a token that would do.
func (s *Service) EnsureAdmin(ctx context.Context, given string) (string, error) {
	if given != "" {
		return "", s.ensureGiven(ctx, given)
	}
	token, err := NewToken(s.random)
	if err != nil {
		return "", fault.Wrap(err, "making the first key")
	}
	key, err := s.newKey(CreateKeyInput{Name: "first admin key", Scope: Admin}, token)
	if err != nil {
		return "", err
	}
	made, err := s.store.InsertFirstKey(ctx, key)
	if err != nil || !made {
		return "", err
	}
	return token, nil
}

// ensureGiven makes a given token an admin key, once.
func (s *Service) ensureGiven(ctx context.Context, given string) error {
	if !WellFormed(given) {
		token, err := NewToken(s.random)
		if err != nil {
			return fault.Wrap(err, "making a token")
		}
		return fault.New(fault.Invalid,
			"The given admin key is not well-formed: it needs stw_, 43 random digits and their checksum. Made just now, and used nowhere: %s", token)
	}
	_, err := s.store.KeyByHash(ctx, hashOf(given))
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	key, err := s.newKey(CreateKeyInput{Name: "given admin key", Scope: Admin}, given)
	if err != nil {
		return err
	}
	if err := s.store.InsertKey(ctx, key); !fault.Is(err, fault.Conflict) {
		return err
	}
	return nil // another replica was faster
}
