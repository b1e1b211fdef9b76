package intake

import (
	"errors"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/wire"
)

// maxBody bounds the body of a request in bytes, as it comes and when its
// Content-Encoding is undone.
const maxBody = 16 << 20

// body reads the body of a request, and says what its operation does not allow
// in it. What was read stands in the request in any case. A body that the
// operation has no word for means nothing, and is left alone.
func (r *Reader) body(req *Request) *fault.Error {
	documented := req.Operation.Body
	if documented == nil || len(documented.Content) == 0 {
		return nil
	}
	data, wrong := received(req.Request)
	if wrong != nil {
		return wrong
	}
	req.Raw = data
	given := req.Header.Get("Content-Type")
	media, sentAs := mediaOf(documented, given)
	if len(data) == 0 && (given == "" || media == nil || !mayBeEmpty(sentAs)) {
		return missing(documented)
	}
	if media == nil {
		return undocumented(documented, given)
	}
	req.Content = media
	if !wire.Readable(sentAs) {
		return nil
	}
	v, err := r.values.Body(media, sentAs, data)
	if err != nil {
		return known(err)
	}
	req.Body = v
	return r.judgeBody(media, sentAs, v)
}

// known is an error of package wire as what it is.
func known(err error) *fault.Error {
	var e *fault.Error
	if errors.As(err, &e) {
		return e
	}
	return &fault.Error{Kind: fault.Malformed, Detail: "The body cannot be read.", Err: err}
}

// missing is the error for a request without a body, if it must have one.
func missing(documented *contract.Body) *fault.Error {
	if !documented.Required {
		return nil
	}
	return &fault.Error{
		Kind: fault.Invalid, Detail: "The request has no body; one of " + mediaTypes(documented) + " is required.",
		Fields: []fault.Field{{Place: "#", Detail: "is missing"}},
	}
}

// undocumented is the error for a body of a media type that the operation does
// not take.
func undocumented(documented *contract.Body, given string) *fault.Error {
	detail := "Bodies of this media type are not taken; send " + mediaTypes(documented) + "."
	if given == "" {
		detail = "The body has no Content-Type; send " + mediaTypes(documented) + "."
	}
	return &fault.Error{
		Kind: fault.Unsupported, Detail: detail,
		Fields: []fault.Field{{Place: "header Content-Type", Detail: "must be " + mediaTypes(documented)}},
	}
}

// mostTypes is how many media types a sentence lists.
const mostTypes = 12

// mediaTypes lists what a body may be: "a, b or c".
func mediaTypes(documented *contract.Body) string {
	var list []string
	for _, m := range documented.Content {
		if name := wire.Field(m.Type); name != "" && !slices.Contains(list, name) && len(list) < mostTypes {
			list = append(list, name)
		}
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}

// mayBeEmpty reports whether no bytes at all are a body of a media type.
func mayBeEmpty(mediaType string) bool {
	essence, _, _ := strings.Cut(mediaType, ";")
	essence = strings.ToLower(strings.TrimSpace(essence))
	switch {
	case wire.IsJSON(essence), essence == wire.MultipartType, strings.HasSuffix(essence, "yaml"), strings.HasSuffix(essence, "xml"):
		return false
	}
	return true
}
