package readme

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"
)

func setup(t *testing.T, renames ...string) func(text string) error {
	t.Helper()
	s, err := NewSession(t.TempDir(), t.TempDir(), os.Environ(), renames...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return func(text string) error {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		for _, step := range Parse(text) {
			if err := s.Run(ctx, step); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestSessionKeepsItsState(t *testing.T) {
	t.Parallel()
	run := setup(t)
	err := run("```console\n$ mkdir sub && cd sub && export WHO='a b'\n$ basename $PWD\nsub\n$ echo $WHO\na b\n$ (exit 3)\n$ echo $?\n3\n$ echo bad >&2; false\nbad\n```")
	if err != nil {
		t.Error(err)
	}
}

func TestSessionWritesFiles(t *testing.T) {
	t.Parallel()
	run := setup(t, "8080", "41233")
	err := run("```console\n$ mkdir sub && cd sub\n```\n```yaml c/a b.yaml\nport: 8080\n```\n```console\n$ sed s/4/X/ 'c/a b.yaml'\nport: X1233\n```")
	if err != nil {
		t.Error(err)
	}
}

func TestSessionRefusesAnotherOutput(t *testing.T) {
	t.Parallel()
	run := setup(t)
	if err := run("```console\n$ echo one\ntwo\n```"); err == nil || !strings.Contains(err.Error(), `"two", is not there`) {
		t.Errorf("err = %v", err)
	}
}

func TestSessionBindsWhatAServerPrints(t *testing.T) {
	t.Parallel()
	run := setup(t, "8080", "41233")
	err := run("```console server\n$ echo on 8080, key stw_ofthisrun1; exec sleep 600\non 8080, key stw_fromthetext\n```\n" +
		"```console\n$ echo stw_fromthetext 8080 | tr 1 X\nstw_ofthisrunX 8080\n```")
	if err == nil {
		t.Error("tr changed the port, and nobody saw it")
	}
	if err := run("```console\n$ test stw_fromthetext = stw_ofthisrun1 && echo same\nsame\n```"); err != nil {
		t.Error(err)
	}
}
