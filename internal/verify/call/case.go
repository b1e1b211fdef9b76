package call

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
)

// Intent is what the document says of a request.
type Intent uint8

// The intents. Of an Unknown request only the answer is judged.
const (
	Unknown Intent = iota
	Valid          // everything in it is what the document allows
	Invalid        // exactly one place is what the document forbids
)

// String returns "unknown", "valid" or "invalid".
func (i Intent) String() string { return [...]string{"unknown", "valid", "invalid"}[i] }

// Access is whose credentials a request carries.
type Access uint8

// The kinds of access.
const (
	Granted   Access = iota // those that the operation asks for, as far as they are given
	Anonymous               // none
	Wrong                   // of the right form, and nobody's
	Foreign                 // right ones of a scheme that the operation does not take
	Other                   // another consumer's
)

// String returns "granted", "anonymous", "wrong", "foreign" or "other".
func (a Access) String() string {
	return [...]string{"granted", "anonymous", "wrong", "foreign", "other"}[a]
}

// Phase is the part of a verification that a case belongs to.
type Phase string

// The phases, in their order. Of Document nothing is sent.
const (
	Document  Phase = "document"
	Examples  Phase = "examples"
	Coverage  Phase = "coverage"
	Stateful  Phase = "stateful"
	Workflows Phase = "workflows"
	Fuzzing   Phase = "fuzzing"
)

// Case is one request to an operation with what it means. It is not changed
// once it was sent.
type Case struct {
	Operation *contract.Operation
	Phase     Phase
	Intent    Intent
	Subject   Subject // what makes it differ from Base, or what is wrong with it

	Method    string // "" for the operation's own
	Arguments []Argument
	Body      *Payload    // nil for none
	Header    http.Header // besides arguments and credentials: If-None-Match
	Accept    string      // "" for what the operation documents
	Access    Access

	// Target is a path with its query, from the root of the host, instead of
	// what the operation's path template gives; TargetFrom says where an answer
	// named it.
	Target     string
	TargetFrom *Binding

	Status string    // documented status that is expected, as that of an example; "" for any
	Base   *Exchange // accepted request that this one differs from in one place, or nil
	Known  bool      // whatever it names was seen to exist
}

// Subject is what a case is about.
type Subject struct {
	Where   string         // for people: `body property "name"`, `query parameter "limit"`, "credentials", "method"
	Keyword string         // "maxLength", "required", "type", "enum", "format", ...
	Node    *contract.Node // the word of the document: a schema, parameter, body or operation object; nil for none
	Text    string         // for people: "one longer than its maximum of 40"
	Soft    bool           // the document does not force it: at most a warning
}

// Argument is one parameter of a request.
type Argument struct {
	Parameter *contract.Parameter // nil for one that is not documented
	In, Name  string
	Value     any      // as package sample has values
	Raw       *string  // what stands in the request instead of Value, encoded already
	From      *Binding // answer that Value was taken from, or nil
}

// Payload is the body of a request.
type Payload struct {
	Media *contract.Media // nil for a media type that is not documented
	Type  string          // of the Content-Type; "" for none
	Value any
	Raw   []byte // what is sent instead of Value, unless it is nil
	From  []BoundMember
}

// BoundMember is a member of a body that was taken from an answer.
type BoundMember struct {
	Pointer string // JSON pointer into the body (RFC 6901)
	Binding
}

// Binding is where in an earlier answer a value stood, so that a request can
// be made again from nothing.
type Binding struct {
	Exchange *Exchange
	Pointer  string // JSON pointer into the answer's body, or "" when Header is given
	Header   string // name of a header
	Rel      string // of a Link header, the relation whose target is meant (RFC 8288)

	// Template is a path template that ends the path of the URL that was found,
	// such as a Location, and Name the parameter in it that is meant; "" when
	// the value is taken as it stands.
	Template, Name string
}

// SentMethod is the method that is sent.
func (c *Case) SentMethod() string {
	if c.Method != "" {
		return c.Method
	}
	return c.Operation.Method
}

// Clone returns a copy whose arguments and headers can be changed.
func (c *Case) Clone() *Case {
	copied := *c
	copied.Arguments = append([]Argument(nil), c.Arguments...)
	copied.Header = c.Header.Clone()
	if c.Body != nil {
		body := *c.Body
		body.From = append([]BoundMember(nil), c.Body.From...)
		copied.Body = &body
	}
	return &copied
}

// Argument returns the argument for a parameter, or nil.
func (c *Case) Argument(in, name string) *Argument {
	for i := range c.Arguments {
		if a := &c.Arguments[i]; a.In == in && a.Name == name {
			return a
		}
	}
	return nil
}

// Value is what a parameter is given; ok is false where it is given nothing, or
// is encoded by hand.
func (c *Case) Value(in, name string) (v any, ok bool) {
	a := c.Argument(in, name)
	if a == nil || a.Raw != nil {
		return nil, false
	}
	return a.Value, true
}

// Set gives a parameter a value, in place of the one it had.
func (c *Case) Set(a Argument) {
	if old := c.Argument(a.In, a.Name); old != nil {
		*old = a
		return
	}
	c.Arguments = append(c.Arguments, a)
}

// Unset leaves a parameter out.
func (c *Case) Unset(in, name string) {
	for i, a := range c.Arguments {
		if a.In == in && a.Name == name {
			c.Arguments = append(c.Arguments[:i:i], c.Arguments[i+1:]...)
			return
		}
	}
}

// ArgumentOf is a value for a documented parameter.
func ArgumentOf(p *contract.Parameter, v any) Argument {
	return Argument{Parameter: p, In: p.In, Name: p.Name, Value: v}
}
