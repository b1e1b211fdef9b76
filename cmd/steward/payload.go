package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"net/http"

	"github.com/apisteward/steward/gen/client"
	"github.com/apisteward/steward/internal/contract"
)

// compressFrom is the length in bytes from which a document is compressed.
const compressFrom = 16 << 10

// compressed returns the body to send for a document, and what tells the
// server how it is encoded.
func compressed(data []byte) ([]byte, client.RequestEditorFn, error) {
	if len(data) < compressFrom {
		return data, func(context.Context, *http.Request) error { return nil }, nil
	}
	var body bytes.Buffer
	w := gzip.NewWriter(&body)
	if _, err := w.Write(data); err != nil {
		return nil, nil, err
	}
	if err := w.Close(); err != nil {
		return nil, nil, err
	}
	return body.Bytes(), func(_ context.Context, req *http.Request) error {
		req.Header.Set("Content-Encoding", "gzip")
		return nil
	}, nil
}

// mediaType is what the document is sent as.
func mediaType(doc *document) string {
	if doc.Format == contract.YAML {
		return "application/yaml"
	}
	return "application/json"
}
