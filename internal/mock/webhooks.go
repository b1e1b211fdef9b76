package mock

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/mock/webhook"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// newWebhooks returns what sends the webhooks of the mock; nil when none are to be sent.
func (m *Mock) newWebhooks(values *sample.Maker, judge *schema.Judge) *webhook.Sender {
	if m.options.Webhooks == nil {
		return nil
	}
	return webhook.New(m.doc, webhook.Options{
		Settings: *m.options.Webhooks, Values: values, Judge: judge,
		Seed: m.options.Seed, Lenient: m.options.Lenient, Now: m.options.Now,
	})
}

// webhookActions returns what can be done with webhooks at a path below control,
// or nil.
func (m *Mock) webhookActions(path string) actions {
	rest, found := strings.CutPrefix(path, "/webhooks")
	if !found {
		return nil
	}
	if rest == "" || rest == "/" {
		return actions{http.MethodGet: m.listWebhooks}
	}
	name, err := url.PathUnescape(strings.TrimPrefix(rest, "/"))
	if err != nil || rest[0] != '/' {
		return nil
	}
	return actions{http.MethodPost: func(r *http.Request) (int, any, *fault.Error) { return m.sendWebhook(r, name) }}
}

// listWebhooks says under which names webhooks and callbacks are sent.
func (m *Mock) listWebhooks(*http.Request) (int, any, *fault.Error) {
	names := []any{}
	if m.webhooks != nil {
		for _, name := range m.webhooks.Names() {
			names = append(names, name)
		}
	}
	return http.StatusOK, sample.Object{{Name: "webhooks", Value: names}}, nil
}

// remember notes where the callbacks of an operation that was requested are to go.
func (x *exchange) remember(req *intake.Request, a *answer.Answer) {
	if x.webhooks != nil && a.Status < 400 {
		x.webhooks.Remember(req, a)
	}
}

func (m *Mock) sendWebhook(r *http.Request, name string) (int, any, *fault.Error) {
	if m.webhooks == nil {
		return 0, nil, fault.New(fault.NotFound, "This mock sends no webhooks; a server's do once STEWARD_MOCK_WEBHOOK_SECRET is set.")
	}
	order, e := m.webhooks.OrderOf(r)
	if e != nil {
		return 0, nil, e
	}
	delivery, e := m.webhooks.Send(r.Context(), name, order)
	if e != nil {
		return 0, nil, e
	}
	return http.StatusOK, delivery.Value(), nil
}
