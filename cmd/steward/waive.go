package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/gen/client"
)

// waiveOptions is what `steward waive` was asked.
type waiveOptions struct {
	remote                   *remote
	api, reason, by, expires string
}

func (a *app) waiveCommand() *cobra.Command {
	var opts waiveOptions
	cmd := &cobra.Command{
		Use:   "waive FINGERPRINT... --api NAME --reason TEXT --expires 30d",
		Short: "Approve breaking changes, for a time and with a reason",
		Long: `Approve breaking changes of an API, named by the fingerprints that a refused
publication lists. Until a waiver expires, its change does not count when a
publication is judged; every other change still does. It takes an admin key.`,
		Example: `  steward waive 4c1f0a9be27d3356 --api payments --reason "No consumer reads it" --expires 30d`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{cmd.CommandPath(), errors.New("expected the fingerprint of a change, or several")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := needed(cmd, "api", "reason"); err != nil {
				return err
			}
			return a.waive(cmd.Context(), args, &opts)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.api, "api", "", "`name` of the API (needed)")
	flags.StringVar(&opts.reason, "reason", "", "why the changes may be made (needed)")
	flags.StringVar(&opts.by, "by", "", "who approved them, instead of the key's name")
	flags.StringVar(&opts.expires, "expires", "30d", "when the approval ends: days, such as 30d, or a date, such as 2027-01-31")
	opts.remote = remoteFlags(cmd)
	return cmd
}

func (a *app) waive(ctx context.Context, fingerprints []string, opts *waiveOptions) error {
	expires, err := expiry(opts.expires, a.now())
	if err != nil {
		return err
	}
	s, err := a.connect(opts.remote)
	if err != nil {
		return err
	}
	for _, fingerprint := range fingerprints {
		waiver := client.NewWaiver{Fingerprint: fingerprint, Reason: opts.reason, ExpiresAt: expires}
		if opts.by != "" {
			waiver.ApprovedBy = &opts.by
		}
		if err := a.createWaiver(ctx, s, opts.api, waiver); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) createWaiver(ctx context.Context, s *server, api string, waiver client.NewWaiver) error {
	w, err := s.Waivers.CreateWaiver(ctx, api, waiver)
	if err != nil {
		return fmt.Errorf("%s: %w", waiver.Fingerprint, s.failure(err))
	}
	_, err = fmt.Fprintf(a.stdout, "%s is waived until %s (waiver %s)\n", w.Fingerprint, w.ExpiresAt.UTC().Format(time.DateOnly), w.ID)
	return err
}
