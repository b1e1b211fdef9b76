package wire

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"strings"
)

// writeMultipart writes the parts of a form (RFC 7578, section 4). The boundary
// comes from what stands between, so that it cannot stand there by chance.
func writeMultipart(in bodyInput) ([]byte, string, error) {
	o, err := formObject(in)
	if err != nil {
		return nil, "", err
	}
	parts := Parts(in.doc, in.media, o)
	if len(parts) == 0 {
		return nil, "", fmt.Errorf("a form of no parts cannot be sent as %s", MultipartType)
	}
	boundary := boundaryOf(parts)
	var b bytes.Buffer
	for _, p := range parts {
		fmt.Fprintf(&b, "--%s\r\n%s\r\n%s\r\n", boundary, p.header(), p.Value)
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	kind, parameters, err := mime.ParseMediaType(in.mediaType)
	if err != nil {
		return nil, "", err
	}
	parameters["boundary"] = boundary
	return b.Bytes(), mime.FormatMediaType(kind, parameters), nil
}

func boundaryOf(parts []Part) string {
	sum := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(sum, "%q %q %q %v\n", p.Name, p.Type, p.Value, p.File)
	}
	return "steward-" + hex.EncodeToString(sum.Sum(nil)[:12])
}

// header is what stands before the content of a part, with a line end after
// each line.
func (p Part) header() string {
	line := `Content-Disposition: form-data; name="` + p.Name + `"`
	kind := p.Type
	if p.File {
		line += `; filename="file"`
		if kind == "" {
			kind = "application/octet-stream"
		}
	}
	if kind != "" {
		line += "\r\nContent-Type: " + strings.TrimSpace(kind)
	}
	return line + "\r\n"
}
