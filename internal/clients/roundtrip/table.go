// Package roundtrip proves generated clients: the operations of rich fixture
// contracts are called through the client of each language against a real
// server, and what arrived is compared with what was to be sent, and what the
// client gave with what was replied.
//
// All languages are driven from one table, cases/*.yaml, so that they are
// proven equal. A language's driver is a program written from the table, in
// which the arguments are literals of the client's own types.
package roundtrip

import (
	"embed"
	"fmt"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed fixture*.yaml cases/*.yaml
var files embed.FS

// Suite is the cases of one fixture contract.
type Suite struct {
	Name     string // "parameters"
	Fixture  string // name of the file: "fixture.yaml"
	Contract []byte // its text
	Cases    []*Case
}

// Case is one use of a client, from making it to what it gave.
type Case struct {
	Name string // unique; safe in a URL

	// Call names the operation: its id, or "GET /path". Variant is the media
	// type of the body, where an operation takes several unlike ones.
	Call    string
	Variant string
	// Args are the parameters by key, or by "in:key" where a key is in several
	// places. Body is the value of the body; of a Binary body, and in place of
	// a file, an Upload as an object.
	Args *Value
	Body *Value
	Null bool   // the body is null, which YAML does not tell from none
	Key  string // Idempotency-Key given by the caller, without quotes

	// How the client is made. Credentials are by the scheme's key: a text, or
	// for two of them an array.
	Credentials *Value
	Env         *Value // like Credentials, by way of the environment
	Retries     *int   // nil for the client's default
	Timeout     int    // of one attempt, milliseconds; 0 for the client's default
	PerCall     bool   `yaml:"perCall"` // retries and timeout are given to the call
	Server      string // "documented" for the document's base URL, else that with this value of its variable "stage"
	Slash       bool   // the base URL ends with one
	Hook        bool   // something in between sends the header X-Hook: seen
	ContentType string `yaml:"contentType"` // another media type of the body than the first

	// How it is called: this many times (0 means 1); through the iterator over
	// all pages; stopping after so many elements (0: never); given up by the
	// caller as soon as the request has arrived.
	Calls    int
	Parallel bool // all calls at the same time
	All      bool
	Take     int
	Cancel   bool

	Exchanges []Exchange
	Sends     *Sends `yaml:"sends"` // short for one exchange
	Reply     *Reply `yaml:"reply"`

	// Gives is what the call returns; nil when it is what was replied.
	Gives   *Value
	Loose   bool // members that the contract does not have may be given too, or not
	Error   *Failure
	Warning []string // exactly one warning is logged, which holds all of these; none is when this is nil
	SameKey bool     `yaml:"sameKey"` // every request has the same Idempotency-Key; else all differ
	Only    []string // the drivers that can say this; all when empty
}

// Exchange is one request and its reply.
type Exchange struct {
	Sends Sends
	Reply Reply
	Maybe bool // it need not happen: only of the last ones
}

// Sends is a request as it must arrive.
type Sends struct {
	Method  string            // the operation's own when empty
	Target  string            // path and query as in the request line, without what stands before the operation's path
	Headers map[string]string // exact values; "" means that the header must not be there. A pattern stands between slashes
	Body    *string           // exact bytes
	JSON    *Value
	Form    [][2]string // the fields of a form; the order of those with one key matters
	Parts   []Part      // of a multipart body, in order
	Size    int         // the body is so many bytes of Pattern
	Other   bool        // to the other origin
}

// Part is one part of a multipart body. Type is compared when given.
type Part struct {
	Name, File, Type string
	Body             string
	JSON             *Value
	Size             int // so many bytes of Pattern
}

// Reply is what the server answers. {base} in headers, bodies and chunks is the
// URL that the client was given, {other} one of another origin.
type Reply struct {
	Status  int // 200 with a body, else 204, when zero
	Headers map[string]string
	Type    string // content type; application/json with JSON when empty
	Body    string
	JSON    *Value
	Chunks  []string // sent one by one
	Size    int      // so many bytes of Pattern
	Gzip    bool
	Drop    bool // the connection is closed without a reply
	Cut     bool // the connection is closed before the end of the body
	Hang    bool // no reply until the client leaves
	Open    bool // after the chunks, no end until the client leaves
}

// Failure is the error that a call must end with.
type Failure struct {
	Kind   string // "status", "connection", "timeout", "canceled", "decode", "other"; "any" for whichever
	Status int
	Name   string // the plan's name of the error: "problem"; "" for the base error
	Body   *Value // of a named one, its value; else the text of the body
	Text   string // part of the message
	Title  string // of Problem details
	Detail string
	ID     string // the header X-Request-Id of the reply
}

// Upload is a file as the table has it.
type Upload struct {
	File    string // what is in it
	Size    int    // or so many bytes of Pattern
	Name    string // file name
	Type    string
	OneShot bool // can be read only once
}

// Suites reads the table.
func Suites() ([]*Suite, error) {
	entries, err := files.ReadDir("cases")
	if err != nil {
		return nil, err
	}
	var suites []*Suite
	seen := map[string]bool{}
	for _, entry := range entries {
		s, err := readSuite(entry.Name())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		for _, c := range s.Cases {
			if seen[c.Name] || c.Name == "" {
				return nil, fmt.Errorf("%s: two cases are named %q", entry.Name(), c.Name)
			}
			seen[c.Name] = true
		}
		suites = append(suites, s)
	}
	return suites, nil
}

func readSuite(name string) (*Suite, error) {
	text, err := files.ReadFile(path.Join("cases", name))
	if err != nil {
		return nil, err
	}
	s := &Suite{Name: strings.TrimSuffix(name, ".yaml")}
	dec := yaml.NewDecoder(strings.NewReader(string(text)))
	dec.KnownFields(true)
	if err := dec.Decode(s); err != nil {
		return nil, err
	}
	for _, c := range s.Cases {
		if err := c.complete(); err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	s.Contract, err = files.ReadFile(s.Fixture)
	return s, err
}

// complete turns the short form into the long one.
func (c *Case) complete() error {
	if c.Sends != nil || c.Reply != nil {
		if len(c.Exchanges) > 0 {
			return fmt.Errorf("exchanges are given twice")
		}
		c.Exchanges = []Exchange{{}}
	}
	if c.Sends != nil {
		c.Exchanges[0].Sends = *c.Sends
	}
	if c.Reply != nil {
		c.Exchanges[0].Reply = *c.Reply
	}
	if c.Null {
		c.Body = &Value{Kind: Null, Text: "null"}
	}
	c.Calls = max(c.Calls, 1)
	return nil
}

// Uploaded reads a value as an Upload.
func Uploaded(v *Value) Upload {
	u := Upload{OneShot: v.Get("oneShot") != nil}
	text := func(key string) string {
		if member := v.Get(key); member != nil {
			return member.Text
		}
		return ""
	}
	u.File, u.Name, u.Type = text("file"), text("name"), text("type")
	if size := text("size"); size != "" {
		_, _ = fmt.Sscan(size, &u.Size)
	}
	return u
}

// Bytes is what is in the file.
func (u Upload) Bytes() []byte {
	if u.Size > 0 {
		return Pattern(u.Size)
	}
	return []byte(u.File)
}

// Pattern is n bytes that are neither text nor all alike: the i-th is i*7 mod 251.
func Pattern(n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(i * 7 % 251)
	}
	return out
}
