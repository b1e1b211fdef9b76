// Command go runs the scenario with Steward's Go client, against the server
// that STEWARD_URL names, with the key in STEWARD_KEY. Its argument is the
// folder with the documents. It prints what it sees, a line of JSON a step.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/apisteward/steward/gen/client"
)

func main() {
	if err := run(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "scenario:", err)
		os.Exit(1)
	}
}

// fields are what a step sees.
type fields map[string]any

// scenario is what the steps share.
type scenario struct {
	*client.Client
	url    string
	folder string
	told   *strings.Builder // what the client logs

	fingerprint string // of the change that is refused
}

func run(ctx context.Context, folder string) error {
	s := &scenario{url: os.Getenv("STEWARD_URL"), folder: folder, told: &strings.Builder{}}
	warnings := slog.New(slog.NewTextHandler(s.told, &slog.HandlerOptions{Level: slog.LevelWarn}))
	s.Client = client.New(client.WithBaseURL(s.url), client.WithLogger(warnings))
	for _, step := range []struct {
		name string
		take func(context.Context) (fields, error)
	}{
		{"create", s.create}, {"publish", s.publish}, {"again", s.again}, {"refused", s.refused},
		{"waive", s.waive}, {"waived", s.waived}, {"versions", s.versions},
		{"document", s.document}, {"package", s.download}, {"unchanged", s.unchanged},
		{"unknown", s.unknown}, {"foreign", s.foreign}, {"unreadable", s.unreadable},
		{"unreachable", s.unreachable}, {"late", s.late}, {"strange", s.strange},
		{"dropped", s.dropped}, {"delayed", s.delayed}, {"halved", s.halved}, {"limited", s.limited},
		{"lost", s.lost}, {"replayed", s.replayed}, {"exhausted", s.exhausted}, {"final", s.final}, {"busy", s.busy},
		{"deprecated", s.deprecated},
	} {
		seen, err := step.take(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		seen["step"] = step.name
		line, err := json.Marshal(seen)
		if err != nil {
			return err
		}
		fmt.Println(string(line))
	}
	return nil
}

// faults lets the proxy do something to the attempts of a call.
func faults(call string, faults ...string) client.Option {
	return client.WithHeader("Scenario", strings.TrimSpace(call+" "+strings.Join(faults, ",")))
}

func (s *scenario) read(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(s.folder, name))
}
