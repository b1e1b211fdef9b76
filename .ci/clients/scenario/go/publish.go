package main

import (
	"bytes"
	"context"
	"errors"
	"time"

	"github.com/apisteward/steward/gen/client"
)

func (s *scenario) create(ctx context.Context) (fields, error) {
	api, err := s.APIs.CreateAPI(ctx, client.NewAPI{Slug: "users", Title: "Users"})
	if err != nil {
		return nil, err
	}
	return fields{"slug": api.Slug, "title": api.Title, "visibility": api.Visibility}, nil
}

// send publishes a document, under another version than its own unless that is "".
func (s *scenario) send(ctx context.Context, name, version string, options ...client.Option) (*client.Publication, error) {
	data, err := s.read(name)
	if err != nil {
		return nil, err
	}
	params := &client.PublishVersionParams{}
	if version != "" {
		params.Version = &version
	}
	options = append(options, client.WithContentType("application/yaml"))
	return s.Versions.PublishVersion(ctx, "users", bytes.NewReader(data), params, options...)
}

func (s *scenario) publish(ctx context.Context) (fields, error) {
	p, err := s.send(ctx, "users-1.4.0.yaml", "")
	if err != nil {
		return nil, err
	}
	return fields{"version": p.Version.Version, "state": p.Version.State, "stored": p.Stored, "operations": p.Version.Operations}, nil
}

func (s *scenario) again(ctx context.Context) (fields, error) {
	p, err := s.send(ctx, "users-1.4.0.yaml", "")
	if err != nil {
		return nil, err
	}
	return fields{"stored": p.Stored}, nil
}

// refused is told which changes are breaking, in types.
func (s *scenario) refused(ctx context.Context) (fields, error) {
	_, err := s.send(ctx, "users-1.5.0.yaml", "")
	var refusal *client.ProblemError
	if !errors.As(err, &refusal) {
		return nil, err
	}
	var changes []fields
	for _, c := range refusal.Detail.Changes {
		changes = append(changes, fields{"rule": c.Rule, "level": c.Level, "operations": c.Operations})
		s.fingerprint = c.Fingerprint
	}
	return fields{
		"status": refusal.Status, "title": refusal.Detail.Title, "changes": changes,
		"required_bump": refusal.Detail.RequiredBump, "next_version": refusal.Detail.NextVersion,
	}, nil
}

func (s *scenario) waive(ctx context.Context) (fields, error) {
	expires := time.Now().UTC().AddDate(0, 0, 30).Truncate(time.Second)
	w, err := s.Waivers.CreateWaiver(ctx, "users", client.NewWaiver{
		Fingerprint: s.fingerprint, Reason: "No consumer reads it", ApprovedBy: client.Ptr("Ada Lovelace"), ExpiresAt: expires,
	})
	if err != nil {
		return nil, err
	}
	return fields{"approved_by": w.ApprovedBy, "expires": w.ExpiresAt.Equal(expires), "same": w.Fingerprint == s.fingerprint}, nil
}

func (s *scenario) waived(ctx context.Context) (fields, error) {
	p, err := s.send(ctx, "users-1.5.0.yaml", "")
	if err != nil {
		return nil, err
	}
	return fields{"version": p.Version.Version, "stored": p.Stored, "waived": p.Version.Waived}, nil
}

// versions lists more than two pages of two.
func (s *scenario) versions(ctx context.Context) (fields, error) {
	for _, version := range []string{"2.0.0", "2.1.0", "2.2.0"} {
		if _, err := s.send(ctx, "users-1.5.0.yaml", version); err != nil {
			return nil, err
		}
	}
	var listed []string
	params := &client.ListVersionsParams{Limit: client.Ptr[int32](2)}
	for v, err := range s.Versions.ListVersionsAll(ctx, "users", params, faults("versions")) {
		if err != nil {
			return nil, err
		}
		listed = append(listed, v.Version)
	}
	return fields{"versions": listed}, nil
}
