package lint

import "github.com/apisteward/steward/internal/contract"

func callbacksInCallbacks() Rule {
	return Rule{
		ID: "oas3-callbacks-in-callbacks", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "A callback has no callbacks of its own",
		Why:     "The consumer would have to call itself back; tools ignore it",
		Remedy:  "Remove the inner callbacks",
		Check: func(p *Pass) {
			for callback := range p.objects(contract.RoleCallback) {
				p.operationField(callback, "callbacks", "the callback has callbacks of its own")
			}
		},
	}
}

func callbacksInWebhook() Rule {
	return Rule{
		ID: "oas3_1-callbacks-in-webhook", Severity: Warn, Group: "meaning", Editions: From31,
		Summary: "A webhook has no callbacks",
		Why:     "The consumer would have to call itself back; tools ignore it",
		Remedy:  "Remove the callbacks",
		Check: func(p *Pass) {
			p.operationField(p.Doc.Root.Get("webhooks"), "callbacks", "the webhook has callbacks")
		},
	}
}

func serversInWebhook() Rule {
	return Rule{
		ID: "oas3_1-servers-in-webhook", Severity: Warn, Group: "meaning", Editions: From31,
		Summary: "A webhook names no servers",
		Why:     "It goes to the address that the consumer registered",
		Remedy:  "Remove the servers",
		Check: func(p *Pass) {
			webhooks := p.Doc.Root.Get("webhooks")
			p.operationField(webhooks, "servers", "the webhook names servers")
			for _, item := range webhooks.Fields() {
				if servers := item.Get("servers"); servers != nil {
					p.Report(servers, "the webhook names servers")
				}
			}
		},
	}
}

// operationField reports a field of every operation in a map of path items.
func (p *Pass) operationField(items *contract.Node, field, text string) {
	for _, item := range items.Fields() {
		for _, op := range item.Fields() {
			if n := op.Get(field); n != nil && p.Doc.Role(op) == contract.RoleOperation {
				p.Report(n, "%s", text)
			}
		}
	}
}
