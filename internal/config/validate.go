package config

import (
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/fault"
)

// Validate returns an Invalid *fault.Error with one field for each setting
// that cannot be used, all at once, or nil.
func (c *Config) Validate() error {
	faults := c.faults()
	if len(faults) == 0 {
		return nil
	}
	for i, f := range faults {
		faults[i].Detail = f.Place + " " + f.Detail
	}
	return &fault.Error{Kind: fault.Invalid, Detail: "these settings cannot be used", Fields: faults}
}

// faults are the settings that cannot be used; the place of each is the
// setting's name, and the detail goes on from there: "must be ...".
func (c *Config) faults() []fault.Field {
	var faults []fault.Field
	check := func(holds bool, name, detail string) {
		if !holds {
			faults = append(faults, fault.Field{Place: name, Detail: detail})
		}
	}
	check(isListenAddress(c.Listen), "listen", `must be an address and port, such as ":8080" or "127.0.0.1:8080"`)
	check(c.Data != "", "data", "must name a folder")
	check(c.Database == "" || isDatabase(c.Database), "database", `must start with "sqlite://" or "postgres://"`)
	check(c.PublicURL == "" || isBaseURL(c.PublicURL), "public_url", `must be an address such as "https://apis.example.com", without a query`)
	check(c.RateLimit >= 0, "rate_limit", "must be 0 (no limit) or more")
	check(c.MaxDocument >= 1<<10 && c.MaxDocument <= 1<<30, "max_document", "must be between 1KiB and 1GiB")
	check(slices.Contains([]string{"auto", "text", "json"}, c.LogFormat), "log_format", "must be auto, text or json")
	check(slices.Contains([]string{"debug", "info", "warn", "error"}, c.LogLevel), "log_level", "must be debug, info, warn or error")
	check(c.ShutdownDelay >= 0, "shutdown_delay", "must not be negative")
	for name, d := range map[string]time.Duration{
		"header_timeout": c.HeaderTimeout, "request_timeout": c.RequestTimeout, "idle_timeout": c.IdleTimeout,
		"shutdown_grace": c.ShutdownGrace, "timeout": c.Timeout,
	} {
		check(d > 0, name, "must be more than 0s")
	}
	check(c.URL == "" || isBaseURL(c.URL), "url", `must be an address such as "https://steward.example.com", without a query`)
	check(!strings.ContainsAny(c.Key, " \t\r\n"), "key", "must not hold white space")
	slices.SortStableFunc(faults, func(a, b fault.Field) int { return c.order(a.Place) - c.order(b.Place) })
	return faults
}

// order is where a setting stands in the table.
func (c *Config) order(name string) int {
	return slices.IndexFunc(c.settings(), func(s setting) bool { return s.name == name })
}

func isListenAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

func isDatabase(s string) bool {
	scheme, rest, found := strings.Cut(s, "://")
	return found && rest != "" && slices.Contains([]string{"sqlite", "postgres", "postgresql"}, scheme)
}

func isBaseURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" &&
		u.RawQuery == "" && u.Fragment == ""
}
