package main

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/config"
)

// testServer is the real server, with its store in a temporary folder.
type testServer struct {
	*httptest.Server
	key string // an admin key
}

func startServer(t *testing.T) *testServer {
	t.Helper()
	settings := config.Default()
	settings.Data = t.TempDir()
	settings.RateLimit = 0
	settings.ValidateResponses = true
	a := &app{stdout: io.Discard, stderr: io.Discard, now: time.Now, random: rand.Reader}
	d, err := a.openDaemon(context.Background(), settings, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.close)
	key, err := d.access.EnsureAdmin(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(d.handler)
	t.Cleanup(s.Close)
	return &testServer{s, key}
}

// cli returns a command line whose environment names the server and its key.
func (s *testServer) cli() cli {
	return cli{env: map[string]string{"STEWARD_URL": s.URL, "STEWARD_KEY": s.key}}
}

// masked replaces what differs from run to run.
func (s *testServer) masked(text string) string {
	return strings.ReplaceAll(text, s.URL, "http://localhost:8080")
}
