package check

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/wire"
)

// malformedBody finds bodies that are not the JSON that their Content-Type
// names, whatever is documented.
func (c *Context) malformedBody(x *call.Exchange) []failure.Failure {
	if bodiless(x) || len(x.Answer) == 0 || !readable(x) {
		return nil
	}
	_, err := records(x)
	if err == nil {
		return nil
	}
	f := failure.New("malformed-body", x, placeOfBody(x))
	return one(f, "The body is not the JSON that its Content-Type names.", x.MediaType(), short(err.Error())+": "+beginning(x.Answer))
}

// readable reports whether a body is JSON in some form that is all there.
func readable(x *call.Exchange) bool {
	media := x.MediaType()
	return (wire.IsJSON(media) || sequential(media)) && !x.Cut && !encoded(x) && unicodeBody(x)
}

// placeOfBody is where the document says most of an answer's body.
func placeOfBody(x *call.Exchange) *contract.Node {
	op := x.Case.Operation
	r := x.Response()
	if r == nil {
		return responsesOf(op)
	}
	if m := mediaOf(r, x); m != nil && m.Node != nil {
		return m.Node
	}
	return responseContent(op, r)
}

// jsonBody reads a body as JSON. A byte order mark is left out, as RFC 8259,
// section 8.1, allows.
func jsonBody(x *call.Exchange) (any, error) {
	if !utf8.Valid(x.Answer) {
		return nil, errors.New("it is not in UTF-8 (RFC 8259, section 8.1)")
	}
	if text, marked := bytes.CutPrefix(x.Answer, []byte("\ufeff")); marked {
		return decode(text)
	}
	return x.Value()
}

// decode reads one JSON value.
func decode(text []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
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
