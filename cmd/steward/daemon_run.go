package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"github.com/apisteward/steward/internal/config"
	"github.com/apisteward/steward/internal/fault"
)

// listen takes the port, or says in words why it cannot. variable is what sets
// the address in the environment.
func listen(ctx context.Context, address, variable string) (net.Listener, error) {
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fault.New(fault.Unavailable, "%s is in use by another process; stop that one, or choose another port with --listen or %s", address, variable)
	case errors.Is(err, syscall.EACCES):
		return nil, fault.New(fault.Forbidden, "this user may not listen on %s; choose a port from 1024 on with --listen or %s", address, variable)
	}
	return listener, err
}

// addressOf is where people reach the server.
func addressOf(settings config.Config, bound net.Addr) string {
	if settings.PublicURL != "" {
		return settings.PublicURL
	}
	host, port, err := net.SplitHostPort(bound.String())
	if ip := net.ParseIP(host); err != nil || ip == nil || ip.IsUnspecified() || ip.IsLoopback() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// greet prints the server's address and, once in the life of its database, the
// first admin key.
func (a *app) greet(ctx context.Context, d *daemon, address string) error {
	key, err := d.access.EnsureAdmin(ctx, d.settings.AdminKey)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "Steward is at %s\n", address)
	if key != "" {
		fmt.Fprintf(a.stdout, "The first admin key, shown this once: %s\n", key)
	}
	return nil
}

// run serves until the context ends, and then stops in order.
func (d *daemon) run(ctx context.Context, listener net.Listener) error {
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	var tasks sync.WaitGroup
	tasks.Go(func() { d.access.Run(background, d.log) })
	tasks.Go(func() { d.keepHouse(background) })
	tasks.Go(func() { d.warm(background) })
	defer tasks.Wait()
	defer stop()

	server := d.newServer()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	d.log.Info("serving", "address", listener.Addr().String(), "version", buildVersion())
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return d.shutdown(server)
	}
}

// warm readies the pages about the largest documents, so that the first
// visitors do not wait for them.
func (d *daemon) warm(ctx context.Context) {
	if err := d.pages.Warm(ctx); err != nil && ctx.Err() == nil {
		d.log.Warn("the largest documents were not read ahead", "error", err)
	}
}

func (d *daemon) newServer() *http.Server {
	return &http.Server{
		Handler:           d.handler,
		ReadHeaderTimeout: d.settings.HeaderTimeout,
		ReadTimeout:       d.settings.RequestTimeout,
		// The handler's own timeout answers before the connection is cut.
		WriteTimeout: 2 * d.settings.RequestTimeout,
		IdleTimeout:  d.settings.IdleTimeout,
		ErrorLog:     slog.NewLogLogger(d.log.Handler(), slog.LevelWarn),
	}
}

// shutdown says to load balancers that the server is stopping, waits until
// they had time to see it, closes the port, and lets requests finish.
func (d *daemon) shutdown(server *http.Server) error {
	d.stopping.Store(true)
	server.SetKeepAlivesEnabled(false)
	d.log.Info("stopping", "delay", d.settings.ShutdownDelay.String(), "grace", d.settings.ShutdownGrace.String())
	time.Sleep(d.settings.ShutdownDelay)
	ctx, cancel := context.WithTimeout(context.Background(), d.settings.ShutdownGrace)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		server.Close()
		return fmt.Errorf("requests that did not finish within %s were cut off", d.settings.ShutdownGrace)
	}
	d.log.Info("stopped")
	return nil
}
