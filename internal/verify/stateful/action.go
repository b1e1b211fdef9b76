package stateful

import (
	"context"
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// actions does to a thing what can be done to it besides updating, and looks
// whether the thing is as the answers show it. Each time it is a new one, since
// many things can be done once.
func (t *thread) actions(ctx context.Context) error {
	if t.lost || t.Read == nil {
		return nil
	}
	for _, op := range t.Operations {
		if !t.isAction(op) {
			continue
		}
		l, err := t.create(ctx, nil)
		if l == nil || err != nil {
			return err
		}
		if err := t.look(ctx, l); err != nil || l.read == nil {
			return err
		}
		if err := t.act(ctx, op, l); err != nil {
			return err
		}
	}
	return nil
}

// isAction reports whether an operation does something to a thing that it then
// shows as reading would.
func (t *thread) isAction(op *contract.Operation) bool {
	if op.Method != http.MethodPost && op.Method != http.MethodPut || t.Pool.Graph().Of(op) != t.kind || op == t.Replace {
		return false
	}
	schema := t.successSchema(op)
	return schema != nil && schema == t.successSchema(t.Read)
}

// act does one thing, twice: the second time it may be refused, and must not
// break.
func (t *thread) act(ctx context.Context, op *contract.Operation, l *life) error {
	c, err := t.about(ctx, op, l, compose.Minimal)
	if err != nil {
		return err
	}
	x, _, err := t.Try(ctx, c)
	if x == nil || err != nil || !x.OK() || x.Status == http.StatusAccepted {
		return err
	}
	read, err := t.about(ctx, t.Read, l, compose.Minimal)
	if err != nil {
		return err
	}
	if _, _, err := t.settle(ctx, "update-not-kept", read, l.read, x); err != nil {
		return err
	}
	again, err := t.about(ctx, op, l, compose.Minimal)
	if err != nil {
		return err
	}
	again.Intent = call.Unknown
	_, _, err = t.Try(ctx, again)
	return err
}

// finish deletes the second thing.
func (t *thread) finish(ctx context.Context) error {
	l := t.alive
	t.alive = nil
	if l == nil {
		return nil
	}
	_, err := t.delete(ctx, l)
	return err
}

// successSchema is the schema of an operation's answer of success, after
// references, or nil.
func (d *driver) successSchema(op *contract.Operation) *contract.Node {
	for _, status := range []int{200, 201} {
		if r := call.ResponseFor(op, status); r != nil && r.Status[0] == '2' {
			for _, m := range r.Content {
				if m.Schema != nil {
					return d.Doc.Resolve(m.Schema)
				}
			}
		}
	}
	return nil
}
