package main

import (
	"context"
	"fmt"
	"net/http"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/gen/client"
)

func (a *app) waiversCommand() *cobra.Command {
	var api string
	var settings *remote
	cmd := &cobra.Command{
		Use:     "waivers --api NAME",
		Short:   "List or end the waivers of an API",
		Example: "  steward waivers --api payments\n  steward waivers end 0CKLBNSL0PVF8Q3M7T2R9D5H1G --api payments",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := needed(cmd, "api"); err != nil {
				return err
			}
			return a.listWaivers(cmd.Context(), settings, api)
		},
	}
	cmd.PersistentFlags().StringVar(&api, "api", "", "`name` of the API (needed)")
	settings = remoteFlags(cmd)
	cmd.AddCommand(a.endWaiverCommand(&api))
	return cmd
}

func (a *app) endWaiverCommand(api *string) *cobra.Command {
	var settings *remote
	cmd := &cobra.Command{
		Use:   "end WAIVER",
		Short: "End a waiver: its change counts again",
		Args:  exactly(1, "the id of one waiver, as `steward waivers` lists it"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := needed(cmd, "api"); err != nil {
				return err
			}
			return a.endWaiver(cmd.Context(), settings, *api, args[0])
		},
	}
	settings = remoteFlags(cmd)
	return cmd
}

func (a *app) listWaivers(ctx context.Context, r *remote, api string) error {
	s, err := a.connect(r)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "WAIVER\tFINGERPRINT\tUNTIL\tAPPROVED BY\tREASON")
	for w, err := range s.Waivers.ListWaiversAll(ctx, api, nil) {
		if err != nil {
			return s.failure(err)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", w.ID, w.Fingerprint, a.until(w.ExpiresAt), printable(w.ApprovedBy), printable(w.Reason))
	}
	return table.Flush()
}

// until is the day of an expiry, and whether it has passed.
func (a *app) until(expires time.Time) string {
	day := expires.UTC().Format(time.DateOnly)
	if !a.now().Before(expires) {
		return day + " (expired)"
	}
	return day
}

func (a *app) endWaiver(ctx context.Context, r *remote, api, id string) error {
	s, err := a.connect(r)
	if err != nil {
		return err
	}
	var reply client.ReplyInfo
	err = s.Waivers.DeleteWaiver(ctx, api, id, client.WithReplyInfo(&reply))
	switch {
	case err != nil:
		return s.failure(err)
	case reply.Status != http.StatusNoContent:
		return strange(reply.Status, reply.Header)
	}
	_, err = fmt.Fprintf(a.stdout, "the waiver %s has ended\n", id)
	return err
}
