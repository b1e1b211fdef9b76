package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// complain writes an error for the person at the terminal: what happened, its
// cause, and each place at fault on a line of its own.
func (a *app) complain(err error) { complainTo(a.stderr, err) }

func complainTo(w io.Writer, err error) {
	var e *fault.Error
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "steward: interrupted")
	case errors.As(err, &e):
		fmt.Fprintln(w, "steward: "+printable(err.Error()))
		for _, f := range e.Fields {
			fmt.Fprintln(w, "  "+printable(fieldText(f)))
		}
	default:
		fmt.Fprintln(w, "steward: "+printable(err.Error()))
	}
}

// fieldText is "#/info/version, line 4: must be a semantic version".
func fieldText(f fault.Field) string {
	where := f.Place
	if f.Line > 0 && !strings.HasSuffix(where, fmt.Sprintf(":%d", f.Line)) {
		where = strings.TrimPrefix(fmt.Sprintf("%s, line %d", where, f.Line), ", ")
	}
	if where == "" {
		return f.Detail
	}
	return where + ": " + f.Detail
}

// printable replaces control characters, which could change the terminal, but
// for line feeds.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) {
			return ' '
		}
		return r
	}, s)
}
