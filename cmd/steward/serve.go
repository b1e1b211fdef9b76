package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/config"
)

func (a *app) serveCommand() *cobra.Command {
	var printConfig bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the server",
		Long: `Run the server. Without settings it listens on port 8080 and keeps everything in
the folder data.

Settings come from flags, the environment, a YAML file and defaults, the former
winning over the latter; --print-config shows what they come to.

SIGTERM and SIGINT stop the server in order: /readyz turns 503, the port closes
after --shutdown-delay, and requests in flight have --shutdown-grace to finish.`,
		Example: `  steward serve
  steward serve --listen 127.0.0.1:9000 --data /var/lib/steward
  STEWARD_DATABASE=postgres://steward@db/steward steward serve --print-config`,
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			settings, origins, err := config.Load(config.Server, cmd.Flags(), a.lookupEnv)
			if err != nil {
				return err
			}
			if printConfig {
				return settings.Print(a.stdout, config.Server, origins)
			}
			return a.serve(cmd.Context(), settings)
		},
	}
	config.Flags(cmd.Flags(), config.Server)
	cmd.Flags().BoolVar(&printConfig, "print-config", false, "print the settings, secrets masked, and end")
	return cmd
}

// serve runs the server until the context ends.
func (a *app) serve(ctx context.Context, settings config.Config) error {
	log := a.logger(settings)
	listener, err := listen(ctx, settings.Listen, "STEWARD_LISTEN")
	if err != nil {
		return err
	}
	defer listener.Close()
	d, err := a.openDaemon(ctx, settings, log)
	if err != nil {
		return err
	}
	defer d.close()
	if err := a.greet(ctx, d, addressOf(settings, listener.Addr())); err != nil {
		return err
	}
	if err := d.publishOwnContract(ctx); err != nil {
		return err
	}
	return d.run(ctx, listener)
}
