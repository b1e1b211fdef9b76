package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"slices"
	"sync"
	"time"
)

// drive is one request that is sent again and again over a number of connections, each of which waits for the answer
// before it sends the next.
type drive struct {
	Addr        string
	Request     []byte
	Connections int
	For         time.Duration
}

// driven is what a drive came to.
type driven struct {
	Answered int // with 200
	Took     time.Duration
	Median   time.Duration // from a request to the last byte of its answer
	Slow     time.Duration // the same, which one in a hundred exceeds
}

// Rate is in requests a second.
func (d driven) Rate() float64 { return float64(d.Answered) / d.Took.Seconds() }

// Apart drives from a process of its own on one processor, as a load generator does.
func (d drive) Apart(ctx context.Context) (driven, error) {
	var out driven
	self, err := os.Executable()
	if err != nil {
		return out, err
	}
	order, err := json.Marshal(d)
	if err != nil {
		return out, err
	}
	cmd := exec.CommandContext(ctx, self, "-drive", string(order))
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "GOGC=1000")
	cmd.Stderr = os.Stderr
	said, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("driving: %w", err)
	}
	return out, json.Unmarshal(said, &out)
}

func printDriven(ctx context.Context, w io.Writer, order string) error {
	var d drive
	if err := json.Unmarshal([]byte(order), &d); err != nil {
		return err
	}
	out, err := d.Run(ctx)
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(out)
}

// Run drives from this process. Requests that have no answer yet at the end are answered first.
func (d drive) Run(ctx context.Context) (driven, error) {
	ctx, cancel := context.WithTimeout(ctx, d.For)
	defer cancel()
	times, errs := make([][]time.Duration, d.Connections), make([]error, d.Connections)
	began := time.Now()
	var all sync.WaitGroup
	for i := range d.Connections {
		all.Go(func() { times[i], errs[i] = d.repeat(ctx) })
	}
	all.Wait()
	took := time.Since(began)
	if err := errors.Join(errs...); err != nil {
		return driven{}, err
	}
	every := slices.Concat(times...)
	return driven{Answered: len(every), Took: took, Median: median(every), Slow: percentile(every, 99)}, nil
}

// repeat uses one connection until ctx ends, and returns how long each answer took.
func (d drive) repeat(ctx context.Context) ([]time.Duration, error) {
	conn, err := net.Dial("tcp", d.Addr)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	var times []time.Duration
	answers := bufio.NewReaderSize(conn, 16<<10)
	for ctx.Err() == nil {
		began := time.Now()
		if _, err := conn.Write(d.Request); err != nil {
			return nil, err
		}
		if err := readReply(answers); err != nil {
			return nil, err
		}
		times = append(times, time.Since(began))
	}
	return times, nil
}

// contentLength is the length that a line of a head names; ok is false for another line.
func contentLength(line []byte) (n int, ok bool) {
	const name = "content-length:"
	if len(line) < len(name) || !bytes.EqualFold(line[:len(name)], []byte(name)) {
		return 0, false
	}
	text := bytes.TrimSpace(line[len(name):])
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, len(text) > 0 && len(text) < 12
}
