package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/apisteward/steward/internal/access"
)

// server is a running `steward serve`.
type server struct {
	URL  string
	Addr string
	Key  string // an admin key
	cmd  *exec.Cmd
	log  *os.File
	done chan error
}

// startServer starts a binary with the store in folder, and returns when it is ready. The first one started there makes token
// an admin key.
func startServer(ctx context.Context, binary, folder, token string) (*server, error) {
	addr, err := freeAddress()
	if err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(folder, "log"))
	if err != nil {
		return nil, err
	}
	s := &server{URL: "http://" + addr, Addr: addr, Key: token, log: log, done: make(chan error, 1)}
	s.cmd = exec.CommandContext(ctx, binary, "serve")
	s.cmd.Stdout, s.cmd.Stderr = log, log
	s.cmd.Env = append(os.Environ(), "STEWARD_LISTEN="+addr, "STEWARD_DATA="+folder, "STEWARD_ADMIN_KEY="+token,
		"STEWARD_RATE_LIMIT=0", "STEWARD_LOG_LEVEL=warn", "STEWARD_SHUTDOWN_DELAY=0s")
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { s.done <- s.cmd.Wait() }()
	return s, s.awaitReady(ctx)
}

// startFresh starts a binary with an empty store in a folder that it makes, and with a new admin key.
func startFresh(ctx context.Context, binary, folder string) (*server, error) {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return nil, err
	}
	token, err := access.NewToken(rand.Reader)
	if err != nil {
		return nil, err
	}
	return startServer(ctx, binary, folder, token)
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// startLimit is how long a server may take until it is ready.
const startLimit = 30 * time.Second

func (s *server) awaitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	poll := time.NewTicker(20 * time.Millisecond)
	defer poll.Stop()
	for {
		if reply, err := http.Get(s.URL + "/readyz"); err == nil {
			reply.Body.Close()
			if reply.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case err := <-s.done:
			s.done <- err
			return fmt.Errorf("the server ended: %v: %s", err, s.said())
		case <-ctx.Done():
			return errors.Join(fmt.Errorf("the server is not ready: %s", s.said()), s.Stop())
		case <-poll.C:
		}
	}
}

func (s *server) said() []byte {
	said, _ := os.ReadFile(s.log.Name())
	return said
}

// Stop ends the server as an orchestrator would, and waits.
func (s *server) Stop() error {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	err := <-s.done
	s.log.Close()
	return err
}

// Post sends a body and returns the status and the time until the reply was read.
func (s *server) Post(ctx context.Context, path, mediaType string, body []byte) (int, time.Duration, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+path, bytes.NewReader(body))
	if err != nil {
		return 0, 0, err
	}
	request.Header.Set("Authorization", "Bearer "+s.Key)
	request.Header.Set("Content-Type", mediaType)
	began := time.Now()
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, 0, err
	}
	defer reply.Body.Close()
	said, err := io.ReadAll(reply.Body)
	took := time.Since(began)
	if err == nil && reply.StatusCode != http.StatusCreated {
		err = fmt.Errorf("POST %s: %s: %.500s", path, reply.Status, said)
	}
	return reply.StatusCode, took, err
}
