package folder

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// How a test tells its own binary to replace a folder and to end on the way.
const (
	dirVariable  = "STEWARD_TEST_REPLACE"
	killVariable = "STEWARD_TEST_KILL_BEFORE"
	wayVariable  = "STEWARD_TEST_EXCHANGE"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(dirVariable); dir != "" {
		replaceAndDie(dir)
	}
	os.Exit(m.Run())
}

// replaceAndDie replaces a folder, and kills its own process before the change
// of the file system that is asked for.
func replaceAndDie(dir string) {
	left, err := strconv.Atoi(os.Getenv(killVariable))
	if err != nil {
		panic(err)
	}
	sys := ways()[os.Getenv(wayVariable)]
	sys.step = func() {
		if left--; left > 0 {
			return
		}
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err != nil {
			panic(err)
		}
		select {} // until the signal is there
	}
	if err := ours.replace(dir, filesOf(after), true, sys); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// ways are the ways to swap folders.
func ways() map[string]system {
	return map[string]system{
		"at once":  {exchange: exchange},
		"in steps": {exchange: func(*os.File, string, string) error { return errors.ErrUnsupported }},
	}
}

// killed runs a process that replaces a folder and is killed before the n-th
// change. It reports whether the process came to its end before.
func killed(t *testing.T, dir, way string, n int) (finished bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), dirVariable+"="+dir, killVariable+"="+strconv.Itoa(n), wayVariable+"="+way)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return true
	case errors.As(err, &exit) && !exit.Exited():
		return false
	}
	t.Fatalf("%v: %s", err, out)
	return false
}

func TestKilledAtAnyMoment(t *testing.T) {
	for way, sys := range ways() {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			for n := 1; ; n++ {
				dir := filepath.Join(t.TempDir(), "out")
				mustReplace(t, dir, before, false)
				put(t, dir, mine)
				finished := killed(t, dir, way, n)
				wantsOneOrTheOther(t, dir, n)
				sys.step = func() {}
				if err := ours.replace(dir, filesOf(after), true, sys); err != nil {
					t.Fatalf("before change %d: the next run says %v", n, err)
				}
				wants(t, filepath.Dir(dir), prefixed("out/", with(after, mine)))
				if finished {
					return
				}
			}
		})
	}
}

// wantsOneOrTheOther checks that the folder is the one that was or the one to
// come, whole. Where folders cannot be exchanged at once, it may be beside its
// place, from where the next run puts it back.
func wantsOneOrTheOther(t *testing.T, dir string, n int) {
	t.Helper()
	got := look(t, dir)
	if got == nil {
		got = look(t, filepath.Join(filepath.Dir(dir), ".out.steward-old"))
	}
	if !maps.Equal(got, with(before, mine)) && !maps.Equal(got, with(after, mine)) {
		t.Errorf("before change %d: %q", n, got)
	}
}

func TestKilledBeforeThereIsAFolder(t *testing.T) {
	for n := 1; ; n++ {
		dir := filepath.Join(t.TempDir(), "out")
		finished := killed(t, dir, "at once", n)
		if got := look(t, dir); got != nil && !maps.Equal(got, with(after)) {
			t.Errorf("before change %d: %q", n, got)
		}
		mustReplace(t, dir, before, finished)
		wants(t, filepath.Dir(dir), prefixed("out/", with(before)))
		if finished {
			return
		}
	}
}

// What a user does while the folder is written is not lost.
func TestFilesThatComeMeanwhile(t *testing.T) {
	for way, sys := range ways() {
		t.Run(way, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			mustReplace(t, dir, before, false)
			put(t, dir, mine)
			swap := sys.exchange
			sys.step = func() {}
			sys.exchange = func(in *os.File, a, b string) error {
				put(t, dir, map[string]string{"late.txt": "late", "sub/deep/late.txt": "late"})
				if err := os.Remove(filepath.Join(dir, "mine.txt")); err != nil {
					t.Error(err)
				}
				put(t, dir, map[string]string{"mine.txt": "saved anew"})
				later := time.Now().Add(time.Hour)
				if err := os.Chtimes(filepath.Join(dir, "mine.txt"), later, later); err != nil {
					t.Error(err)
				}
				return swap(in, a, b)
			}
			if err := ours.replace(dir, filesOf(after), true, sys); err != nil {
				t.Fatal(err)
			}
			late := map[string]string{"late.txt": "late", "sub/deep/late.txt": "late", "mine.txt": "saved anew"}
			wants(t, filepath.Dir(dir), prefixed("out/", with(after, mine, late)))
		})
	}
}

func TestAFileThatComesWhereOneIsGeneratedIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustReplace(t, dir, before, false)
	sys := ways()["at once"]
	sys.step = func() {}
	sys.exchange = func(in *os.File, a, b string) error {
		put(t, dir, map[string]string{"new/d.go": "mine"})
		return exchange(in, a, b)
	}
	if err := ours.replace(dir, filesOf(after), true, sys); err == nil {
		t.Error("nothing is said")
	}
	wants(t, dir, with(after))
	if beside := look(t, filepath.Join(filepath.Dir(dir), ".out.steward-old")); beside["new/d.go"] != "mine" {
		t.Errorf("the file is lost: %q", beside)
	}
}

func TestTwoRunsAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustReplace(t, dir, before, false)
	put(t, dir, mine)
	failed := make(chan error)
	for range 8 {
		go func() { failed <- ours.Replace(dir, filesOf(after), true) }()
	}
	for range 8 {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	wants(t, filepath.Dir(dir), prefixed("out/", with(after, mine)))
}

// A run that fails leaves everything as it was.
func TestAFolderThatCannotBeExchanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustReplace(t, dir, before, false)
	put(t, dir, mine)
	busy := errors.New("busy")
	sys := system{step: func() {}, exchange: func(*os.File, string, string) error { return busy }}
	if err := ours.replace(dir, filesOf(after), true, sys); !errors.Is(err, busy) {
		t.Errorf("got %v", err)
	}
	wants(t, filepath.Dir(dir), prefixed("out/", with(before, mine)))
}

func TestAFileThatCannotBeWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustReplace(t, dir, before, false)
	long := map[string]string{"a.go": "a", strings.Repeat("x", 300): "no file system takes such a name"}
	if err := ours.Replace(dir, filesOf(long), true); err == nil {
		t.Error("it is written")
	}
	wants(t, filepath.Dir(dir), prefixed("out/", with(before)))
}
