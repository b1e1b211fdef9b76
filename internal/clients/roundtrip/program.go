package roundtrip

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

// Program is what a driver is written from: a client's plan and the calls to
// make.
type Program struct {
	Package *plan.Package
	Calls   []*Call
}

// Call is a case with what it uses of the plan.
type Call struct {
	*Case
	Operation *plan.Operation
	Arguments []Argument // in the order of the operation's parameters
	Base      string     // the URL that the client is to use
}

// Argument is a parameter with its value.
type Argument struct {
	Parameter *plan.Parameter
	Value     *Value
}

// NewProgram plans the client of a suite's contract, with tokenURL in place of
// that of the contract, and finds what the cases name.
func NewProgram(s *Suite, tokenURL string, base func(name string) string) (*Program, error) {
	text := strings.ReplaceAll(string(s.Contract), "https://token.example/oauth/token", tokenURL)
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		return nil, err
	}
	p, err := plan.New(doc, plan.Options{})
	if err != nil {
		return nil, err
	}
	program := &Program{Package: p}
	for _, c := range s.Cases {
		call, err := newCall(p, c, base(c.Name))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		program.Calls = append(program.Calls, call)
	}
	return program, nil
}

func newCall(p *plan.Package, c *Case, base string) (*Call, error) {
	op := operation(p, c)
	if op == nil {
		return nil, fmt.Errorf("no operation %s %s", c.Call, c.Variant)
	}
	call := &Call{Case: c, Operation: op, Base: base}
	used := 0
	for _, param := range op.Parameters {
		value := c.Args.Get(param.In + ":" + param.Key)
		if value == nil {
			value = c.Args.Get(param.Key)
		}
		if value != nil {
			call.Arguments = append(call.Arguments, Argument{param, value})
			used++
		}
	}
	if c.Args != nil && used != len(c.Args.Members) {
		return nil, fmt.Errorf("%d of %d arguments are parameters", used, len(c.Args.Members))
	}
	if c.Body != nil && op.Body == nil {
		return nil, fmt.Errorf("%s takes no body", c.Call)
	}
	return call, nil
}

// operation finds the operation that a case calls.
func operation(p *plan.Package, c *Case) *plan.Operation {
	for _, group := range p.Groups {
		for _, op := range group.Operations {
			if named(op, c.Call) && variant(op) == variantOf(op, c.Variant) {
				return op
			}
		}
	}
	return nil
}

func named(op *plan.Operation, call string) bool {
	if strings.Contains(call, " ") {
		return op.Source.Name() == call
	}
	return op.Source.ID == call
}

// variant is the media type that a method takes.
func variant(op *plan.Operation) string {
	if op.Body == nil {
		return ""
	}
	return op.Body.Type
}

func variantOf(op *plan.Operation, wanted string) string {
	if wanted == "" {
		return variant(op)
	}
	return wanted
}

// Scheme finds the security scheme with a key.
func (p *Program) Scheme(key string) *plan.Scheme {
	for _, s := range p.Package.Schemes {
		if s.Key == key {
			return s
		}
	}
	return nil
}

// Agent is the User-Agent of the client, given the name of its package.
func (p *Program) Agent(name string) string {
	return fmt.Sprintf("%s/%s (steward)", name, p.Package.Version)
}
