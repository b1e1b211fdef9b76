package roundtrip

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

// Program is what a driver is written from: the plan of a client and the calls
// to make.
type Program struct {
	Name    string // of the fixture: "fixture30"
	Package *plan.Package
	Calls   []*Call
}

// Call is a case with what it uses of the plan.
type Call struct {
	*Case
	Suite     string
	Operation *plan.Operation
	Arguments []Argument // in the order of the operation's parameters
	Base      string     // the URL that the client is to use
}

// Argument is a parameter with its value.
type Argument struct {
	Parameter *plan.Parameter
	Value     *Value
}

// Addresses are where a client finds the server.
type Addresses interface {
	Base(name string) string // for a case
	TokenURL() string
}

// Programs plans the client of each fixture, with the server's addresses in
// place of those of the contract, and finds what the cases name.
func Programs(suites []*Suite, at Addresses) ([]*Program, error) {
	var programs []*Program
	for _, s := range suites {
		i := slices.IndexFunc(programs, func(p *Program) bool { return p.Name+".yaml" == s.Fixture })
		if i < 0 {
			p, err := newProgram(s, at)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.Fixture, err)
			}
			programs, i = append(programs, p), len(programs)
		}
		for _, c := range s.Cases {
			call, err := newCall(programs[i].Package, c, at.Base(c.Name))
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", s.Name, c.Name, err)
			}
			call.Suite = s.Name
			programs[i].Calls = append(programs[i].Calls, call)
		}
	}
	return programs, nil
}

func newProgram(s *Suite, at Addresses) (*Program, error) {
	text := strings.NewReplacer("https://token.example/oauth/token", at.TokenURL(), "https://older.example/", at.Base("")).
		Replace(string(s.Contract))
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		return nil, err
	}
	p, err := plan.New(doc, plan.Options{})
	return &Program{Name: strings.TrimSuffix(s.Fixture, ".yaml"), Package: p}, err
}

// For returns the program with only the calls that one of the drivers can say.
func (p *Program) For(drivers ...string) *Program {
	out := *p
	out.Calls = nil
	for _, c := range p.Calls {
		if len(c.Only) == 0 || slices.ContainsFunc(drivers, func(d string) bool { return slices.Contains(c.Only, d) }) {
			out.Calls = append(out.Calls, c)
		}
	}
	return &out
}

func newCall(p *plan.Package, c *Case, base string) (*Call, error) {
	op := operation(p, c)
	if op == nil {
		return nil, fmt.Errorf("no operation %s %s", c.Call, c.Variant)
	}
	if c.Slash {
		base += "/"
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
