package main

import (
	"bytes"
	"compress/gzip"

	"github.com/apisteward/steward/internal/contract"
)

// compressFrom is the length in bytes from which a document is compressed.
const compressFrom = 16 << 10

// compressed returns the body to send for a document, and its content coding
// (RFC 9110, section 8.4.1), or "".
func compressed(data []byte) (body []byte, encoding string, err error) {
	if len(data) < compressFrom {
		return data, "", nil
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		return nil, "", err
	}
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	return b.Bytes(), "gzip", nil
}

// mediaType is what the document is sent as.
func mediaType(doc *document) string {
	if doc.Format == contract.YAML {
		return "application/yaml"
	}
	return "application/json"
}
