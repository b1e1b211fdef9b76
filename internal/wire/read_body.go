package wire

import (
	"bytes"
	"mime"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// Readable reports whether a Reader can read bodies of a media type: those
// that Body writes, and all other text but XML.
func Readable(mediaType string) bool { return readerOf(essence(mediaType)) != nil }

// Body reads the body of a request as its media type has it: the way back of
// the function Body. The Content-Type is the one that was sent, or "" for that
// of the media type. Where all is text, as in forms, values are what the schema
// makes of it. A sequence of JSON texts is a list, and bytes are a string.
//
// Body returns a *fault.Error whose fields say where, and which repeats nothing
// but names of members: Malformed for a body that is not what its type says,
// TooLarge for one of too many values or parts, Unsupported for a media type
// that is not Readable and for charsets other than UTF-8, US-ASCII and
// ISO-8859-1.
func (r *Reader) Body(media *contract.Media, contentType string, data []byte) (v any, err error) {
	if contentType == "" {
		contentType = media.Type
	}
	base := essence(contentType)
	read := readerOf(base)
	if read == nil {
		return nil, fault.New(fault.Unsupported, "Bodies of this media type cannot be read.")
	}
	_, parameters, _ := mime.ParseMediaType(contentType)
	return read(&incoming{Reader: r, media: media, base: base, parameters: parameters, data: data})
}

// incoming is a body to be read.
type incoming struct {
	*Reader
	media      *contract.Media
	base       string            // the media type in lower case, without parameters
	parameters map[string]string // of the media type
	data       []byte
}

type bodyReader func(*incoming) (any, error)

// readerOf returns what reads a media type, or nil.
func readerOf(base string) bodyReader {
	switch {
	case strings.Contains(base, "*"):
		return nil
	case IsJSON(base):
		return readJSON
	case isYAML(base):
		return readYAML
	case isLines(base):
		return readLines
	case base == FormType:
		return readForm
	case base == MultipartType:
		return readMultipart
	case base == "application/octet-stream":
		return readBytes
	case strings.HasPrefix(base, "text/") && base != "text/xml" && !strings.HasSuffix(base, "+xml"):
		return readText
	}
	return nil
}

// text returns a body as UTF-8, whatever charset it says it is in.
func (in *incoming) text() ([]byte, error) {
	data, err := decodeCharset(in.data, in.parameters["charset"])
	if err != nil {
		return nil, err
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

func readBytes(in *incoming) (any, error) { return string(in.data), nil }

func readText(in *incoming) (any, error) {
	data, err := in.text()
	if err != nil {
		return nil, err
	}
	return in.plain(in.media.Schema, string(data))
}

// plain reads text. Where lists or objects are wanted, no specification says how
// they stand there: JSON is read, since that is what is meant most often, and
// other text stays as it is, for a judge to refuse.
func (in *incoming) plain(schema *contract.Node, text string) (any, error) {
	if kinds, _ := in.kinds(schema); !isStructured(kinds) {
		return in.Text(schema, text)
	}
	v, err := parseJSON([]byte(text), "JSON")
	if err != nil && !fault.Is(err, fault.TooLarge) {
		return text, nil
	}
	return v, err
}
