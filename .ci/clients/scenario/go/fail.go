package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/apisteward/steward/gen/client"
)

// problem is what a documented error says.
func problem(err error) (fields, error) {
	var p *client.ProblemError
	if !errors.As(err, &p) {
		return nil, fmt.Errorf("not documented: %w", err)
	}
	return fields{
		"status": p.Status, "title": p.Detail.Title, "detail": p.Detail.Detail,
		"request": p.Detail.RequestID == p.Header.Get("X-Request-Id"), "instance": p.Detail.Instance,
	}, nil
}

func (s *scenario) unknown(ctx context.Context) (fields, error) {
	_, err := s.APIs.GetAPI(ctx, "nobody", nil)
	return problem(err)
}

// foreign presents a key that the server does not know.
func (s *scenario) foreign(ctx context.Context) (fields, error) {
	_, err := s.Keys.ListKeys(ctx, nil, client.WithKey("foreign"))
	seen, failed := problem(err)
	if failed != nil {
		return nil, failed
	}
	var status *client.StatusError
	errors.As(err, &status)
	seen["challenge"] = strings.HasPrefix(status.Header.Get("WWW-Authenticate"), "Bearer")
	return seen, nil
}

func (s *scenario) unreadable(ctx context.Context) (fields, error) {
	_, err := s.Versions.PublishVersion(ctx, "users", strings.NewReader("welcome: [to"), nil, client.WithContentType("application/yaml"))
	return problem(err)
}

// kind tells errors without a reply that can be read apart.
func kind(err error) fields {
	var connection *client.ConnectionError
	var decode *client.DecodeError
	switch {
	case errors.As(err, &connection) && connection.Timeout:
		return fields{"kind": "timeout"}
	case errors.As(err, &connection):
		return fields{"kind": "connection"}
	case errors.As(err, &decode):
		return fields{"kind": "decode", "status": decode.Status}
	}
	return fields{"kind": fmt.Sprint(err)}
}

// unreachable calls a port that nothing can listen on.
func (s *scenario) unreachable(ctx context.Context) (fields, error) {
	_, err := s.APIs.GetAPI(ctx, "users", nil, client.WithBaseURL("http://127.0.0.1:1"), client.WithRetries(0))
	return kind(err), nil
}

func (s *scenario) late(ctx context.Context) (fields, error) {
	_, err := s.APIs.GetAPI(ctx, "users", nil, faults("late", "delay"), client.WithTimeout(300*time.Millisecond), client.WithRetries(0))
	return kind(err), nil
}

func (s *scenario) strange(ctx context.Context) (fields, error) {
	_, err := s.APIs.GetAPI(ctx, "users", nil, faults("strange", "html"))
	return kind(err), nil
}
