package compare

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// scheme is a security scheme in the words of OpenAPI 3, written out so that
// equal schemes are equal strings.
func schemeOf(n *contract.Node) string {
	kind := n.Get("type").Text()
	words := []string{kind}
	switch kind {
	case "basic": // Swagger 2.0
		words = []string{"http", "basic"}
	case "apiKey":
		name := n.Get("name").Text()
		if n.Get("in").Text() == "header" { // without a case (RFC 9110, section 5.1)
			name = strings.ToLower(name)
		}
		words = append(words, n.Get("in").Text(), name)
	case "http":
		words = append(words, strings.ToLower(n.Get("scheme").Text()))
	case "openIdConnect":
		words = append(words, n.Get("openIdConnectUrl").Text())
	case "oauth2":
		for _, g := range grantsOf(n) {
			words = append(words, g.name, g.urls)
		}
	}
	return strings.Join(words, " ")
}

// renamedSchemes maps old names of security schemes to new ones, where a
// scheme is gone under its name and there is a new one just like it.
func (d *differ) renamedSchemes() map[string]string {
	if d.renamed != nil {
		return d.renamed
	}
	d.renamed = make(map[string]string)
	added := make(map[string]string)
	for name, n := range d.new.doc.SecuritySchemes() {
		if d.schemeNode(d.old, name) == nil {
			added[schemeOf(d.new.doc.Resolve(n))] = name
		}
	}
	for name, n := range d.old.doc.SecuritySchemes() {
		if d.schemeNode(d.new, name) != nil {
			continue
		}
		if other, ok := added[schemeOf(d.old.doc.Resolve(n))]; ok {
			d.renamed[name] = other
		}
	}
	return d.renamed
}

// schemeName is the name of a scheme, which may be given as a reference since
// OpenAPI 3.2 (OpenAPI 3.2.0, section 4.30.1).
func schemeName(name string) string {
	return strings.TrimPrefix(name, "#/components/securitySchemes/")
}

func (d *differ) schemeNode(s *side, name string) *contract.Node {
	return s.doc.Resolve(s.doc.ComponentsNode("securitySchemes").Get(name))
}

// compareUsedSchemes compares the schemes that both operations name.
func (d *differ) compareUsedSchemes(u *unit, o, n *contract.Operation) {
	used := make(map[string]bool)
	for _, r := range o.Security {
		for _, use := range r.Schemes {
			used[schemeName(use.Name)] = true
		}
	}
	for _, r := range n.Security {
		for _, use := range r.Schemes {
			if name := schemeName(use.Name); used[name] {
				used[name] = false
				d.compareScheme(u, name)
			}
		}
	}
}

func (d *differ) compareScheme(u *unit, name string) {
	old, new := d.schemeNode(d.old, name), d.schemeNode(d.new, name)
	if old == nil || new == nil {
		return
	}
	d.wording(u, "description", old.Get("description").Text(), new.Get("description").Text(), old, new)
	d.compareSchemeDeprecated(u, name, old, new)
	if old.Get("type").Text() == "oauth2" && new.Get("type").Text() == "oauth2" {
		d.compareGrants(u, name, old, new)
		return
	}
	was, is := schemeOf(old), schemeOf(new)
	if was != is {
		d.tell(u, u.dir, "security-scheme-changed", whole(fact{old: old, new: new, oldValue: clip(was), newValue: clip(is),
			text: "the security scheme " + quoted(name) + " works differently"}))
	}
}

// compareSchemeDeprecated compares whether consumers should look for another
// way to be let in (OpenAPI 3.2.0, section 4.27.1).
func (d *differ) compareSchemeDeprecated(u *unit, name string, old, new *contract.Node) {
	was, is := schemeDeprecated(d.old, old), schemeDeprecated(d.new, new)
	if was == is {
		return
	}
	id, text := "security-scheme-deprecated", " was deprecated"
	if was {
		id, text = "security-scheme-undeprecated", " is no longer deprecated"
	}
	d.tell(u, u.dir, id, whole(fact{old: old, new: new, keyword: "deprecated", text: "the security scheme " + quoted(name) + text}))
}

func schemeDeprecated(s *side, n *contract.Node) bool {
	return s.doc.Edition >= contract.OpenAPI32 && n.Get("deprecated").True()
}
