// Package config holds every setting of the steward command in one struct, and
// reads it from defaults, a file, the environment and flags, the later winning
// over the earlier.
package config

import "time"

// Config is every setting. Default fills it with values that work on a
// developer's machine; Load adds what the user gave.
type Config struct {
	// The server.
	Listen            string        // address and port, ":8080"
	Data              string        // folder for what SQLite keeps
	Database          string        // "sqlite://..." or "postgres://..."; "" is SQLite in Data
	AdminKey          string        // the first admin key; "" generates one
	PublicURL         string        // where consumers reach the server; "" follows the request
	Brand             string        // file that says how the pages look and speak; "" is Steward's own brand, in English
	RateLimit         int           // requests a minute for each key or address; 0 is no limit
	MaxDocument       int64         // bytes of one document after decompression
	LogFormat         string        // "auto" (text on a terminal, JSON otherwise), "text", "json"
	LogLevel          string        // "debug", "info", "warn", "error"
	HeaderTimeout     time.Duration // to receive a request's headers
	RequestTimeout    time.Duration // to receive a request and answer it
	IdleTimeout       time.Duration // between two requests of one connection
	ShutdownDelay     time.Duration // between /readyz turning 503 and the port closing
	ShutdownGrace     time.Duration // for requests in flight to finish after that
	ValidateResponses bool          // check every reply against the contract
	MockStateful      bool          // mocks remember what is created
	MockWebhookSecret string        // signs the webhooks of mocks; "" sends none

	// Commands that speak with a server.
	URL     string        // the server's address
	Key     string        // the key to present
	CA      string        // file with certificates to trust besides the system's
	Timeout time.Duration // for one request
}

// Default returns the settings that hold where nothing is given.
func Default() Config {
	return Config{
		Listen:         ":8080",
		Data:           "data",
		RateLimit:      600,
		MaxDocument:    64 << 20,
		LogFormat:      "auto",
		LogLevel:       "info",
		HeaderTimeout:  10 * time.Second,
		RequestTimeout: 2 * time.Minute,
		IdleTimeout:    2 * time.Minute,
		ShutdownDelay:  time.Second,
		ShutdownGrace:  20 * time.Second,
		Timeout:        2 * time.Minute,
	}
}
