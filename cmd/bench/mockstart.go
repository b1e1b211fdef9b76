package main

import (
	"context"
	"fmt"
	"time"
)

// What is aimed at with GitHub's document.
const (
	mockStartAim  = 2 * time.Second
	mockMemoryAim = 150e6 // bytes
)

// mockStarts are starts of one mock.
type mockStarts struct {
	Name  string
	Ours  bool
	took  []time.Duration
	held  []int64 // bytes in memory after the first answer
	peaks []int64 // the most there was until then
}

// theirStarts is how often the other is started, which takes its time.
const theirStarts = 3

// mockStartPart starts mocks of a huge document.
func mockStartPart(ctx context.Context, set settings, t mockTools) (string, error) {
	var all []*mockStarts
	for _, m := range t.mockers() {
		all = append(all, &mockStarts{Name: m.Name, Ours: m.Ours})
	}
	for run := range set.Runs {
		for i, m := range t.mockers() {
			if !m.Ours && run >= theirStarts {
				continue
			}
			if err := all[i].run(ctx, t, m); err != nil {
				return "", err
			}
		}
	}
	return mockStartText(all), nil
}

func (s *mockStarts) run(ctx context.Context, t mockTools, m mocker) error {
	server, err := t.startMock(ctx, m, hugeDocument())
	if err != nil {
		return err
	}
	s.took = append(s.took, server.Ready)
	s.held, s.peaks = append(s.held, residentMemory(server.pid)), append(s.peaks, peakMemory(server.pid))
	return server.stop()
}

func mockStartText(all []*mockStarts) string {
	rows := [][]string{{"", "starts", "first answer after", "memory then", "peak", "aim: under " + seconds(mockStartAim) + " and " + megabytes(mockMemoryAim)}}
	for _, s := range all {
		aim := ""
		if s.Ours {
			aim = holds(median(s.took) < mockStartAim && median(s.held) < mockMemoryAim)
		}
		rows = append(rows, []string{s.Name, fmt.Sprint(len(s.took)), seconds(median(s.took)), megabytes(median(s.held)), megabytes(median(s.peaks)), aim})
	}
	return fmt.Sprintf("### Starting with GitHub's document\n\n`%s`, 13 MB: from the start of the process to the end of its first answer, to `GET %s`; the memory is VmRSS at that moment.\nThey take turns.\n\n",
		hugeDocument().File, hugeDocument().Path) + table(rows)
}
