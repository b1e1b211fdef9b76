package main

import (
	"context"
	"errors"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

// ownSlug names the API under which the server publishes its own contract.
const ownSlug = "steward"

// publishOwnContract publishes the contract that this server was built with,
// unless it is there. That it is refused, as after an upgrade and a downgrade,
// is no reason not to serve.
func (d *daemon) publishOwnContract(ctx context.Context) error {
	_, err := d.catalog.CreateAPI(ctx, catalog.CreateAPIInput{
		Slug: ownSlug, Title: "Steward", Owner: "Steward",
		Description: "The API of this server, published by the server itself.",
	})
	if err != nil && !fault.Is(err, fault.Conflict) {
		return err
	}
	judgement, stored, err := d.catalog.PublishVersion(ctx, catalog.PublishInput{API: ownSlug, Body: gen.OpenAPI(), By: "Steward"})
	var refused *fault.Error
	switch {
	case errors.As(err, &refused) && refused.Kind != fault.Internal:
		d.log.Warn("this server's own contract is not published", "reason", refused.Detail)
	case err != nil:
		return err
	case stored:
		d.log.Info("published this server's own contract", "api", ownSlug, "version", judgement.Version.Version)
	}
	return nil
}
