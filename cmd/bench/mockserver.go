package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// mockPatience is how long a mock may take until its first answer.
const mockPatience = 3 * time.Minute

// mockServer is a mock that answers.
type mockServer struct {
	Addr    string
	Request []byte
	Ready   time.Duration // from the start of the process to the end of its first answer
	pid     int
	stop    func() error
}

// startMock starts a mock of a document and returns after its first answer.
func (t mockTools) startMock(ctx context.Context, m mocker, d mockDocument) (*mockServer, error) {
	addr, err := freeAddress()
	if err != nil {
		return nil, err
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	log, err := os.CreateTemp(t.scratch, "mock-*.log")
	if err != nil {
		return nil, err
	}
	defer log.Close()
	command := m.command(filepath.Join(t.root, d.File), host, port)
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = t.scratch, log, log
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	s := &mockServer{Addr: addr, Request: d.request(addr), pid: cmd.Process.Pid, stop: func() error {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-done: // with the status of a signal, for some
		case <-time.After(5 * time.Second):
			_ = cmd.Process.Kill()
			<-done
		}
		return nil
	}}
	if err := s.await(ctx, done); err != nil {
		said, _ := os.ReadFile(log.Name())
		return nil, fmt.Errorf("%s of %s: %w: %.500s", m.Name, d.Name, err, said)
	}
	s.Ready = time.Since(began)
	return s, nil
}

// await returns when the mock has answered once.
func (s *mockServer) await(ctx context.Context, done chan error) error {
	ctx, cancel := context.WithTimeout(ctx, mockPatience)
	defer cancel()
	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()
	for {
		conn, err := net.Dial("tcp", s.Addr)
		if err == nil {
			err = exchange(conn, s.Request)
			conn.Close()
			if err != nil {
				err = errors.Join(err, s.stop())
			}
			return err
		}
		select {
		case err := <-done:
			done <- err
			return fmt.Errorf("it ended: %w", err)
		case <-ctx.Done():
			return errors.Join(ctx.Err(), s.stop())
		case <-poll.C:
		}
	}
}

// exchange sends one request and takes its answer, which must be 200.
func exchange(conn net.Conn, request []byte) error {
	if err := conn.SetDeadline(time.Now().Add(mockPatience)); err != nil {
		return err
	}
	if _, err := conn.Write(request); err != nil {
		return err
	}
	return readReply(bufio.NewReaderSize(conn, 64<<10))
}
