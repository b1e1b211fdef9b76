package roundtrip

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"strings"
)

// fields takes a form apart, in order (WHATWG URL, section 5.1).
func fields(body []byte) [][2]string {
	var out [][2]string
	for pair := range strings.SplitSeq(string(body), "&") {
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, "=")
		out = append(out, [2]string{unescape(key), unescape(value)})
	}
	return out
}

func unescape(s string) string {
	plain, err := url.QueryUnescape(s)
	if err != nil {
		return "not encoded well: " + s
	}
	return plain
}

// part is a part of a multipart body as it arrived.
type part struct {
	name, file string
	header     textproto.MIMEHeader
	body       []byte
}

// parts takes a multipart body apart (RFC 7578).
func parts(contentType string, body []byte) ([]part, error) {
	_, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, err
	}
	var out []part
	reader := multipart.NewReader(bytes.NewReader(body), parameters["boundary"])
	for {
		p, err := reader.NextRawPart()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(p)
		if err != nil {
			return nil, err
		}
		out = append(out, part{p.FormName(), p.FileName(), p.Header, content})
	}
}
