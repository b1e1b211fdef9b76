package config

import "strings"

// Group says which commands a setting is for.
type Group uint8

// The groups.
const (
	Server Group = iota // `steward serve`
	Remote              // commands that speak with a server
)

// setting is one entry of the table from which flags, environment variables,
// keys of the file and the printed configuration all come.
type setting struct {
	name   string // key in the file: "rate_limit"
	flag   string // flag, where it is not the name with dashes
	group  Group
	secret bool
	help   string
	value  value // bound to one field of a Config
}

// settings is the table, bound to c, in the order it is printed in.
func (c *Config) settings() []setting {
	return []setting{
		{name: "listen", help: "address and port to listen on", value: (*text)(&c.Listen)},
		{name: "data", help: "folder for what the server keeps", value: (*text)(&c.Data)},
		{name: "database", help: "sqlite://FILE or postgres://...; SQLite in the data folder unless given", value: (*address)(&c.Database)},
		{name: "admin_key", secret: true, help: "first admin key, instead of a generated one; better given as STEWARD_ADMIN_KEY", value: (*text)(&c.AdminKey)},
		{name: "public_url", help: "address at which consumers reach the server", value: (*text)(&c.PublicURL)},
		{name: "brand", help: "YAML file with name, logo, accent, links, footer and language of the pages", value: (*text)(&c.Brand)},
		{name: "rate_limit", help: "requests a minute for each key or address; 0 for no limit", value: (*count)(&c.RateLimit)},
		{name: "max_document", help: "largest document taken, after decompression", value: (*size)(&c.MaxDocument)},
		{name: "log_format", help: "auto, text or json; auto is text on a terminal", value: (*text)(&c.LogFormat)},
		{name: "log_level", help: "debug, info, warn or error", value: (*text)(&c.LogLevel)},
		{name: "header_timeout", help: "time to receive a request's headers", value: (*duration)(&c.HeaderTimeout)},
		{name: "request_timeout", help: "time to receive a request and answer it", value: (*duration)(&c.RequestTimeout)},
		{name: "idle_timeout", help: "time a connection may wait for its next request", value: (*duration)(&c.IdleTimeout)},
		{name: "shutdown_delay", help: "time between /readyz turning 503 and the port closing", value: (*duration)(&c.ShutdownDelay)},
		{name: "shutdown_grace", help: "time for requests in flight to finish", value: (*duration)(&c.ShutdownGrace)},
		{name: "validate_responses", help: "check every reply against the contract", value: (*toggle)(&c.ValidateResponses)},
		{name: "mock_stateful", help: "mocks remember what is created, until the server stops or needs the room", value: (*toggle)(&c.MockStateful)},
		{name: "mock_webhook_secret", secret: true, help: "whsec_... that signs the webhooks of mocks, which the team of an API can then order; without it none are sent", value: (*text)(&c.MockWebhookSecret)},

		{name: "url", flag: "server", group: Remote, help: "address of the server", value: (*address)(&c.URL)},
		{name: "key", group: Remote, secret: true, help: "key to present; better given as STEWARD_KEY, since other users can see a command line", value: (*text)(&c.Key)},
		{name: "ca", group: Remote, help: "PEM file with certificates to trust besides the system's", value: (*text)(&c.CA)},
		{name: "timeout", group: Remote, help: "time for one request", value: (*duration)(&c.Timeout)},
	}
}

// flagName is the setting as a flag: "rate-limit".
func (s setting) flagName() string {
	if s.flag != "" {
		return s.flag
	}
	return strings.ReplaceAll(s.name, "_", "-")
}

// variable is the setting as an environment variable: "STEWARD_RATE_LIMIT".
func (s setting) variable() string { return "STEWARD_" + strings.ToUpper(s.name) }
