package coverage

import (
	"context"
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/session"
)

// others asks for things as another consumer. What others may see stands in no
// document; but where some operations hide a thing from them, those that show
// or change it forget to.
func others(ctx context.Context, s *session.Session) error {
	graph := s.Pool.Graph()
	of := map[*resource.Resource][]*contract.Operation{}
	for _, op := range s.Operations {
		if r := graph.Of(op); r != nil && len(r.Keys) > 0 && !call.Open(op) && s.Sender.HasOther(op) && (!s.Safe || call.SafeMethod(op.Method)) {
			of[r] = append(of[r], op)
		}
	}
	for _, r := range graph.Resources {
		if len(of[r]) > 1 {
			if err := compareOthers(ctx, s, of[r]); err != nil {
				return err
			}
		}
	}
	return nil
}

// compareOthers sends the base of several operations about the same kind of
// thing with another consumer's credentials.
func compareOthers(ctx context.Context, s *session.Session, operations []*contract.Operation) error {
	hidden := false
	var shown []*call.Exchange
	for _, op := range operations {
		x, err := asOther(ctx, s, op)
		if err != nil {
			return err
		}
		switch {
		case x == nil:
		case x.OK():
			shown = append(shown, x)
		case x.Status == http.StatusForbidden || x.Status == http.StatusNotFound:
			hidden = true
		}
	}
	for _, x := range shown {
		if !hidden {
			return nil
		}
		for _, f := range s.Check.Exchange(x) {
			f.Level = failure.Failed
			s.Found.Add(f)
		}
	}
	return nil
}

// asOther sends the base of an operation as another consumer; nil when there
// is none, or when it is refused to the first consumer as well by now.
func asOther(ctx context.Context, s *session.Session, op *contract.Operation) (*call.Exchange, error) {
	b := base.New(s, op, call.Coverage)
	if b.Accepted == nil {
		return nil, nil
	}
	c, err := b.Make(ctx, &base.Variation{
		Subject: call.Subject{Where: "credentials", Keyword: "security", Node: op.Security[0].Node, Text: "right credentials of another consumer"},
		Apply:   func(c *call.Case) bool { c.Access = call.Other; return true },
	})
	if c == nil || err != nil {
		return nil, err
	}
	x, err := s.Send(ctx, c)
	if x == nil || err != nil || x.OK() {
		return x, err
	}
	own := c.Clone()
	own.Access, own.Base, own.Subject, own.Intent = call.Granted, nil, call.Subject{}, call.Valid
	control, _, err := s.Try(ctx, own)
	if control == nil || err != nil || !control.OK() {
		return nil, err
	}
	return x, nil
}
