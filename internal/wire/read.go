package wire

import (
	"sync"

	"github.com/apisteward/steward/internal/contract"
)

// Reader reads the parameters of requests to the operations of one document:
// the way back of Path, Query, Header, Cookie and QueryString. Text becomes
// what the schema wants; text that cannot be that stays text, for a judge to
// refuse. Values are those of package sample.
//
// A Reader is safe for concurrent use. What a schema wants is found out when it
// is first needed.
type Reader struct {
	doc     *contract.Document
	accepts func(schema *contract.Node, v any) bool
	wants   sync.Map // *contract.Node to *want
}

// NewReader returns a Reader for a document. Where a text can stand for more
// than one value, such as that of a schema with alternatives, the first counts
// that accepts is true for.
func NewReader(doc *contract.Document, accepts func(schema *contract.Node, v any) bool) *Reader {
	return &Reader{doc: doc, accepts: accepts}
}

// Unreadable is the error for what does not follow the style of its parameter.
// It says what is wrong, to follow the name of the parameter, and never repeats
// what was sent.
type Unreadable string

// Error implements error.
func (e Unreadable) Error() string { return string(e) }

// What can be wrong.
const (
	errPercent  Unreadable = "must be percent-encoded: it has a percent sign that begins no encoded character"
	errUTF8     Unreadable = "must be text in UTF-8"
	errRepeated Unreadable = "must be given only once"
	errLabel    Unreadable = "must begin with a dot"
	errMatrix   Unreadable = "must begin with a semicolon and its name"
	errPairs    Unreadable = "must be names and values in turn"
	errMember   Unreadable = "must be names and values with an equals sign between them"
	errTwice    Unreadable = "must not have a member twice"
	errScalar   Unreadable = "must be a single value"
	errList     Unreadable = "must be a list"
	errObject   Unreadable = "must be an object"
	errBoth     Unreadable = "must not be both a value and an object"
	errDeep     Unreadable = "is nested too deeply"
	errMany     Unreadable = "has too many elements"
	errJSON     Unreadable = "must be JSON"
	errOther    Unreadable = "is not of the type that the schema wants" // never leaves the package
)

// Text reads text that nothing is encoded in.
func (r *Reader) Text(schema *contract.Node, text string) (any, error) {
	return r.value(schema, leaf{text, asIs})
}
