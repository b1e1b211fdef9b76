package main

import (
	"context"
	"strings"
	"time"

	"github.com/apisteward/steward/gen/client"
)

// get gets the API in spite of faults.
func (s *scenario) get(ctx context.Context, options ...client.Option) (fields, error) {
	api, err := s.APIs.GetAPI(ctx, "users", nil, options...)
	if err != nil {
		return nil, err
	}
	return fields{"slug": api.Slug}, nil
}

func (s *scenario) dropped(ctx context.Context) (fields, error) {
	return s.get(ctx, faults("dropped", "drop", "503"))
}

func (s *scenario) delayed(ctx context.Context) (fields, error) {
	return s.get(ctx, faults("delayed", "delay"), client.WithTimeout(time.Second))
}

func (s *scenario) halved(ctx context.Context) (fields, error) {
	return s.get(ctx, faults("halved", "cut"))
}

// limited waits for the second that Retry-After asks for.
func (s *scenario) limited(ctx context.Context) (fields, error) {
	began := time.Now()
	seen, err := s.get(ctx, faults("limited", "429"))
	if err != nil {
		return nil, err
	}
	seen["waited"] = time.Since(began) >= time.Second
	return seen, nil
}

// lost makes a key whose first reply is lost: it must not be made twice.
func (s *scenario) lost(ctx context.Context) (fields, error) {
	created, err := s.Keys.CreateKey(ctx, client.NewKey{Name: "ci", Scope: client.ScopeRead}, faults("lost", "lose", "429"))
	if err != nil {
		return nil, err
	}
	made := 0
	for key, err := range s.Keys.ListKeysAll(ctx, nil) {
		if err != nil {
			return nil, err
		}
		if key.Name == "ci" {
			made++
		}
	}
	return fields{"name": created.Key.Name, "made": made}, nil
}

// replayed gets the reply that was lost.
func (s *scenario) replayed(ctx context.Context) (fields, error) {
	var reply client.ReplyInfo
	p, err := s.send(ctx, "users-1.5.0.yaml", "2.3.0", faults("replayed", "lose", "drop"), client.WithReplyInfo(&reply))
	if err != nil {
		return nil, err
	}
	return fields{"stored": p.Stored, "status": reply.Status, "replayed": reply.Header.Get("Idempotent-Replayed")}, nil
}

func (s *scenario) exhausted(ctx context.Context) (fields, error) {
	_, err := s.get(ctx, faults("exhausted", "503", "503", "503", "503"))
	return fields{"status": client.StatusOf(err)}, nil
}

func (s *scenario) final(ctx context.Context) (fields, error) {
	_, err := s.get(ctx, faults("final", "500"))
	return fields{"status": client.StatusOf(err)}, nil
}

// busy is asked to wait longer than it is worth.
func (s *scenario) busy(ctx context.Context) (fields, error) {
	_, err := s.get(ctx, faults("busy", "busy"))
	return fields{"status": client.StatusOf(err)}, nil
}

// deprecated is warned of once.
func (s *scenario) deprecated(ctx context.Context) (fields, error) {
	s.told.Reset()
	for range 2 {
		if _, err := s.get(ctx, faults("deprecated", "deprecate", "deprecate")); err != nil {
			return nil, err
		}
	}
	text := s.told.String()
	return fields{
		"warnings": strings.Count(text, "\n"), "sunset": strings.Contains(text, "2027"),
		"link": strings.Contains(text, "https://example.com/moving"),
	}, nil
}
