package config

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"github.com/apisteward/steward/internal/fault"
)

// sectionFlags are flags of a command, given some arguments.
func sectionFlags(t *testing.T, file string, args ...string) (fs *pflag.FlagSet, auth *[]string, workers *int) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "steward.yaml")
	if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	fs = pflag.NewFlagSet("verify", pflag.ContinueOnError)
	fs.String("config", "", "")
	auth = fs.StringArray("auth", nil, "")
	workers = fs.Int("max-workers", 8, "")
	if err := fs.Parse(append(args, "--config", name)); err != nil {
		t.Fatal(err)
	}
	return fs, auth, workers
}

func environment(pairs ...string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		i := slices.Index(pairs, name)
		if i < 0 {
			return "", false
		}
		return pairs[i+1], true
	}
}

func TestASectionSetsFlags(t *testing.T) {
	fs, auth, workers := sectionFlags(t, "listen: :1\nverify:\n  auth: [key=a, admin=b]\n  max_workers: 3\n")
	if err := Section("verify", fs, environment()); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(*auth, []string{"key=a", "admin=b"}) || *workers != 3 {
		t.Errorf("auth %v, workers %d", *auth, *workers)
	}
}

func TestTheCommandLineWinsOverTheEnvironmentAndThatOverTheFile(t *testing.T) {
	fs, auth, workers := sectionFlags(t, "verify: {auth: [key=file], max_workers: 3}", "--max-workers", "5")
	if err := Section("verify", fs, environment("STEWARD_VERIFY_AUTH", "key=variable", "STEWARD_VERIFY_MAX_WORKERS", "4")); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(*auth, []string{"key=variable"}) || *workers != 5 {
		t.Errorf("auth %v, workers %d", *auth, *workers)
	}
}

func TestFaultsOfASectionNameTheirPlace(t *testing.T) {
	fs, _, _ := sectionFlags(t, "verify:\n  wrokers: 3\n  max_workers: many\n  auth: {key: a}\n")
	err := Section("verify", fs, environment())
	if err == nil {
		t.Fatal("nothing is wrong")
	}
	for _, want := range []string{"unknown setting wrokers", "max_workers", "auth must be a single value"} {
		if !strings.Contains(faultText(err), want) {
			t.Errorf("%q is not said in %s", want, faultText(err))
		}
	}
}

func TestLoadLeavesSectionsAlone(t *testing.T) {
	name := filepath.Join(t.TempDir(), "steward.yaml")
	if err := os.WriteFile(name, []byte("url: http://localhost:1\nverify: {auth: [key=a]}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, _, err := Load(Remote, pflag.NewFlagSet("x", pflag.ContinueOnError), environment("STEWARD_CONFIG", name))
	if err != nil || c.URL != "http://localhost:1" {
		t.Errorf("%v, %v", c.URL, err)
	}
}

// faultText is an error with everything that its fields say.
func faultText(err error) string {
	text := err.Error()
	var e *fault.Error
	if errors.As(err, &e) {
		for _, f := range e.Fields {
			text += "\n" + f.Place + ": " + f.Detail
		}
	}
	return text
}
