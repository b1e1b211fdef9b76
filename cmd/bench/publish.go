package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// What the second publication of GitHub's document may take.
const (
	publishTimeAim   = 4 * time.Second
	publishMemoryAim = 600e6
)

// publications are the documents published one after the other, each under its edition as version.
var publications = []string{"22.0.0", "23.0.2"}

// publishSection publishes GitHub's document over HTTP to a fresh server in each run.
func publishSection(ctx context.Context, set settings) (string, error) {
	folder, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	binary := filepath.Join(folder, "steward")
	if err := (variant{}).build(ctx, set.Root, folder, binary); err != nil {
		return "", err
	}
	times, peaks := make([][]time.Duration, len(publications)), make([][]int64, len(publications))
	for range set.Runs {
		if err := publishOnce(ctx, set, binary, times, peaks); err != nil {
			return "", err
		}
	}
	second, peak := median(times[1]), median(peaks[1])
	rows := [][]string{{"publication", "time", "peak of the server so far", fmt.Sprintf("aim: under %s and %s", seconds(publishTimeAim), megabytes(publishMemoryAim))}}
	rows = append(rows, []string{"GitHub 22.0.0, the first version", seconds(median(times[0])), megabytes(median(peaks[0])), ""})
	rows = append(rows, []string{"GitHub 23.0.2, after it", seconds(second), megabytes(peak), holds(second < publishTimeAim && peak < publishMemoryAim)})
	return fmt.Sprintf("## Publishing\n\n`go run ./cmd/bench -only publish`: a fresh `steward serve` with SQLite, `POST /v1/apis/github/versions` with the 13 MB\n"+
		"of JSON, from the first byte sent to the last one received.\n"+
		"Medians of %d runs.\n\n", set.Runs) + table(rows), nil
}

func publishOnce(ctx context.Context, set settings, binary string, times [][]time.Duration, peaks [][]int64) error {
	folder, err := os.MkdirTemp("", "bench-data-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	s, err := startServer(ctx, binary, folder)
	if err != nil {
		return err
	}
	defer s.Stop()
	if _, _, err := s.Post(ctx, "/v1/apis", "application/json", []byte(`{"slug":"github","title":"GitHub"}`)); err != nil {
		return err
	}
	for i, edition := range publications {
		data, err := os.ReadFile(filepath.Join(set.Root, "corpus", "github", edition+".json"))
		if err != nil {
			return err
		}
		_, took, err := s.Post(ctx, "/v1/apis/github/versions?version="+edition, "application/json", data)
		if err != nil {
			return err
		}
		times[i] = append(times[i], took)
		peaks[i] = append(peaks[i], peakMemory(s.cmd.Process.Pid))
	}
	return nil
}
