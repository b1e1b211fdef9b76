package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// holding is what a server takes that holds many documents.
type holding struct {
	Documents int
	Size      int64 // of their texts
	Refused   int   // documents that are none at all
	Started   int64 // memory of a server that was just started and has read ahead
	Visited   int64 // memory after one page of every document
	Peak      int64
	Cold      []time.Duration // until the first byte of a document's first page
}

// wholeCorpus publishes every document to one server and visits each of them.
func wholeCorpus(ctx context.Context, set settings, binary, folder string) (string, error) {
	s, err := startFresh(ctx, binary, folder)
	if err != nil {
		return "", err
	}
	var h holding
	visits, err := h.publish(ctx, set, s)
	if err = errors.Join(err, s.Stop()); err != nil {
		return "", err
	}
	err = restarted(ctx, binary, folder, func(s *server) error { return h.visit(s, visits) })
	return h.text(), err
}

// publish publishes all documents and returns a page of each.
func (h *holding) publish(ctx context.Context, set settings, s *server) ([]string, error) {
	names, err := corpusNames(filepath.Join(set.Root, "corpus"))
	if err != nil {
		return nil, err
	}
	var visits []string
	for i, name := range names {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		file := filepath.Join(set.Root, "corpus", name)
		pages, err := publishAnything(ctx, s, fmt.Sprintf("d%d", i), file)
		if err != nil {
			h.Refused++
			continue
		}
		info, err := os.Stat(file)
		if err != nil {
			return nil, err
		}
		h.Documents++
		h.Size += info.Size()
		visits = append(visits, pages[len(pages)/2])
	}
	return visits, nil
}

// visit asks for one page of every document.
func (h *holding) visit(s *server, visits []string) error {
	time.Sleep(readAhead)
	pid := s.cmd.Process.Pid
	h.Started = residentMemory(pid)
	for _, page := range visits {
		took, err := firstByte(s.Addr, page)
		if err != nil {
			return err
		}
		h.Cold = append(h.Cold, took)
	}
	h.Visited, h.Peak = residentMemory(pid), peakMemory(pid)
	return nil
}

func (h *holding) text() string {
	return "\n### The whole corpus on one server\n\n`go run ./cmd/bench -only portal-server -whole`: every document is published to an API of its own, then the server is\n" +
		"started anew and one operation page of each document is asked for, one after the other, so that nearly each of them is cold.\n\n" +
		table([][]string{
			{"documents", "their size", "memory after the start", "after a page of each", "peak", "first byte, median", "99 % under"},
			{fmt.Sprint(h.Documents), megabytes(h.Size), megabytes(h.Started), megabytes(h.Visited), megabytes(h.Peak), seconds(median(h.Cold)), seconds(percentile(h.Cold, 99))},
		}) + fmt.Sprintf("\n%d documents are none that can be read, and are left out.\n", h.Refused)
}
