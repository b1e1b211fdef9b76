package main

import (
	"bytes"
	"context"
	"io"

	"github.com/apisteward/steward/gen/client"
)

// document is the very bytes that were published.
func (s *scenario) document(ctx context.Context) (fields, error) {
	want, err := s.read("users-1.4.0.yaml")
	if err != nil {
		return nil, err
	}
	got, err := s.Versions.GetVersionDocument(ctx, "users", "1.4.0", &client.GetVersionDocumentParams{Original: client.Ptr(true)})
	if err != nil {
		return nil, err
	}
	defer got.Close()
	data, err := io.ReadAll(got)
	return fields{"media": got.ContentType(), "same": bytes.Equal(data, want)}, err
}

// download is a zip archive, which begins with "PK".
func (s *scenario) download(ctx context.Context) (fields, error) {
	got, err := s.Clients.GetVersionClient(ctx, "users", "v1", "python", nil)
	if err != nil {
		return nil, err
	}
	defer got.Close()
	data, err := io.ReadAll(got)
	return fields{"media": got.ContentType(), "zip": bytes.HasPrefix(data, []byte("PK")), "large": len(data) > 10_000}, err
}

// unchanged asks for what it has already: a reply that is no success.
func (s *scenario) unchanged(ctx context.Context) (fields, error) {
	var reply client.ReplyInfo
	if _, err := s.Versions.GetVersion(ctx, "users", "1.4.0", nil, client.WithReplyInfo(&reply)); err != nil {
		return nil, err
	}
	tag := reply.Header.Get("ETag")
	_, err := s.Versions.GetVersion(ctx, "users", "1.4.0", &client.GetVersionParams{IfNoneMatch: &tag})
	return fields{"status": client.StatusOf(err)}, nil
}
