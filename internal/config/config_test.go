package config

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/fault"
)

func TestDefaultHolds(t *testing.T) {
	c := Default()
	if err := c.Validate(); err != nil {
		t.Fatalf("the defaults cannot be used: %v", err)
	}
}

func TestValidateTellsEveryFaultInOrder(t *testing.T) {
	c := Config{
		Listen: "8080", Database: "mysql://x", PublicURL: "example.com", RateLimit: -1, MaxDocument: 10,
		LogFormat: "xml", LogLevel: "loud", ShutdownDelay: -1, URL: "ftp://x", Key: "two words",
	}
	want := []string{
		"listen", "data", "database", "public_url", "rate_limit", "max_document", "log_format", "log_level",
		"header_timeout", "request_timeout", "idle_timeout", "shutdown_delay", "shutdown_grace", "url", "key", "timeout",
	}
	var e *fault.Error
	if !errors.As(c.Validate(), &e) || e.Kind != fault.Invalid {
		t.Fatalf("got %v, want an Invalid fault", c.Validate())
	}
	var got []string
	for _, f := range e.Fields {
		got = append(got, f.Place)
		if !strings.HasPrefix(f.Detail, f.Place+" must") {
			t.Errorf("%s: detail %q does not say what it must be", f.Place, f.Detail)
		}
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("faults in\n  %v, want\n  %v", got, want)
	}
}

func TestValidateNeverShowsTheKey(t *testing.T) {
	c := Default()
	c.Key = "stw_secret with space"
	if err := c.Validate(); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}

func TestListenAddresses(t *testing.T) {
	for address, want := range map[string]bool{
		":8080": true, "127.0.0.1:0": true, "[::1]:443": true, "localhost:80": true,
		"": false, "8080": false, ":http": false, ":65536": false, "a:b:c": false,
	} {
		if got := isListenAddress(address); got != want {
			t.Errorf("%q: %v, want %v", address, got, want)
		}
	}
}

func TestValues(t *testing.T) {
	for _, tt := range []struct {
		v          value
		in, out    string
		wantsFault bool
	}{
		{v: new(size), in: "64MiB", out: "64MiB"},
		{v: new(size), in: "1000000", out: "1000000"},
		{v: new(size), in: "3 MB", out: "3000000"},
		{v: new(size), in: "1GiB", out: "1GiB"},
		{v: new(size), in: "-1", wantsFault: true},
		{v: new(size), in: "9999999999GiB", wantsFault: true},
		{v: new(size), in: "many", wantsFault: true},
		{v: new(duration), in: "120s", out: "2m"},
		{v: new(duration), in: "60m", out: "1h"},
		{v: new(duration), in: "0", out: "0s"},
		{v: new(duration), in: "10m30s", out: "10m30s"},
		{v: new(duration), in: "10", wantsFault: true},
		{v: new(count), in: "12", out: "12"},
		{v: new(count), in: "1e3", wantsFault: true},
		{v: new(toggle), in: "1", out: "true"},
		{v: new(toggle), in: "yes", wantsFault: true},
	} {
		err := tt.v.Set(tt.in)
		if (err != nil) != tt.wantsFault {
			t.Errorf("%s %q: fault %v", tt.v.Type(), tt.in, err)
		}
		if err == nil && tt.v.String() != tt.out {
			t.Errorf("%s %q: reads back as %q, want %q", tt.v.Type(), tt.in, tt.v.String(), tt.out)
		}
	}
}

func TestMaskedAddress(t *testing.T) {
	for in, want := range map[string]string{
		"postgres://ann:s3cret@db/steward":               "postgres://ann:xxxxx@db/steward",
		"postgres://db/steward?password=s3cret&sslmode=": "postgres://db/steward?password=xxxxx&sslmode=",
		"sqlite:///var/lib/steward.db":                   "sqlite:///var/lib/steward.db",
		"postgres://ann:s3cret@db:port%/":                "********",
	} {
		a := address(in)
		if got := a.Masked(); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestDurationKeepsItsValue(t *testing.T) {
	for _, d := range []time.Duration{0, time.Millisecond, time.Second, 10 * time.Minute, 20 * time.Hour, 90 * time.Minute} {
		v := duration(d)
		var back duration
		if err := back.Set(v.String()); err != nil || back != v {
			t.Errorf("%v is written as %q, which reads as %v (%v)", d, v.String(), time.Duration(back), err)
		}
	}
}
