package compare

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

func serverRules() []Rule {
	return []Rule{
		always("server-removed", Breaking, Minor, "A server was removed.",
			"Requests to its URL are no longer promised an answer.", "Keep it, and add the new one beside it, until nobody uses the old."),
		always("server-added", Info, Minor, "A server was added.", "Nobody needs to use it.", ""),
		always("server-variables-changed", Warning, Minor, "A variable of a server's URL lost a value, or has another default.",
			"A URL that was built from it may lead nowhere, or elsewhere.", "Add values; keep the old ones and the default."),
		always("server-variables-widened", Info, Minor, "A variable of a server's URL may have more values.", "Nobody needs to use them.", ""),
	}
}

// compareOwnServers compares the servers of the documents, if they are those of
// an operation in each: a list that every operation replaces is felt by nobody.
func (d *differ) compareOwnServers(u *unit) {
	if inherited(d.old.doc) && inherited(d.new.doc) {
		d.compareServers(u, d.old.doc.Servers(), d.new.doc.Servers(), d.old.doc.Root, d.new.doc.Root)
	}
}

// inherited reports whether an operation is served from where the document is.
func inherited(doc *contract.Document) bool {
	operations := doc.Operations()
	return len(operations) == 0 || slices.ContainsFunc(operations, func(o *contract.Operation) bool { return !ownServers(o) })
}

// compareServers compares lists of base URLs, in any order. A document that
// names none is served from "/" (OpenAPI 3.0.4, section 4.8.1.1).
func (d *differ) compareServers(u *unit, old, new []contract.Server, oldAt, newAt *contract.Node) {
	was, is := serversByURL(old), serversByURL(new)
	for key, p := range was {
		q, ok := is[key]
		switch url := baseURL(p); {
		case ok:
			d.wording(u, "description", p.Description, q.Description, serverAt(p, oldAt), serverAt(q, newAt))
			d.compareVariables(u, p, q)
		case !served(p, new):
			d.tell(u, u.dir, "server-removed", whole(fact{old: serverAt(p, oldAt), about: url, oldValue: url, text: "the server " + clip(url) + " was removed"}))
		}
	}
	for key, q := range is {
		if _, ok := was[key]; !ok && !served(q, old) {
			url := baseURL(q)
			d.tell(u, u.dir, "server-added", whole(fact{new: serverAt(q, newAt), about: url, newValue: url, text: "the server " + clip(url) + " was added"}))
		}
	}
}

func serversByURL(servers []contract.Server) map[string]contract.Server {
	if len(servers) == 0 {
		servers = []contract.Server{{URL: "/"}}
	}
	out := make(map[string]contract.Server, len(servers))
	for _, s := range servers {
		key := normalURL(s.URL)
		if _, twice := out[key]; !twice {
			out[key] = s
		}
	}
	return out
}

func serverAt(s contract.Server, otherwise *contract.Node) *contract.Node {
	if s.Node != nil {
		return s.Node
	}
	return otherwise
}

// compareOperationServers compares servers where an operation has its own.
func (d *differ) compareOperationServers(u *unit, o, n *contract.Operation) {
	if ownServers(o) || ownServers(n) {
		d.compareServers(u, o.Servers, n.Servers, o.Node, n.Node)
	}
}

func ownServers(o *contract.Operation) bool {
	return o.Node.Get("servers").Len() > 0 || o.Item.Get("servers").Len() > 0
}

// compareVariables compares what may stand in one URL. The names of variables
// mean nothing.
func (d *differ) compareVariables(u *unit, old, new contract.Server) {
	var lost, gained bool
	names := templateNames(new.URL)
	for i, name := range templateNames(old.URL) {
		p, q := old.Node.Get("variables").Get(name), new.Node.Get("variables").Get(names[i])
		if p == nil || q == nil {
			continue
		}
		d.wording(u, "description", p.Get("description").Text(), q.Get("description").Text(), p, q)
		was, is := p.Get("enum"), q.Get("enum")
		lost = lost || p.Get("default").Text() != q.Get("default").Text() || is != nil && (was == nil || !subset(was.Strings(), is.Strings()))
		gained = gained || was != nil && (is == nil || !subset(is.Strings(), was.Strings()))
	}
	url := baseURL(old)
	f := whole(fact{old: old.Node, new: new.Node, about: url})
	switch {
	case lost:
		f.text = "the variables of the server " + clip(url) + " changed"
		d.tell(u, u.dir, "server-variables-changed", f)
	case gained:
		f.text = "the variables of the server " + clip(url) + " may have more values"
		d.tell(u, u.dir, "server-variables-widened", f)
	}
}
