package main

import (
	"strings"
	"testing"
	"time"
)

func TestMockRefusesWhatItCannotDo(t *testing.T) {
	file := books(t)
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"no file":               {nil, "expected one FILE"},
		"two files":             {[]string{file, file}, "expected one FILE"},
		"a file that is not":    {[]string{"nowhere.yaml"}, "nowhere.yaml cannot be read"},
		"no document":           {[]string{write(t, "a.yaml", "[]")}, "An OpenAPI document is an object"},
		"a broken document":     {[]string{write(t, "a.yaml", "openapi: {")}, "line 1"},
		"a folder":              {[]string{t.TempDir()}, "cannot be read"},
		"a server that is not":  {[]string{"books@1.0.0"}, "which server?"},
		"no address":            {[]string{file, "--listen", "4010"}, "missing port"},
		"an unknown flag":       {[]string{file, "--port", "1"}, "unknown flag"},
		"no seed":               {[]string{file, "--seed", "x"}, "--seed"},
		"no share":              {[]string{file, "--fail", "many"}, "a share is written 2%"},
		"a share beyond all":    {[]string{file, "--fail", "101%"}, "a share is written 2%"},
		"no latency":            {[]string{file, "--latency", "5"}, "a time is written 100ms"},
		"a latency backwards":   {[]string{file, "--latency", "2s..1s"}, "a time is written 100ms"},
		"a latency for ever":    {[]string{file, "--latency", "1h"}, "at most 1m0s"},
		"no webhook URL":        {[]string{file, "--webhook-url", "localhost:80"}, "--webhook-url is an http or https URL"},
		"credentials in a URL":  {[]string{file, "--webhook-url", "http://a:b@localhost"}, "--webhook-url is an http or https URL"},
		"no webhook secret":     {[]string{file, "--webhook-secret", "hunter2"}, "--webhook-secret: A webhook secret is whsec_"},
		"a state file that not": {[]string{file, "--state", "nowhere.yaml"}, "nowhere.yaml cannot be read"},
		"a state that is none":  {[]string{file, "--listen", "127.0.0.1:0", "--state", write(t, "s.yaml", "[1]")}, "s.yaml: "},
	} {
		r := cli{}.run(append([]string{"mock"}, tc.args...)...)
		r.wants(t, 2, tc.want)
		if strings.Contains(r.err, "hunter2") {
			t.Errorf("%s: the secret is repeated", name)
		}
	}
}

func TestMockSettings(t *testing.T) {
	config := write(t, "steward.yaml", "mock:\n  fail: 100%\n  webhook_url: http://127.0.0.1:9/x\n")
	m := startMock(t, "", nil, books(t), "--config", config)
	m.out.await(t, "100% of the requests fail")
	m.out.await(t, "to http://127.0.0.1:9/x")
	m = startMock(t, "", []string{"STEWARD_MOCK_FAIL=50%", "STEWARD_MOCK_STATEFUL=true"}, books(t), "--config", config)
	m.out.await(t, `(?s)is remembered.*50% of the requests fail`)
	cli{env: map[string]string{"STEWARD_MOCK_LATENCY": "x"}}.run("mock", books(t)).wants(t, 2, "STEWARD_MOCK_LATENCY: a time is written")
	cli{}.run("mock", books(t), "--config", write(t, "steward.yaml", "mock:\n  port: 1\n")).wants(t, 2, "unknown setting port")
}

func TestShares(t *testing.T) {
	for text, want := range map[string]float64{"2%": 0.02, "0.5": 0.5, "0": 0, "100%": 1, "0.1%": 0.001} {
		var s shareFlag
		if err := s.Set(text); err != nil || float64(s) < want-1e-12 || float64(s) > want+1e-12 {
			t.Errorf("%s: %v, %v", text, float64(s), err)
		}
	}
	for _, text := range []string{"", "%", "-1%", "NaN", "Inf", "1.5", "2 %"} {
		if new(shareFlag).Set(text) == nil {
			t.Errorf("%q is taken", text)
		}
	}
	two := shareFlag(0.02)
	if two.String() != "2%" || new(shareFlag).String() != "" {
		t.Errorf("%s", two.String())
	}
}

func TestRanges(t *testing.T) {
	for text, want := range map[string]rangeFlag{
		"100ms": {100 * time.Millisecond, 100 * time.Millisecond}, "50ms..200ms": {50 * time.Millisecond, 200 * time.Millisecond}, "0s..1m": {0, time.Minute},
	} {
		var r rangeFlag
		if err := r.Set(text); err != nil || r != want || text == "50ms..200ms" && r.String() != text {
			t.Errorf("%s: %v, %v", text, r, err)
		}
	}
	for _, text := range []string{"", "..", "1s..", "-1s", "100", "1s..500ms", "2m"} {
		if new(rangeFlag).Set(text) == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
