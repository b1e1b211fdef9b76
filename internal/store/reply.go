package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/apisteward/steward/internal/fault"
)

// Reply is what was answered to a request with an Idempotency-Key.
type Reply struct {
	Status int
	Header map[string][]string
	Body   []byte
}

// replyKept is how long a reply can be repeated.
const replyKept = 24 * time.Hour

// BeginReply announces that a request with an Idempotency-Key is worked on.
// The scope keeps the keys of different callers and operations apart; the
// payload is a hash of the request. A nil reply means to go on, and to call
// CompleteReply or ForgetReply in the end; otherwise it is the one to repeat.
// Invalid when the key came with another payload; Conflict while the same
// request is worked on.
func (s *Store) BeginReply(ctx context.Context, scope, name string, payload []byte) (reply *Reply, err error) {
	now := s.now()
	err = s.change(ctx, "beginning a reply", func(tx *sql.Tx) error {
		n, err := execute(ctx, tx, `INSERT INTO replies (scope, name, payload, status, header, body, expires_at)
			VALUES ($1, $2, $3, 0, '{}', $4, $5)
			ON CONFLICT (scope, name) DO UPDATE SET payload = $3, status = 0, header = '{}', body = $4, expires_at = $5
			WHERE replies.expires_at <= $6`, scope, name, payload, []byte{}, at(now.Add(s.replyLease)), at(now))
		if err != nil || n == 1 {
			reply = nil
			return err
		}
		reply, err = readReply(ctx, tx, scope, name, payload)
		return err
	})
	return reply, err
}

func readReply(ctx context.Context, tx *sql.Tx, scope, name string, payload []byte) (*Reply, error) {
	var before []byte
	r := new(Reply)
	row := tx.QueryRowContext(ctx, `SELECT payload, status, header, body FROM replies WHERE scope = $1 AND name = $2`, scope, name)
	switch err := row.Scan(&before, &r.Status, text{&r.Header}, &r.Body); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, errAgain // forgotten a moment ago
	case err != nil:
		return nil, err
	case !bytes.Equal(before, payload):
		return nil, fault.New(fault.Invalid, "This Idempotency-Key came with another request before; use a new one.")
	case r.Status == 0:
		return nil, fault.New(fault.Conflict, "A request with this Idempotency-Key is still being worked on; try again.")
	}
	return r, nil
}

// CompleteReply keeps the reply to a request that was begun, for a day.
func (s *Store) CompleteReply(ctx context.Context, scope, name string, reply *Reply) error {
	return s.change(ctx, "keeping a reply", func(tx *sql.Tx) error {
		body := reply.Body
		if body == nil {
			body = []byte{}
		}
		_, err := execute(ctx, tx, `UPDATE replies SET status = $1, header = $2, body = $3, expires_at = $4
			WHERE scope = $5 AND name = $6 AND status = 0`,
			reply.Status, inText(reply.Header), body, at(s.now().Add(replyKept)), scope, name)
		return err
	})
}

// ForgetReply ends a request that was begun and came to nothing that should be
// repeated, so that it may be tried again.
func (s *Store) ForgetReply(ctx context.Context, scope, name string) error {
	return s.change(ctx, "forgetting a reply", func(tx *sql.Tx) error {
		_, err := execute(ctx, tx, `DELETE FROM replies WHERE scope = $1 AND name = $2 AND status = 0`, scope, name)
		return err
	})
}

// PurgeReplies removes the replies that have expired, and returns their number.
func (s *Store) PurgeReplies(ctx context.Context) (n int64, err error) {
	err = s.change(ctx, "removing old replies", func(tx *sql.Tx) error {
		n, err = execute(ctx, tx, `DELETE FROM replies WHERE expires_at <= $1`, at(s.now()))
		return err
	})
	return n, err
}
