package contract

import (
	"net/url"
	"strings"
)

// collectAnchors finds "$anchor", "$dynamicAnchor" and "$id" (JSON Schema
// 2020-12, sections 8.2.1 and 8.2.2). Documents before OpenAPI 3.1 have none.
// From 3.2 on the document may give itself a URI, its "$self" (OpenAPI 3.2.0,
// section 4.1.1).
func (d *Document) collectAnchors() {
	d.anchors = make(map[string]*Node)
	if d.Edition < OpenAPI31 {
		return
	}
	if self := d.Root.Get("$self"); d.Edition >= OpenAPI32 && self.Is(String) {
		d.addBase(d.Root, self.text)
	}
	var named []*Node
	for id, role := range d.roles {
		if n := d.nodes.at(id); role == RoleSchema && n.Kind == Object {
			named = append(named, n)
		}
	}
	for _, n := range named {
		if id := n.Get("$id"); id.Is(String) {
			d.addBase(n, id.text)
		}
	}
	for _, n := range named {
		for _, key := range [...]string{"$anchor", "$dynamicAnchor"} {
			if a := n.Get(key); a.Is(String) {
				d.anchors[d.baseOf(n)+"#"+a.text] = n
			}
		}
	}
}

// addBase records the URI that a schema gives to itself. Parents come first,
// so that a relative one is resolved against theirs.
func (d *Document) addBase(n *Node, id string) {
	uri, err := url.Parse(id)
	if err != nil {
		return
	}
	if d.bases == nil {
		d.bases = make(map[*Node]*url.URL)
	}
	if parent := d.resourceOf(n.parent); parent != nil {
		uri = d.bases[parent].ResolveReference(uri)
	}
	uri.Fragment = ""
	d.bases[n] = uri
	d.anchors[uri.String()] = n
}

// resourceOf is the nearest schema with an "$id" around n, or nil.
func (d *Document) resourceOf(n *Node) *Node {
	for ; n != nil; n = n.parent {
		if d.bases[n] != nil {
			return n
		}
	}
	return nil
}

// baseOf is the URI of the schema resource around n, "" for the document.
func (d *Document) baseOf(n *Node) string {
	if r := d.resourceOf(n); r != nil {
		return d.bases[r].String()
	}
	return ""
}

// followURI resolves a reference in a document whose schemas have URIs.
func (d *Document) followURI(n *Node, ref string) *Node {
	resource := d.resourceOf(n)
	if strings.HasPrefix(ref, "#") {
		if target := d.lookupIn(resource, ref); target != nil {
			return target
		}
		return d.Lookup(ref)
	}
	uri, err := url.Parse(ref)
	if err != nil {
		return nil
	}
	if resource != nil {
		uri = d.bases[resource].ResolveReference(uri)
	}
	fragment := uri.EscapedFragment()
	uri.Fragment, uri.RawFragment = "", ""
	target := d.anchors[uri.String()]
	if target == nil || fragment == "" {
		return target
	}
	return d.lookupIn(target, "#"+fragment)
}

func (d *Document) lookupIn(resource *Node, ref string) *Node {
	if resource == nil {
		return d.Lookup(ref)
	}
	if strings.HasPrefix(ref, "#/") || ref == "#" {
		return d.lookup(resource, ref)
	}
	return d.anchors[d.bases[resource].String()+ref]
}
