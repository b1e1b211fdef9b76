package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// maxParts is how many parts, or pairs, a form may have.
const maxParts = 10_000

// readMultipart reads the parts of a form as the members of an object (RFC
// 7578, section 4).
func readMultipart(in *incoming) (any, error) {
	boundary := in.parameters["boundary"]
	if boundary == "" {
		return nil, unreadable(MultipartType, 0, 0, "the Content-Type does not say what stands between the parts: it has no boundary")
	}
	found, err := partsIn(multipart.NewReader(bytes.NewReader(in.data), boundary))
	if err != nil {
		return nil, err
	}
	return in.object(func(way parts) (sample.Object, error) {
		o := sample.Object{}
		for _, name := range found.names {
			v, err := in.parts(found.values[name], way.member(name))
			if err == nil {
				err = in.mistyped(name, found.values[name])
			}
			if err != nil {
				return nil, memberFault(err, MultipartType, name)
			}
			o = append(o, sample.Member{Name: name, Value: v})
		}
		return o, nil
	})
}

func partsIn(r *multipart.Reader) (*gathered[content], error) {
	found := &gathered[content]{}
	for n := 1; ; n++ {
		part, err := r.NextPart()
		switch {
		case err == io.EOF: // and nothing that wraps it: the text then ends too early
			return found, nil
		case err != nil:
			return nil, partFault(err, n)
		case n > maxParts:
			return nil, fault.New(fault.TooLarge, "The body has more than %d parts.", maxParts)
		case part.FormName() == "":
			return nil, unreadable(MultipartType, 0, 0, fmt.Sprintf("part %d has no name in its Content-Disposition", n))
		}
		text, err := io.ReadAll(part)
		if err != nil {
			return nil, partFault(err, n)
		}
		found.add(part.FormName(), content{string(text), part.Header.Get("Content-Type"), part.FileName() != ""})
	}
}

// partFault is the error for one of the parts, counted from one.
func partFault(err error, n int) error {
	detail := fmt.Sprintf("part %d is not well-formed", n)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		detail = fmt.Sprintf("the text ends before the boundary that closes part %d", n)
	}
	return unreadable(MultipartType, 0, 0, detail)
}
