package call

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// Exchange is a case that was sent, and its answer.
type Exchange struct {
	Case   *Case
	Number int64 // in the order of sending, from 1
	Began  time.Time

	Method string // as sent, with all headers; secrets are in it
	URL    string
	Sent   http.Header
	Body   []byte

	Status   int // 0 when there was no answer
	Proto    string
	Header   http.Header
	Answer   []byte
	Cut      bool // the answer was longer than what is read
	Duration time.Duration
	Err      error // why there was no answer, or not all of it

	once  sync.Once
	value any
	fault error
}

// OK reports whether the answer is a success.
func (x *Exchange) OK() bool { return x.Status >= 200 && x.Status < 300 }

// Class is the response class: "2xx", or "none" without an answer.
func (x *Exchange) Class() string {
	if x.Status < 100 || x.Status > 599 {
		return "none"
	}
	return strconv.Itoa(x.Status/100) + "xx"
}

// Response is what the document says of the answer's status: exactly, as a
// range, or by default (OpenAPI 3.0.3, section 4.7.16). It is nil when the
// document says nothing.
func (x *Exchange) Response() *contract.Response {
	return ResponseFor(x.Case.Operation, x.Status)
}

// ResponseFor is what an operation says of a status, or nil.
func ResponseFor(op *contract.Operation, status int) *contract.Response {
	code := strconv.Itoa(status)
	var ranged, usual *contract.Response
	for _, r := range op.Responses {
		switch {
		case r.Status == code:
			return r
		case r.Status == code[:1]+"XX":
			ranged = r
		case r.Status == "default":
			usual = r
		}
	}
	if ranged != nil {
		return ranged
	}
	return usual
}

// MediaType is the answer's media type without parameters, in lower case.
func (x *Exchange) MediaType() string {
	value := x.Header.Get("Content-Type")
	if base, _, err := mime.ParseMediaType(value); err == nil {
		return base
	}
	base, _, _ := strings.Cut(value, ";")
	return strings.ToLower(strings.TrimSpace(base))
}

// Value is the answer's body read as JSON, numbers as json.Number and objects
// as maps. It must not be changed.
func (x *Exchange) Value() (any, error) {
	x.once.Do(func() { x.value, x.fault = decode(x.Answer) })
	return x.value, x.fault
}

func decode(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more after the value")
	}
	return v, nil
}

// At returns what a JSON pointer (RFC 6901) leads to in the answer's body.
func (x *Exchange) At(pointer string) (any, bool) {
	v, err := x.Value()
	if err != nil {
		return nil, false
	}
	return Lookup(v, pointer)
}

// Lookup follows a JSON pointer (RFC 6901) into a value of maps and slices.
func Lookup(v any, pointer string) (any, bool) {
	if pointer == "" {
		return v, true
	}
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		token = contract.UnescapePointer(token)
		switch at := v.(type) {
		case map[string]any:
			member, there := at[token]
			if !there {
				return nil, false
			}
			v = member
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(at) {
				return nil, false
			}
			v = at[i]
		default:
			return nil, false
		}
	}
	return v, true
}

// Resolve returns the value that a binding stands for.
func (b *Binding) Resolve() (any, bool) {
	v, found := b.found()
	if n, ok := v.(json.Number); ok {
		v = Whole(n)
	}
	if !found || b.Template == "" {
		return v, found
	}
	text, ok := v.(string)
	if !ok {
		return nil, false
	}
	v, found = MatchPath(b.Template, text)[b.Name]
	return v, found
}

func (b *Binding) found() (any, bool) {
	if b.Rel != "" {
		return linked(b.Exchange.Header.Values(b.Header), b.Rel)
	}
	if b.Header != "" {
		v := b.Exchange.Header.Get(b.Header)
		return v, v != ""
	}
	return b.Exchange.At(b.Pointer)
}

// Whole writes a number that is whole without a fraction and an exponent, as it
// has to stand in a path: 250.0 and 2.5e2 are 250.
func Whole(n json.Number) json.Number {
	if strings.Trim(n.String(), "-0123456789") == "" {
		return n
	}
	if r, ok := sample.Rational(n); ok && r.IsInt() {
		return json.Number(r.Num().String())
	}
	return n
}

// Sequence is exchanges that are judged together.
type Sequence struct {
	Check string // id of the check that judges it
	Steps []*Exchange
}

// Last is the exchange that the sequence ends with.
func (s *Sequence) Last() *Exchange { return s.Steps[len(s.Steps)-1] }
