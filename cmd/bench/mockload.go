package main

import (
	"context"
	"fmt"
	"time"
)

const (
	mockConnections = 64
	mockRatioAim    = 1.5 // requests/s with the small document by those with the huge one
)

// mockLoad is one mock of one document under load, turn by turn.
type mockLoad struct {
	mocker
	document  mockDocument
	server    *mockServer
	rates     []float64 // requests a second
	typical   []time.Duration
	slow      []time.Duration // one in a hundred takes longer
	processor []time.Duration // of the mock, a request
	held      int64           // bytes in memory at the end
}

// mockLoadPart puts every mock of both documents under load, one after another, in turns.
func mockLoadPart(ctx context.Context, set settings, t mockTools) (string, error) {
	var all []*mockLoad
	for _, d := range []mockDocument{smallDocument(), hugeDocument()} {
		for _, m := range t.mockers() {
			server, err := t.startMock(ctx, m, d)
			if err != nil {
				return "", err
			}
			defer server.stop()
			all = append(all, &mockLoad{mocker: m, document: d, server: server})
		}
	}
	for turn := range set.Turns + 1 {
		for _, l := range all {
			if err := l.takeTurn(ctx, set.Turn, turn > 0); err != nil {
				return "", fmt.Errorf("%s of %s: %w", l.Name, l.document.Name, err)
			}
		}
	}
	return mockLoadText(all, set), nil
}

// takeTurn puts the mock under load; the first turn, which warms it up, is not counted.
func (l *mockLoad) takeTurn(ctx context.Context, d time.Duration, counts bool) error {
	before := processorTime(l.server.pid)
	out, err := drive{Addr: l.server.Addr, Request: l.server.Request, Connections: mockConnections, For: d}.Apart(ctx)
	if err != nil || !counts {
		return err
	}
	l.rates, l.typical, l.slow = append(l.rates, out.Rate()), append(l.typical, out.Median), append(l.slow, out.Slow)
	l.processor = append(l.processor, (processorTime(l.server.pid)-before)/time.Duration(max(out.Answered, 1)))
	l.held = residentMemory(l.server.pid)
	return nil
}

func mockLoadText(all []*mockLoad, set settings) string {
	rows := [][]string{{"document", "mock", "requests/s", "median", "p99", "processor", "memory", "aim"}}
	byName := map[string][]*mockLoad{} // in the order of the documents
	var names []string
	for _, l := range all {
		rate, aim := median(l.rates), ""
		if l.Ours {
			aim = fmt.Sprintf("over %.0f: %s", l.document.Aim, holds(rate > l.document.Aim))
		}
		if byName[l.Name] == nil {
			names = append(names, l.Name)
		}
		byName[l.Name] = append(byName[l.Name], l)
		rows = append(rows, []string{
			l.document.Name, l.Name, fmt.Sprintf("%.0f", rate), seconds(median(l.typical)), seconds(median(l.slow)),
			fmt.Sprintf("%.0f µs", float64(median(l.processor))/float64(time.Microsecond)), megabytes(l.held), aim,
		})
	}
	text := fmt.Sprintf("### Under load\n\n%d connections on loopback, each of which waits for an answer before it asks again, from another process on the same machine, which has one of the\n"+
		"processors at most. `GET %s` (99 bytes of JSON) and `GET %s` (about 1 kB) are answered with the examples of the\ndocuments. Median, p99: of the time until the last byte. Processor: of the mock, a request. Memory: VmRSS at the end. Medians of %d turns of %s each.\n\n",
		mockConnections, smallDocument().Path, hugeDocument().Path, set.Turns, set.Turn) + table(rows, 1) + "\n"
	for _, name := range names {
		text += ratioText(byName[name])
	}
	return text
}

// ratioText says how much slower a mock is with the huge document than with the small one.
func ratioText(of []*mockLoad) string {
	if len(of) != 2 {
		return ""
	}
	small, huge := of[0], of[1]
	ratio := median(small.rates) / median(huge.rates)
	text := fmt.Sprintf("- %s: %.2f times as many requests a second with the small document; a request takes %.2f times as much of the processors with the huge one",
		small.Name, ratio, float64(median(huge.processor))/float64(median(small.processor)))
	if small.Ours {
		text += fmt.Sprintf("; aim: under %.1f times: %s", mockRatioAim, holds(ratio < mockRatioAim))
	}
	return text + ".\n"
}
