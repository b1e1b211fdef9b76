package compare

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func grantRules() []Rule {
	return []Rule{
		always("security-flow-added", Info, Minor, "A flow was added to an OAuth 2.0 scheme.", "Nobody needs to use it.", ""),
		always("security-flow-removed", Breaking, Minor, "A flow of an OAuth 2.0 scheme was removed.",
			"Consumers that get their tokens by it get none any more.", "Offer the flow beside the others until nobody uses it."),
	}
}

// grant is one flow of OAuth 2.0, by which tokens are had.
type grant struct {
	name string // in the words of OpenAPI 3
	urls string
	at   *contract.Node
}

var flowNames = map[string]string{ // Swagger 2.0 to OpenAPI 3
	"implicit": "implicit", "password": "password", "application": "clientCredentials", "accessCode": "authorizationCode",
}

// grantsOf lists the flows of a scheme, sorted by name.
func grantsOf(n *contract.Node) []grant {
	if flow := n.Get("flow"); flow != nil {
		return []grant{grantOf(flowNames[flow.Text()], n)}
	}
	var out []grant
	for _, name := range [...]string{"authorizationCode", "clientCredentials", "deviceAuthorization", "implicit", "password"} {
		if flow := n.At("flows", name); flow != nil {
			out = append(out, grantOf(name, flow))
		}
	}
	return out
}

func grantOf(name string, at *contract.Node) grant {
	var urls []string
	for _, key := range [...]string{"authorizationUrl", "deviceAuthorizationUrl", "tokenUrl"} {
		if url := at.Get(key).Text(); url != "" {
			urls = append(urls, url)
		}
	}
	return grant{name, strings.Join(urls, ", "), at}
}

// compareGrants compares the flows of a scheme of OAuth 2.0.
func (d *differ) compareGrants(u *unit, scheme string, old, new *contract.Node) {
	was, is := grantsOf(old), grantsOf(new)
	for _, p := range was {
		i := indexOfGrant(is, p.name)
		switch {
		case i < 0:
			d.tell(u, u.dir, "security-flow-removed", whole(fact{old: p.at, new: new, about: p.name, oldValue: p.name,
				text: "the security scheme " + quoted(scheme) + " has no flow " + p.name + " any more"}))
		case p.urls != is[i].urls:
			d.tell(u, u.dir, "security-scheme-changed", whole(fact{old: p.at, new: is[i].at, about: p.name, oldValue: clip(p.urls), newValue: clip(is[i].urls),
				text: "the flow " + p.name + " of the security scheme " + quoted(scheme) + " leads elsewhere"}))
		}
	}
	for _, q := range is {
		if indexOfGrant(was, q.name) < 0 {
			d.tell(u, u.dir, "security-flow-added", whole(fact{old: old, new: q.at, about: q.name, newValue: q.name,
				text: "the security scheme " + quoted(scheme) + " has the flow " + q.name + ", too"}))
		}
	}
}

func indexOfGrant(list []grant, name string) int {
	return slices.IndexFunc(list, func(g grant) bool { return g.name == name })
}
