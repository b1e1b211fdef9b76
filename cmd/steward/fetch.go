package main

import (
	"context"
	"fmt"
	"net/http"

	"github.com/apisteward/steward/gen/client"
)

// fetch gets the document of a version on the server, as it was published, and
// the version that the reference ("latest", "v1") stands for.
func (a *app) fetch(ctx context.Context, r *remote, api, reference string) (version string, data []byte, err error) {
	s, err := a.connect(r)
	if err != nil {
		return "", nil, fmt.Errorf("%s@%s is no file, and so a version on a server: %w", api, reference, err)
	}
	found, err := s.GetVersionWithResponse(ctx, api, reference, nil)
	switch {
	case err != nil:
		return "", nil, s.reach(err)
	case found.JSON200 == nil:
		return "", nil, fmt.Errorf("%s@%s: %w", api, reference, problemIn(found.HTTPResponse, found.Body))
	}
	version = found.JSON200.Version
	original := true
	doc, err := s.GetVersionDocumentWithResponse(ctx, api, version, &client.GetVersionDocumentParams{Original: &original})
	switch {
	case err != nil:
		return "", nil, s.reach(err)
	case doc.StatusCode() != http.StatusOK:
		return "", nil, fmt.Errorf("%s@%s: %w", api, version, problemIn(doc.HTTPResponse, doc.Body))
	}
	return version, doc.Body, nil
}
