package main

import (
	"context"
	"fmt"
	"io"

	"github.com/apisteward/steward/gen/client"
)

// fetch gets the document of a version on the server, as it was published, and
// the version that the reference ("latest", "v1") stands for.
func (a *app) fetch(ctx context.Context, r *remote, api, reference string) (version string, data []byte, err error) {
	s, err := a.connect(r)
	if err != nil {
		return "", nil, fmt.Errorf("%s@%s is no file, and so a version on a server: %w", api, reference, err)
	}
	found, err := s.Versions.GetVersion(ctx, api, reference, nil)
	if err != nil {
		return "", nil, fmt.Errorf("%s@%s: %w", api, reference, s.failure(err))
	}
	data, err = s.document(ctx, api, found.Version)
	if err != nil {
		return "", nil, fmt.Errorf("%s@%s: %w", api, found.Version, s.failure(err))
	}
	return found.Version, data, nil
}

// document gets the document of a version as it was published.
func (s *server) document(ctx context.Context, api, version string) ([]byte, error) {
	doc, err := s.Versions.GetVersionDocument(ctx, api, version, &client.GetVersionDocumentParams{Original: client.Ptr(true)})
	if err != nil {
		return nil, err
	}
	defer doc.Close()
	return io.ReadAll(doc)
}
