package readme

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

// Session is a terminal: what one command exports, enters and returns, the next one finds.
type Session struct {
	dir      string // holds the state between commands
	env      []string
	bindings Bindings
	rename   *strings.Replacer // from the text to this run
	restore  *strings.Replacer // and back
	servers  []*exec.Cmd
}

// NewSession starts in folder with the environment env. Renames are pairs of what the text says and what is used instead:
// "8080", "41233". State is kept in the folder state.
func NewSession(folder, state string, env []string, renames ...string) (*Session, error) {
	back := make([]string, len(renames))
	for i := 0; i < len(renames); i += 2 {
		back[i], back[i+1] = renames[i+1], renames[i]
	}
	s := &Session{
		dir: state, env: append(env, "READMESTATE="+state), bindings: Bindings{},
		rename: strings.NewReplacer(renames...), restore: strings.NewReplacer(back...),
	}
	start := fmt.Sprintf("cd %q\n", folder)
	return s, os.WriteFile(filepath.Join(state, "state"), []byte(start), 0o600)
}

// Run runs a step and returns an error when the output is not what the text says. A server's is awaited until ctx ends.
func (s *Session) Run(ctx context.Context, step Step) error {
	switch {
	case step.Server:
		return s.serve(ctx, step)
	case step.File != "":
		return s.write(ctx, step)
	}
	out, err := s.shell(ctx, step, true).CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return err
	}
	if err := Match(step.Output, s.lines(out), s.bindings); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

// write writes a file into the folder that the last command was in.
func (s *Session) write(ctx context.Context, step Step) error {
	cmd := s.shell(ctx, Step{Command: fmt.Sprintf("mkdir -p %q && cat > %q", path.Dir(step.File), step.File)}, false)
	cmd.Stdin = strings.NewReader(s.rename.Replace(s.bindings.Apply(strings.Join(step.Output, "\n") + "\n")))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

// serve starts a command that stays, and returns once its output begins as the text says.
func (s *Session) serve(ctx context.Context, step Step) error {
	output := &growing{grown: make(chan struct{}, 1)}
	cmd := s.shell(context.WithoutCancel(ctx), step, false) // Close ends it
	cmd.Stdout, cmd.Stderr = output, output
	if err := cmd.Start(); err != nil {
		return err
	}
	s.servers = append(s.servers, cmd)
	for {
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w; so far:\n%s", ctx.Err(), output.Bytes())
		case <-output.grown:
		}
		if Match(append(step.Output[:len(step.Output):len(step.Output)], "..."), s.lines(output.Bytes()), s.bindings) == nil {
			return nil
		}
	}
}

// shell wraps a command so that it continues where the last one ended.
func (s *Session) shell(ctx context.Context, step Step, keep bool) *exec.Cmd {
	script := `. "$READMESTATE/state"` + "\n" + s.rename.Replace(s.bindings.Apply(step.Command)) + "\n"
	if keep {
		script += `{ status=$?; export -p | grep -v READMESTATE; echo "cd '$PWD'"; echo "(exit $status)"; } >"$READMESTATE/state"`
	}
	cmd := exec.CommandContext(ctx, "bash", "-c", script)
	cmd.Env = s.env
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	return cmd
}

func (s *Session) lines(output []byte) []string {
	text := strings.TrimSuffix(s.restore.Replace(string(output)), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// Close ends the servers as Ctrl-C does, and waits for them.
func (s *Session) Close() {
	for _, cmd := range s.servers {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGINT)
		_ = cmd.Wait()
	}
}

// growing is a buffer that says when it has grown.
type growing struct {
	mu    sync.Mutex
	buf   bytes.Buffer
	grown chan struct{}
}

func (g *growing) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	n, err := g.buf.Write(p)
	select {
	case g.grown <- struct{}{}:
	default:
	}
	return n, err
}

func (g *growing) Bytes() []byte {
	g.mu.Lock()
	defer g.mu.Unlock()
	return bytes.Clone(g.buf.Bytes())
}
