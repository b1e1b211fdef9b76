package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"regexp"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// text is what a command was given, not parsed yet.
type text struct {
	name    string // of the file, "stdin", or payments@1.4.0
	data    []byte
	file    bool              // other files can be referred to
	version string            // that it was published under on a server, or ""
	opened  func(name string) // is told each file that is read for it; may be nil
}

// standardInput is the name of standard input on the command line.
const standardInput = "-"

// parse parses a text, with the files that it refers to.
func (t *text) parse() (*document, error) {
	d, err := parse(t.name, t.data)
	switch {
	case err != nil:
		return nil, err
	case t.file && refersOut(d.Document):
		return bundled(t.name, d.Document, t.opened)
	case t.version != "":
		d.source.Version = t.version
	}
	return d, nil
}

// readText reads a file or standard input.
func (a *app) readText(name string) (*text, error) {
	if name == standardInput {
		data, err := readBounded(a.stdin)
		if err != nil {
			return nil, &fault.Error{Kind: fault.Malformed, Detail: "standard input cannot be read", Err: err}
		}
		return &text{name: "stdin", data: data}, nil
	}
	data, err := readFile(name)
	if err != nil {
		return nil, err
	}
	return &text{name: name, data: data, file: true}, nil
}

// readOrFetch reads what may also be a version on a server.
func (a *app) readOrFetch(ctx context.Context, name string, r *remote) (*text, error) {
	api, version, ok := onServer(name)
	if !ok {
		return a.readText(name)
	}
	published, data, err := a.fetch(ctx, r, api, version)
	if err != nil {
		return nil, err
	}
	return &text{name: api + "@" + published, data: data, version: published}, nil
}

// onServer is the form of a version on a server: "payments@1.4.0".
func onServer(name string) (api, version string, ok bool) {
	parts := regexp.MustCompile(`^([a-z0-9]+(?:-[a-z0-9]+)*)@([^/\\@]+)$`).FindStringSubmatch(name)
	if parts == nil {
		return "", "", false
	}
	if _, err := os.Stat(name); err == nil {
		return "", "", false
	}
	return parts[1], parts[2], true
}

// readFile reads no more than Load would take.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	data, err := readBounded(f)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return data, nil
}

func readBounded(r io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, int64(contract.DefaultLimits().Bytes)+1))
}

// unreadable says what is wrong with a file without repeating its name.
func unreadable(name string, err error) error {
	return &fault.Error{Kind: fault.Malformed, Detail: name + " cannot be read", Err: withoutName(err)}
}

// unwritable is unreadable for a file that is to be written.
func unwritable(name string, err error) error {
	return &fault.Error{Kind: fault.Malformed, Detail: name + " cannot be written", Err: withoutName(err)}
}

func withoutName(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
