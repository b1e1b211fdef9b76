package fuzzing

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/session"
)

const (
	maxRequests = 60 // to make one failure smaller
	maxFailures = 40 // of one phase that are made smaller
)

// ShrinkAll makes the requests smaller that showed the failures of a phase. It
// ends, without an error, when no more requests may be sent.
func ShrinkAll(ctx context.Context, s *session.Session, phase call.Phase) error {
	left := maxFailures
	for _, f := range s.Found.All() {
		if f.Phase != phase || len(f.Sequence.Steps) != 1 || left == 0 || f.Check == "valid-request-refused" {
			continue // a refusal says something only beside its base
		}
		left--
		if _, err := shrink(ctx, s, f.Sequence.Last(), f); errors.Is(err, call.ErrBudget) {
			return nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

// Shrink returns the smallest request that still shows a failure, and puts it
// in the place of the one that is known: arguments and members that need not be
// there are left out, texts are shorter, numbers rounder. It is the exchange
// itself when there is none smaller, or no more requests may be sent.
func Shrink(ctx context.Context, s *session.Session, x *call.Exchange, f failure.Failure) *call.Exchange {
	smallest, _ := shrink(ctx, s, x, f)
	return smallest
}

func shrink(ctx context.Context, s *session.Session, x *call.Exchange, f failure.Failure) (*call.Exchange, error) {
	h := &shrinker{session: s, base: base.New(s, x.Case.Operation, x.Case.Phase), failure: f, smallest: x, left: maxRequests}
	if !h.worthwhile() {
		return x, nil
	}
	err := h.run(ctx)
	return h.smallest, err
}

// shrinker makes one failure smaller.
type shrinker struct {
	session  *session.Session
	base     *base.Base
	failure  failure.Failure
	smallest *call.Exchange
	left     int // requests that may be sent
}

// worthwhile reports whether anything can be left out.
func (h *shrinker) worthwhile() bool {
	c := h.smallest.Case
	if c.Target != "" || h.session.Safe && !call.SafeMethod(c.SentMethod()) {
		return false
	}
	return (c.Body != nil && c.Body.Raw == nil && c.Body.Media != nil) ||
		slices.ContainsFunc(c.Arguments, func(a call.Argument) bool { return a.In != "path" && a.From == nil })
}

// run tries smaller requests until none of them shows the failure.
func (h *shrinker) run(ctx context.Context) error {
	for smaller := true; smaller; {
		smaller = false
		for c := range h.candidates() {
			shown, err := h.try(ctx, c)
			if err != nil || h.left == 0 {
				return err
			}
			if shown {
				smaller = true
				break
			}
		}
	}
	return nil
}

// candidates are smaller requests, those first that leave out most.
func (h *shrinker) candidates() func(yield func(*call.Case) bool) {
	whole := h.smallest.Case
	return func(yield func(*call.Case) bool) {
		for _, a := range whole.Arguments {
			if a.Parameter == nil || a.Parameter.Required || a.From != nil || h.isSubject(a) {
				continue
			}
			c := whole.Clone()
			c.Unset(a.In, a.Name)
			if !yield(c) {
				return
			}
		}
		if b := whole.Operation.Body; b != nil && !b.Required && whole.Body != nil && len(whole.Body.From) == 0 && !strings.HasPrefix(whole.Subject.Where, "body") {
			c := whole.Clone()
			c.Body = nil
			if !yield(c) {
				return
			}
		}
		if !h.bodies(whole, yield) {
			return
		}
		h.values(whole, yield)
	}
}

// isSubject reports whether an argument is what the failure is about.
func (h *shrinker) isSubject(a call.Argument) bool {
	return h.smallest.Case.Subject.Where == a.In+` parameter "`+a.Name+`"`
}

// bodies yields requests with simpler bodies.
func (h *shrinker) bodies(whole *call.Case, yield func(*call.Case) bool) bool {
	b := whole.Body
	if b == nil || b.Raw != nil || b.Media == nil || b.Media.Schema == nil {
		return true
	}
	composer := h.session.Composer
	before := composer.CertifyBody(b.Media, b.Value)
	for v := range composer.Maker().Shrink(b.Media.Schema, contract.InRequest, b.Value) {
		after := composer.CertifyBody(b.Media, v)
		if after.Intent != before.Intent || !sameFaults(before.Faults, after.Faults) {
			continue
		}
		c := whole.Clone()
		c.Body.Value = v
		c.Body.From = slices.DeleteFunc(c.Body.From, func(m call.BoundMember) bool {
			_, there := compose.At(v, compose.Keys(m.Pointer))
			return !there
		})
		if !yield(c) {
			return false
		}
	}
	return true
}

// values yields requests with simpler arguments.
func (h *shrinker) values(whole *call.Case, yield func(*call.Case) bool) {
	composer := h.session.Composer
	for _, a := range whole.Arguments {
		if a.Parameter == nil || a.From != nil || a.Raw != nil || a.In == "path" || a.Parameter.ValueSchema() == nil {
			continue
		}
		before := composer.CertifyArgument(a.Parameter, a.Value)
		for v := range composer.Maker().Shrink(a.Parameter.ValueSchema(), contract.InRequest, a.Value) {
			after := composer.CertifyArgument(a.Parameter, v)
			if after.Intent != before.Intent || !sameFaults(before.Faults, after.Faults) {
				continue
			}
			c := whole.Clone()
			c.Set(call.ArgumentOf(a.Parameter, v))
			if !yield(c) {
				return
			}
		}
	}
}

// sameFaults reports whether two values are refused for the same words.
func sameFaults(a, b []schema.Fault) bool {
	return slices.EqualFunc(a, b, func(a, b schema.Fault) bool {
		return a.Keyword == b.Keyword && a.Schema == b.Schema && a.Property == b.Property
	})
}

// try sends a smaller request, and keeps it when it shows the same failure.
func (h *shrinker) try(ctx context.Context, c *call.Case) (shown bool, err error) {
	if h.left == 0 {
		return false, nil
	}
	h.left--
	if err := h.base.Refresh(ctx, c); err != nil {
		return false, err
	}
	x, err := h.session.Send(ctx, c)
	if x == nil || err != nil {
		return false, err
	}
	for _, f := range h.session.Check.Exchange(x) {
		if f.ID == h.failure.ID {
			h.smallest = x
			h.session.Found.Replace(f.ID, f)
			return true, nil
		}
	}
	return false, nil
}
