package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// workshop is a running server of verifytest.
type workshop struct {
	URL string
	log string
	cmd *exec.Cmd
}

// startWorkshop starts the binary with further arguments on a free port. Its log stays in folder.
func startWorkshop(ctx context.Context, binary, folder string, args ...string) (*workshop, error) {
	w := &workshop{log: filepath.Join(folder, "requests.log")}
	w.cmd = exec.CommandContext(ctx, binary, append([]string{"-requests", w.log}, args...)...)
	w.cmd.Stderr = os.Stderr
	stdout, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := w.cmd.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(stdout).ReadString('\n') // when it listens
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the workshop does not say where it listens: %w", err), w.cmd.Wait())
	}
	w.URL = strings.TrimSpace(line)
	return w, nil
}

// Stop ends the server and returns how many requests it was sent.
func (w *workshop) Stop() (requests int, err error) {
	_ = w.cmd.Process.Signal(syscall.SIGTERM)
	if err := w.cmd.Wait(); err != nil {
		return 0, err
	}
	return countRequests(w.log)
}

// logTail is longer than the last line of a log.
const logTail = 4 << 10

// countRequests reads the object at the end of a log.
func countRequests(name string) (int, error) {
	file, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	if _, err := file.Seek(max(info.Size()-logTail, 0), io.SeekStart); err != nil {
		return 0, err
	}
	tail, err := io.ReadAll(file)
	if err != nil {
		return 0, err
	}
	tail = bytes.TrimSpace(tail)
	var counts struct{ Requests int }
	if err := json.Unmarshal(tail[bytes.LastIndexByte(tail, '\n')+1:], &counts); err != nil {
		return 0, fmt.Errorf("%s ends without counts: %w", name, err)
	}
	return counts.Requests, nil
}
