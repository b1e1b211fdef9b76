package access

import (
	"context"
	"encoding/base64"
	"io"
	"time"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/ident"
)

// Options are what a Service needs besides its store.
type Options struct {
	Now    func() time.Time
	Random io.Reader // for tokens; crypto/rand.Reader outside of tests
}

// Service manages keys and recognises them. It is safe for concurrent use, and
// many processes may use one store: what one of them revokes, the others
// refuse within 5 seconds, and the one itself at once.
type Service struct {
	store  Store
	now    func() time.Time
	random io.Reader
	known  *known
	used   *used
}

// New returns a Service. When keys were last used is only noted while Run runs.
func New(store Store, opts Options) *Service {
	now := func() time.Time { return opts.Now().UTC().Truncate(time.Millisecond) } // as it is stored
	return &Service{store: store, now: now, random: opts.Random, known: newKnown(now), used: newUsed()}
}

// The number of keys on a page.
const (
	defaultLimit = 50
	maxLimit     = 200
)

// ListKeysInput asks for one page of keys.
type ListKeysInput struct {
	Limit  int    // 1 to 200; 0 for 50
	Cursor string // Keys.Next of the page before, or ""
}

// Keys is one page of keys.
type Keys struct {
	Items []Key
	Next  string // cursor of the next page; "" on the last one
}

// ListKeys returns the keys, newest first, those that are revoked or expired
// among them. Invalid for a limit or cursor that is out of range.
func (s *Service) ListKeys(ctx context.Context, in ListKeysInput) (*Keys, error) {
	limit := in.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	if limit < 1 || limit > maxLimit {
		return nil, fault.New(fault.Invalid, "limit must be from 1 to 200.")
	}
	before, err := base64.RawURLEncoding.Strict().DecodeString(in.Cursor)
	if err != nil || len(before) > 64 || !printable(string(before)) {
		return nil, fault.New(fault.Invalid, "cursor is not a cursor of this list; leave it out to begin at the first page.")
	}
	keys, err := s.store.Keys(ctx, string(before), limit+1)
	if err != nil {
		return nil, err
	}
	page := &Keys{Items: keys}
	if len(keys) > limit {
		page.Items = keys[:limit]
		page.Next = base64.RawURLEncoding.EncodeToString([]byte(keys[limit-1].ID))
	}
	return page, nil
}

// CreateKeyInput describes a new key.
type CreateKeyInput struct {
	Name      string
	Scope     Scope
	APIs      []string  // slugs it is limited to; all when empty
	ExpiresAt time.Time // zero when it never does
	By        string    // name of the key that makes it
}

// CreateKey makes a key and returns its token, which cannot be learned again.
// Invalid with the fields at fault.
func (s *Service) CreateKey(ctx context.Context, in CreateKeyInput) (*Key, string, error) {
	token, err := NewToken(s.random)
	if err != nil {
		return nil, "", fault.Wrap(err, "making a key")
	}
	key, err := s.newKey(in, token)
	if err != nil {
		return nil, "", err
	}
	if err := s.store.InsertKey(ctx, key); err != nil {
		return nil, "", err
	}
	return key, token, nil
}

// newKey returns a valid key with the given token.
func (s *Service) newKey(in CreateKeyInput, token string) (*Key, error) {
	now := s.now()
	id, err := ident.New(now, s.random)
	if err != nil {
		return nil, fault.Wrap(err, "naming a key")
	}
	key := &Key{
		ID: id, Name: in.Name, Hint: token[:hintLength], Hash: hashOf(token), Scope: in.Scope, APIs: in.APIs,
		CreatedAt: now, CreatedBy: in.By, ExpiresAt: in.ExpiresAt.UTC().Truncate(time.Millisecond),
	}
	return key, key.validate()
}

// RevokeKey makes a key useless for ever; doing so again changes nothing.
// NotFound; Conflict when no admin key for all APIs would be left that never
// expires, since nobody could make another one.
func (s *Service) RevokeKey(ctx context.Context, id string) (*Key, error) {
	if !printable(id) {
		return nil, fault.New(fault.NotFound, "There is no such key.")
	}
	key, err := s.store.RevokeKey(ctx, id, s.now())
	if err != nil {
		return nil, err
	}
	s.known.forget(key.Hash)
	return key, nil
}
