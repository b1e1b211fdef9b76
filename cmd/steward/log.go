package main

import (
	"log/slog"

	"github.com/apisteward/steward/internal/config"
)

// logger writes to standard error: text for people at a terminal, JSON for
// whatever collects logs.
func (a *app) logger(settings config.Config) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(settings.LogLevel)); err != nil {
		level = slog.LevelInfo // config.Validate lets no other name pass
	}
	options := &slog.HandlerOptions{Level: level}
	if settings.LogFormat == "text" || settings.LogFormat == "auto" && isTerminal(a.stderr) {
		return slog.New(slog.NewTextHandler(a.stderr, options))
	}
	return slog.New(slog.NewJSONHandler(a.stderr, options))
}
