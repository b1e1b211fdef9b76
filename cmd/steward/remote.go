package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/gen/client"
	"github.com/apisteward/steward/internal/config"
)

// tries is how often a request that may be repeated is sent at most.
const tries = 5

// remote is where the settings of a command that speaks with a server come
// from. They are read only when the command does.
type remote struct{ cmd *cobra.Command }

// remoteFlags declares the settings as flags of a command.
func remoteFlags(cmd *cobra.Command) *remote {
	config.Flags(cmd.Flags(), config.Remote)
	return &remote{cmd}
}

// server is a Steward server that commands speak with.
type server struct {
	*client.Client
	url string // without a slash at its end
}

// connect prepares to speak with the server; nothing is sent yet.
func (a *app) connect(r *remote) (*server, error) {
	settings, _, err := config.Load(config.Remote, r.cmd.Flags(), a.lookupEnv)
	if err != nil {
		return nil, err
	}
	if settings.URL == "" {
		return nil, errors.New("which server? Set STEWARD_URL, or give --server, such as http://localhost:8080")
	}
	transport, err := transportFor(settings.CA)
	if err != nil {
		return nil, err
	}
	options := []client.Option{
		client.WithBaseURL(settings.URL),
		client.WithHTTPClient(&http.Client{Transport: transport}),
		client.WithTimeout(settings.Timeout),
		client.WithRetries(tries - 1),
		client.WithClock(client.Clock{Now: a.now, Sleep: a.sleep, Random: a.chance}),
		client.WithLogger(slog.New(teller{a.stderr})),
		client.WithEnvironment(nil), // the settings know it
	}
	if settings.Key != "" {
		options = append(options, client.WithKey(settings.Key))
	}
	return &server{client.New(options...), strings.TrimSuffix(settings.URL, "/")}, nil
}

// transportFor trusts the certificates of a file besides the system's.
func transportFor(ca string) (*http.Transport, error) {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	if ca == "" {
		return transport, nil
	}
	pool, err := certificates(ca)
	if err != nil {
		return nil, err
	}
	transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	return transport, nil
}

// certificates are the system's and those of a file.
func certificates(name string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, errors.New(name + " holds no certificates in PEM form")
	}
	return pool, nil
}
