package coverage

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/wire"
)

// undocumentedMethods try each method that the path does not have. HEAD and
// OPTIONS are answered by servers of their own accord, TRACE and CONNECT by
// what stands before them.
func (p *plan) undocumentedMethods() []*base.Variation {
	op := p.operation()
	if !p.methods || p.base.Accepted == nil && strings.Contains(op.Path, "{") {
		return nil
	}
	var list []*base.Variation
	for _, method := range []string{"DELETE", "PUT", "POST", "PATCH", "GET"} {
		if !p.mayUse(method) || op.Item.Has(strings.ToLower(method)) {
			continue
		}
		list = append(list, &base.Variation{
			Subject: call.Subject{Where: "method", Keyword: "method", Node: op.Item, Text: method + ", which is not documented for this path"},
			Intent:  call.Invalid,
			Apply:   func(c *call.Case) bool { return p.asMethod(c, method) },
		})
	}
	return list
}

// mayUse reports whether a method may be sent where no operation has it: one
// that changes things only where the operations to be verified have it too, or
// none was left out.
func (p *plan) mayUse(method string) bool {
	if call.SafeMethod(method) {
		return true
	}
	if p.session.Safe {
		return false
	}
	for _, op := range p.session.Operations {
		if op.Method == method {
			return true
		}
	}
	return len(p.session.Operations) == len(p.session.Doc.Operations())
}

// asMethod makes a request to the same path with another method and nothing
// else. It is false where that is an operation of another path template.
func (p *plan) asMethod(c *call.Case, method string) bool {
	path := pathOf(c)
	for _, op := range p.session.Doc.Operations() {
		if op.Method == method && strings.Count(op.Path, "/") == strings.Count(path, "/") && call.MatchPath(op.Path, path) != nil {
			return false
		}
	}
	var kept []call.Argument
	for _, a := range c.Arguments {
		if a.In == "path" {
			kept = append(kept, a)
		}
	}
	c.Method, c.Arguments, c.Body = method, kept, nil
	return true
}

// pathOf is the path of a request.
func pathOf(c *call.Case) string {
	path := c.Operation.Path
	for _, a := range c.Arguments {
		if a.In == "path" && a.Parameter != nil {
			path = strings.ReplaceAll(path, "{"+a.Name+"}", wire.Path(a.Parameter, a.Value))
		}
	}
	return path
}

// forMethods are the operations with whose things the undocumented methods of
// their paths are tried, by path: what reads them, where there is one.
func forMethods(operations []*contract.Operation) map[string]*contract.Operation {
	chosen := map[string]*contract.Operation{}
	for _, op := range operations {
		if known := chosen[op.Path]; known == nil || op.Method == "GET" {
			chosen[op.Path] = op
		}
	}
	return chosen
}
