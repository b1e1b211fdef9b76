package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/apisteward/steward/internal/access"
)

// What the second publication of GitHub's document may take.
const (
	publishTimeAim   = 4 * time.Second
	publishMemoryAim = 600e6
)

// publication is one of the documents published one after the other.
type publication string

const (
	first  publication = "GitHub 22.0.0, the first version"
	second publication = "GitHub 23.0.2, after it"
	anew   publication = "GitHub 23.0.2, after it and a restart"
)

// edition is the edition of the document, and the version it is published under.
func (p publication) edition() string {
	if p == first {
		return "22.0.0"
	}
	return "23.0.2"
}

// session is what is published to a server between its start and its end.
type session []publication

// turns of sessions that share a store, empty at first.
func turns() [][]session { return [][]session{{{first, second}}, {{first}, {anew}}} }

// published is what the publications of one kind took.
type published struct {
	times []time.Duration
	peaks []int64
}

// publishSection publishes GitHub's document over HTTP to a fresh server in each run.
func publishSection(ctx context.Context, set settings) (string, error) {
	folder, binary, err := buildServer(ctx, set.Root)
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	all := map[publication]*published{first: {}, second: {}, anew: {}}
	for range set.Runs {
		for _, turn := range turns() {
			if err := publishTurn(ctx, set, binary, turn, all); err != nil {
				return "", err
			}
		}
	}
	return publishText(set, all), nil
}

func publishText(set settings, all map[publication]*published) string {
	rows := [][]string{{"publication", "time", "peak of the server so far", fmt.Sprintf("aim: under %s and %s", seconds(publishTimeAim), megabytes(publishMemoryAim))}}
	for _, p := range []publication{first, second, anew} {
		took, peak := median(all[p].times), median(all[p].peaks)
		rows = append(rows, []string{string(p), seconds(took), megabytes(peak), holds(took < publishTimeAim && peak < publishMemoryAim)})
	}
	return fmt.Sprintf("## Publishing\n\n`go run ./cmd/bench -only publish`: a fresh `steward serve` with SQLite, `POST /v1/apis/github/versions` with the 13 MB\n"+
		"of JSON, from the first byte sent to the last one received.\n"+
		"Medians of %d runs; the first version is published in each.\n\n", set.Runs) + table(rows) +
		fmt.Sprintf("\nA server does not parse the older version again to compare with it; one that was started since it was published has to, and\ntakes %s more, all else that a process does for the first time included.\n",
			seconds(median(all[anew].times)-median(all[second].times)))
}

// publishTurn runs one session after the other on one store.
func publishTurn(ctx context.Context, set settings, binary string, turn []session, all map[publication]*published) error {
	folder, err := os.MkdirTemp("", "bench-data-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	token, err := access.NewToken(rand.Reader)
	if err != nil {
		return err
	}
	for i, session := range turn {
		s, err := startServer(ctx, binary, folder, token)
		if err != nil {
			return err
		}
		if i == 0 {
			_, _, err = s.Post(ctx, "/v1/apis", "application/json", []byte(`{"slug":"github","title":"GitHub"}`))
		}
		if err == nil {
			err = session.publish(ctx, set, s, all)
		}
		if err := errors.Join(err, s.Stop()); err != nil {
			return err
		}
	}
	return nil
}

// publish makes the publications of a session and adds what they took.
func (session session) publish(ctx context.Context, set settings, s *server, all map[publication]*published) error {
	for _, p := range session {
		edition := p.edition()
		data, err := os.ReadFile(filepath.Join(set.Root, "corpus", "github", edition+".json"))
		if err != nil {
			return err
		}
		_, took, err := s.Post(ctx, "/v1/apis/github/versions?version="+edition, "application/json", data)
		if err != nil {
			return err
		}
		all[p].times = append(all[p].times, took)
		all[p].peaks = append(all[p].peaks, peakMemory(s.cmd.Process.Pid))
	}
	return nil
}
