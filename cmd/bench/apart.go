package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// cost is what one run of a command came to.
type cost struct {
	Took    time.Duration
	Peak    int64 // bytes, of ru_maxrss
	Stopped bool  // it was not finished at the limit
	Status  int   // exit status
	Said    string
}

// runApart runs a command in a child of this process, with its standard output in a file. Linux begins a process's
// ru_maxrss with what its parent has in memory, so that the parent must be small: a fresh copy of this program.
func runApart(ctx context.Context, limit time.Duration, output string, command ...string) (cost, error) {
	var c cost
	self, err := os.Executable()
	if err != nil {
		return c, err
	}
	cmd := exec.CommandContext(ctx, self, append([]string{"-apart", output, "-cap", limit.String(), "--"}, command...)...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // so that it ends the command first
	cmd.Stderr = os.Stderr
	said, err := cmd.Output()
	if err != nil {
		return c, fmt.Errorf("%s: %w", command[0], err)
	}
	return c, json.Unmarshal(said, &c)
}

func printCost(ctx context.Context, w io.Writer, limit time.Duration, output string, command []string) error {
	if len(command) == 0 {
		return errors.New("no command to run")
	}
	c, err := runOnce(ctx, limit, output, command)
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(c)
}

// runOnce runs a command until it ends, or kills it at the limit.
func runOnce(ctx context.Context, limit time.Duration, output string, command []string) (cost, error) {
	out, err := os.Create(output)
	if err != nil {
		return cost{}, err
	}
	defer out.Close()
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(limited, command[0], command[1:]...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = out, &said
	cmd.WaitDelay = time.Second
	began := time.Now()
	err = cmd.Run()
	c := cost{Took: time.Since(began), Said: said.String()}
	if ctx.Err() != nil {
		return c, ctx.Err()
	}
	c.Status = cmd.ProcessState.ExitCode() // -1 of one that was killed or has not begun
	c.Stopped = limited.Err() != nil && c.Status < 0
	if state := cmd.ProcessState; state != nil {
		c.Peak = state.SysUsage().(*syscall.Rusage).Maxrss << 10
	} else if !c.Stopped {
		return c, err
	}
	return c, nil
}
