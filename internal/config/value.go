package config

import (
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// value reads a setting from text and writes it back. It is a pflag.Value.
type value interface {
	Set(text string) error
	String() string // reads back to the same value
	Type() string   // what --help shows for the value
}

// masker is a value that is partly secret.
type masker interface{ Masked() string }

type (
	text     string
	address  string
	count    int
	size     int64
	duration time.Duration
	toggle   bool
)

func (v *text) Set(s string) error { *v = text(s); return nil }
func (v *text) String() string     { return string(*v) }
func (v *text) Type() string       { return "text" }

func (v *address) Set(s string) error { *v = address(s); return nil }
func (v *address) String() string     { return string(*v) }
func (v *address) Type() string       { return "url" }

// Masked returns the address without its password, which database drivers
// take in the query too.
func (v *address) Masked() string {
	u, err := url.Parse(string(*v))
	if err != nil {
		return mask
	}
	q := u.Query()
	for name := range q {
		if strings.Contains(strings.ToLower(name), "pass") || strings.Contains(strings.ToLower(name), "key") {
			q.Set(name, "xxxxx")
			u.RawQuery = q.Encode()
		}
	}
	return u.Redacted()
}

func (v *count) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil {
		return errors.New("is not a whole number")
	}
	*v = count(n)
	return nil
}
func (v *count) String() string { return strconv.Itoa(int(*v)) }
func (v *count) Type() string   { return "number" }

func (v *duration) Set(s string) error {
	d, err := time.ParseDuration(s)
	if err != nil {
		return errors.New(`is not a duration, such as "30s" or "2m"`)
	}
	*v = duration(d)
	return nil
}

// String drops the zero parts that time.Duration writes: "2m", not "2m0s".
func (v *duration) String() string {
	s := time.Duration(*v).String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}
func (v *duration) Type() string { return "duration" }

func (v *toggle) Set(s string) error {
	b, err := strconv.ParseBool(s)
	if err != nil {
		return errors.New("is neither true nor false")
	}
	*v = toggle(b)
	return nil
}
func (v *toggle) String() string   { return strconv.FormatBool(bool(*v)) }
func (v *toggle) Type() string     { return "bool" }
func (v *toggle) IsBoolFlag() bool { return true }

// units are tried in this order, so that "MiB" is not taken for "B".
var units = [...]struct {
	name  string
	bytes int64
}{
	{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10},
	{"GB", 1e9}, {"MB", 1e6}, {"kB", 1e3}, {"B", 1}, {"", 1},
}

func (v *size) Set(s string) error {
	for _, u := range units {
		digits, found := strings.CutSuffix(s, u.name)
		if !found {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(digits), 10, 64)
		if err != nil || n < 0 || n > (1<<62)/u.bytes {
			break
		}
		*v = size(n * u.bytes)
		return nil
	}
	return errors.New(`is not a size, such as "64MiB" or "1000000"`)
}

func (v *size) String() string {
	for _, u := range units[:3] {
		if n := int64(*v); n > 0 && n%u.bytes == 0 {
			return strconv.FormatInt(n/u.bytes, 10) + u.name
		}
	}
	return strconv.FormatInt(int64(*v), 10)
}
func (v *size) Type() string { return "size" }
