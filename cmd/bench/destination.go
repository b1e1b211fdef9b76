package main

// destination is an operation of a large document, to which readers follow a link.
type destination struct {
	Title    string
	Slug     string
	Document string // in corpus/
	Version  string
	Tag      string // "" for none
	ID       string // its operationId
	Page     string // the name of its page
	Method   string
	Path     string
	Sees     string // text of its own that a reader sees at once, and that stands nowhere in the navigation
}

func destinations() []destination {
	return []destination{
		{
			Title: "GitHub", Slug: "github", Document: "github/23.0.2.json", Version: "23.0.2",
			Tag: "repos", ID: "repos/create-webhook", Page: "repos-create-webhook", Method: "POST", Path: "/repos/{owner}/{repo}/hooks",
			Sees: "Repositories can have multiple webhooks installed",
		},
		{
			Title: "Stripe", Slug: "stripe", Document: "stripe/0.203.0.json", Version: "0.203.0",
			ID: "PostPaymentIntents", Page: "PostPaymentIntents", Method: "POST", Path: "/v1/payment_intents",
			Sees: "Creates a PaymentIntent object",
		},
		{
			Title: "Kubernetes", Slug: "kubernetes", Document: "kubernetes/1.36.3.json", Version: "1.36.3",
			Tag: "core_v1", ID: "readCoreV1NamespacedPodLog", Page: "readCoreV1NamespacedPodLog", Method: "GET", Path: "/api/v1/namespaces/{namespace}/pods/{name}/log",
			Sees: "The container for which to stream logs",
		},
	}
}
