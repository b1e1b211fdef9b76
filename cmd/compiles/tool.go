package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// exhausted is the error of a program that wanted more time or memory than it may have.
type exhausted struct{ what string }

func (e exhausted) Error() string { return e.what }

// tool is one run of a program.
type tool struct {
	Folder string
	Env    []string
	Args   []string
	Memory int64 // KiB of address space
	Limit  time.Duration
}

// said runs the program to its end. ok tells whether its exit status was 0. The error is exhausted for a program that was
// stopped, and another one when it cannot be run.
func (t tool) said(ctx context.Context) (text string, ok bool, err error) {
	limited, cancel := context.WithTimeout(ctx, t.Limit)
	defer cancel()
	cmd := exec.CommandContext(limited, "sh", append([]string{"-c", fmt.Sprintf(`ulimit -v %d && exec "$0" "$@"`, t.Memory)}, t.Args...)...)
	cmd.Dir, cmd.Env = t.Folder, append(os.Environ(), t.Env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // so that what it started ends with it
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = 5 * time.Second
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return "", false, ctx.Err()
	case limited.Err() != nil:
		return "", false, exhausted{fmt.Sprintf("%s was not done in %s", t.Args[0], t.Limit)}
	case err == nil:
		return out.String(), true, nil
	case !errors.As(err, &exit):
		return "", false, err
	case exit.ExitCode() == 126 || exit.ExitCode() == 127: // of a shell that cannot run it
		return "", false, errors.New(lastLine(out.String()))
	case exit.ExitCode() < 0 || outOfMemory(out.String()):
		return "", false, exhausted{fmt.Sprintf("%s wanted more than %d MiB: %s", t.Args[0], t.Memory>>10, lastLine(out.String()))}
	}
	return out.String(), false, nil
}

// outOfMemory tells whether a program says that memory was what it lacked.
func outOfMemory(text string) bool {
	for _, sign := range []string{"out of memory", "MemoryError", "annot allocate memory"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
