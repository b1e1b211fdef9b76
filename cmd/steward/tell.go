package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// teller writes what the client of a server logs, for the person at the
// terminal: a line for each repeated call, and one for each operation that is
// deprecated.
type teller struct{ out io.Writer }

// Enabled reports that everything is told of: the client logs a repetition for
// those who debug, and a person who waits wants to know.
func (teller) Enabled(context.Context, slog.Level) bool { return true }

// Handle writes a line: "steward: Service Unavailable; trying again in 500ms".
func (t teller) Handle(_ context.Context, r slog.Record) error {
	said := make(map[string]string)
	var rest []string
	r.Attrs(func(a slog.Attr) bool {
		said[a.Key] = a.Value.String()
		rest = append(rest, a.Key+" "+a.Value.String())
		return true
	})
	text := r.Message + ": " + strings.Join(rest, ", ")
	if wait, repeated := said["wait"]; repeated {
		text = said["reason"] + "; trying again in " + wait
	}
	_, err := fmt.Fprintln(t.out, "steward: "+printable(text))
	return err
}

// WithAttrs is not used by the client.
func (t teller) WithAttrs([]slog.Attr) slog.Handler { return t }

// WithGroup is not used by the client.
func (t teller) WithGroup(string) slog.Handler { return t }
