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

// testBundle is what one Load reads.
type testBundle struct {
	group Group
	env   map[string]string
	file  string // content; "" for none
	args  []string
}

func (b testBundle) load(t *testing.T) (Config, Origins, error) {
	t.Helper()
	if b.file != "" {
		path := filepath.Join(t.TempDir(), "steward.yaml")
		if err := os.WriteFile(path, []byte(b.file), 0o600); err != nil {
			t.Fatal(err)
		}
		b.args = append([]string{"--config", path}, b.args...)
	}
	fs := pflag.NewFlagSet("test", pflag.ContinueOnError)
	Flags(fs, b.group)
	if err := fs.Parse(b.args); err != nil {
		t.Fatal(err)
	}
	return Load(b.group, fs, func(name string) (string, bool) { v, ok := b.env[name]; return v, ok })
}

func TestLoadLaterSourcesWin(t *testing.T) {
	c, origins, err := testBundle{
		file: "listen: :1\nrate_limit: 1\nlog_level: warn\n",
		env:  map[string]string{"STEWARD_LISTEN": ":2", "STEWARD_RATE_LIMIT": "2", "STEWARD_DATA": ""},
		args: []string{"--listen", ":3", "--validate-responses"},
	}.load(t)
	if err != nil {
		t.Fatal(err)
	}
	if c.Listen != ":3" || c.RateLimit != 2 || c.LogLevel != "warn" || c.Data != "data" || !c.ValidateResponses {
		t.Errorf("got %+v", c)
	}
	for name, want := range map[string]string{
		"listen": "--listen", "rate_limit": "STEWARD_RATE_LIMIT", "data": "default", "validate_responses": "--validate-responses",
	} {
		if origins[name] != want {
			t.Errorf("%s comes from %q, want %q", name, origins[name], want)
		}
	}
	if got := origins["log_level"]; !strings.HasSuffix(got, "steward.yaml:3") {
		t.Errorf("log_level comes from %q, want the file's line 3", got)
	}
}

func TestLoadTellsEveryFaultWithItsSource(t *testing.T) {
	_, _, err := testBundle{
		file: "listen: :1\nlisten: :2\ncolour: red\ndata: [a]\nlog_level: loud\n",
		env:  map[string]string{"STEWARD_RATE_LIMIT": "many"},
		args: []string{"--log-format", "xml"},
	}.load(t)
	var e *fault.Error
	if !errors.As(err, &e) || e.Kind != fault.Invalid {
		t.Fatalf("got %v, want an Invalid fault", err)
	}
	var got []string
	for _, f := range e.Fields {
		got = append(got, filepath.Base(f.Place)+": "+f.Detail)
	}
	want := []string{
		"steward.yaml:2: listen is given twice",
		"steward.yaml:3: unknown setting colour; `steward serve --print-config` shows all there are",
		"steward.yaml:4: data must be a single value",
		"STEWARD_RATE_LIMIT: rate_limit is not a whole number",
		"--log-format: log_format must be auto, text or json",
		"steward.yaml:5: log_level must be debug, info, warn or error",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestLoadRefusesWhatIsNoFileOfSettings(t *testing.T) {
	for name, b := range map[string]testBundle{
		"no YAML":   {file: "a: b: c\n"},
		"a list":    {file: "- listen\n"},
		"not there": {args: []string{"--config", "nowhere.yaml"}},
	} {
		if _, _, err := b.load(t); !fault.Is(err, fault.Malformed) {
			t.Errorf("%s: got %v, want a Malformed fault", name, err)
		}
	}
}

func TestLoadOfAnEmptyFileChangesNothing(t *testing.T) {
	c, _, err := testBundle{file: "# nothing yet\n"}.load(t)
	if err != nil || c != Default() {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestLoadReadsTheFileThatTheEnvironmentNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.yaml")
	if err := os.WriteFile(path, []byte("url: https://steward.example.com\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, _, err := testBundle{group: Remote, env: map[string]string{"STEWARD_CONFIG": path}}.load(t)
	if err != nil || c.URL != "https://steward.example.com" {
		t.Errorf("url %q, %v", c.URL, err)
	}
}

func TestLoadLeavesOtherGroupsAlone(t *testing.T) {
	b := testBundle{group: Remote, file: "listen: wrong\n", env: map[string]string{"STEWARD_RATE_LIMIT": "wrong", "STEWARD_URL": "http://x"}}
	c, _, err := b.load(t)
	if err != nil || c.URL != "http://x" || c.Listen != Default().Listen {
		t.Errorf("got %+v, %v", c, err)
	}
}
