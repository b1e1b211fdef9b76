package main

import (
	"fmt"
	"net/http"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/mock/webhook"
	"github.com/apisteward/steward/internal/outgoing"
)

// mockWebhooks says how the server's mocks send webhooks: to public addresses, as
// ordered by whoever is inside the API. It is nil without a secret.
func (a *app) mockWebhooks(secret string) (func(api string) *webhook.Settings, error) {
	if secret == "" {
		return nil, nil
	}
	parsed, err := webhook.ParseSecret(secret)
	if err != nil {
		return nil, fmt.Errorf("mock_webhook_secret: %w", err)
	}
	client := outgoing.New(outgoing.Options{UserAgent: "steward/" + buildVersion()})
	return func(api string) *webhook.Settings {
		return &webhook.Settings{Client: client, Secret: parsed, Random: a.random, Allow: func(r *http.Request) bool {
			viewer, err := handlers.Viewer(r)
			return err == nil && viewer.Inside(api)
		}}
	}, nil
}
