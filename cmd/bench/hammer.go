package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// hammer sends one request again and again over a number of connections until the time is over, and returns how many were
// answered with 200. It speaks just enough HTTP/1.1 that the processors are left to the server.
func hammer(ctx context.Context, addr string, request []byte, connections int, d time.Duration) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	var answered atomic.Int64
	errs := make(chan error, connections)
	var all sync.WaitGroup
	for range connections {
		all.Go(func() { errs <- repeat(ctx, addr, request, &answered) })
	}
	all.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			return 0, err
		}
	}
	return int(answered.Load()), nil
}

// repeat uses one connection until ctx ends.
func repeat(ctx context.Context, addr string, request []byte, answered *atomic.Int64) error {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	replies := bufio.NewReader(conn)
	for ctx.Err() == nil {
		if _, err := conn.Write(request); err != nil {
			return err
		}
		if err := readReply(replies); err != nil {
			return err
		}
		answered.Add(1)
	}
	return nil
}

// readReply takes one reply with a Content-Length off the connection.
func readReply(r *bufio.Reader) error {
	status, err := r.ReadSlice('\n')
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(status, []byte("HTTP/1.1 200 ")) {
		return fmt.Errorf("answered %q", bytes.TrimSpace(status))
	}
	length := -1
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return err
		}
		if len(line) <= 2 {
			break
		}
		if n, ok := contentLength(line); ok {
			length = n
		}
	}
	if length < 0 {
		return errors.New("a reply without Content-Length")
	}
	_, err = r.Discard(length)
	return err
}
