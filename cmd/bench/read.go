package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/apisteward/steward/internal/access"
)

const (
	connections   = 32
	validationAim = 0.15 // of the requests a second without validation
)

// subject is a server under load and what was measured of it, turn by turn.
type subject struct {
	variant
	server    *server
	rates     []float64       // requests a second
	processor []time.Duration // of the server, a request
}

// readSection puts servers that differ in validation alone under the same load, in turns.
func readSection(ctx context.Context, set settings) (string, error) {
	folder, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	var subjects []*subject
	for i, v := range variants() {
		s, err := startSubject(ctx, set.Root, filepath.Join(folder, fmt.Sprint(i)), v)
		if err != nil {
			return "", err
		}
		defer s.server.Stop()
		subjects = append(subjects, s)
	}
	for turn := range set.Turns + 1 {
		for _, s := range subjects {
			if err := s.takeTurn(ctx, set.Turn, turn > 0); err != nil {
				return "", fmt.Errorf("%s: %w", s.Name, err)
			}
		}
	}
	return readText(subjects, set), nil
}

func startSubject(ctx context.Context, root, folder string, v variant) (*subject, error) {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return nil, err
	}
	binary := filepath.Join(folder, "steward")
	if err := v.build(ctx, root, folder, binary); err != nil {
		return nil, err
	}
	token, err := access.NewToken(rand.Reader)
	if err != nil {
		return nil, err
	}
	started, err := startServer(ctx, binary, folder, token)
	if err != nil {
		return nil, err
	}
	_, _, err = started.Post(ctx, "/v1/apis", "application/json", []byte(`{"slug":"payments","title":"Payments"}`))
	return &subject{variant: v, server: started}, err
}

// takeTurn puts the subject under load; the first turn, which warms it up, is not counted.
func (s *subject) takeTurn(ctx context.Context, d time.Duration, counts bool) error {
	request := fmt.Appendf(nil, "GET /v1/apis/payments HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n", s.server.Addr, s.server.Key)
	pid := s.server.cmd.Process.Pid
	before, began := processorTime(pid), time.Now()
	answered, err := hammer(ctx, s.server.Addr, request, connections, d)
	if err != nil || !counts {
		return err
	}
	s.rates = append(s.rates, float64(answered)/time.Since(began).Seconds())
	s.processor = append(s.processor, (processorTime(pid)-before)/time.Duration(max(1, answered)))
	return nil
}

func readText(subjects []*subject, set settings) string {
	bare := median(subjects[1].rates)
	rows := [][]string{{"server", "requests/s", "of the rate without validation", "processor time of the server a request"}}
	for _, s := range subjects {
		rate := median(s.rates)
		rows = append(rows, []string{s.Name, fmt.Sprintf("%.0f", rate), fmt.Sprintf("%.1f %%", 100*rate/bare), fmt.Sprintf("%.1f µs", float64(median(s.processor))/1e3)})
	}
	cost := 1 - median(subjects[0].rates)/bare
	return fmt.Sprintf("## Reading, with key check and validation\n\n`go run ./cmd/bench -only read`: `GET /v1/apis/payments` with a key, over %d connections, from a load generator on the same\n"+
		"machine. The servers are the same build but for the line that validates requests: Steward's middleware, nothing, or\n`%s`. Medians of %d turns of %s each, the servers taking turns; no rate limit, log level warn.\n\n",
		connections, stockModule, set.Turns, set.Turn) + table(rows) +
		fmt.Sprintf("\nValidation costs %.1f %% of the requests a second; aim: under %.0f %%: %s.\n", 100*cost, 100*validationAim, holds(cost < validationAim))
}
