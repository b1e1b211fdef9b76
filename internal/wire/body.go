package wire

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// Writable reports whether Body can write a media type: JSON and sequences of
// it, YAML, forms, text and bytes that follow no format.
func Writable(mediaType string) bool { return writerOf(mediaType) != nil && IsMediaType(mediaType) }

// Body writes a value as the body of a request in a media type without
// wildcards (see Concrete). It returns the Content-Type to send, which has the
// boundary of a multipart body, always the same for the same value. It fails
// for media types that it cannot write, and for values that they cannot hold,
// such as null in a form: nothing then was sent wrongly, it cannot be sent.
func Body(doc *contract.Document, media *contract.Media, mediaType string, v any) (data []byte, contentType string, err error) {
	write := writerOf(mediaType)
	if write == nil || !IsMediaType(mediaType) {
		return nil, "", fmt.Errorf("a body of the media type %q cannot be written", mediaType)
	}
	return write(bodyInput{doc, media, mediaType, v})
}

// bodyInput is what a body is made of.
type bodyInput struct {
	doc       *contract.Document
	media     *contract.Media
	mediaType string
	value     any
}

type bodyWriter func(bodyInput) (data []byte, contentType string, err error)

// writerOf returns what writes a media type, or nil.
func writerOf(mediaType string) bodyWriter {
	switch base := essence(mediaType); {
	case strings.Contains(base, "*"):
		return nil
	case IsJSON(base), isYAML(base):
		return writeJSON
	case isLines(base):
		return writeLines
	case base == FormType:
		return writeForm
	case base == MultipartType:
		return writeMultipart
	case isPlain(base):
		return writeText
	}
	return nil
}

// isYAML reports whether a media type is YAML, which all JSON is (RFC 9512).
func isYAML(base string) bool {
	return strings.HasSuffix(base, "/yaml") || strings.HasSuffix(base, "/x-yaml") || strings.HasSuffix(base, "+yaml")
}

// isLines reports whether a media type is JSON texts one after another
// (OpenAPI 3.2.0, section 4.14.3).
func isLines(base string) bool {
	switch base {
	case "application/jsonl", "application/x-jsonlines", "application/ndjson", "application/x-ndjson", "application/json-seq":
		return true
	}
	return strings.HasSuffix(base, "+jsonl") || strings.HasSuffix(base, "+json-seq")
}

// isPlain reports whether any text will do for a media type.
func isPlain(base string) bool {
	switch base {
	case "text/plain", "text/markdown", "text/html", "text/csv", "application/octet-stream":
		return true
	}
	return false
}

func writeJSON(in bodyInput) ([]byte, string, error) {
	return sample.JSON(in.value), in.mediaType, nil
}

// writeLines writes the elements of a list, or the one value, each on a line
// of its own; in a text sequence each begins with a record separator (RFC 7464,
// section 2.2).
func writeLines(in bodyInput) ([]byte, string, error) {
	list, ok := in.value.([]any)
	if !ok {
		list = []any{in.value}
	}
	var data []byte
	for _, v := range list {
		if separatorOf(essence(in.mediaType)) == "\x1e" {
			data = append(data, '\x1e')
		}
		data = append(append(data, sample.JSON(v)...), '\n')
	}
	return data, in.mediaType, nil
}

// writeText writes a scalar as it is.
func writeText(in bodyInput) ([]byte, string, error) {
	switch in.value.(type) {
	case nil, []any, sample.Object:
		return nil, "", fmt.Errorf("a body of the media type %q holds text only", in.mediaType)
	}
	return []byte(Text(in.value)), in.mediaType, nil
}

func writeForm(in bodyInput) ([]byte, string, error) {
	o, err := formObject(in)
	if err != nil {
		return nil, "", err
	}
	return []byte(strings.Join(FormPairs(in.doc, in.media, o), "&")), in.mediaType, nil
}

// formObject returns the object that a form is to hold.
func formObject(in bodyInput) (sample.Object, error) {
	o, ok := in.value.(sample.Object)
	if !ok {
		return nil, fmt.Errorf("a form holds an object, and nothing else")
	}
	for _, m := range o {
		if m.Value == nil {
			return nil, fmt.Errorf("a form cannot say that %q is null", m.Name)
		}
	}
	return o, nil
}
