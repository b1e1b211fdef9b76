package contract

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// resolveReferences finds every reference and what it leads to, and notes the
// defects: references to nowhere, to other documents and in circles.
func (d *Document) resolveReferences() {
	d.targets = make(map[*Node]*Node)
	d.lookups = make(map[string]*Node)
	d.collectAnchors()
	d.resolveWithin(d.Root)
	slices.SortFunc(d.refs, func(a, b *Node) int { return int(a.id) - int(b.id) })
	for _, n := range d.refs {
		if d.targets[n] == nil {
			d.brokenReference(refOf(n))
		}
	}
	d.settle()
	d.lookups = nil
}

// resolveWithin resolves the references in the subtree of n. What they lead to
// may stand where the specification expects nothing ("#/x-shared/User"): it is
// then what the reference takes it for, and may hold references of its own.
func (d *Document) resolveWithin(n *Node) {
	unread := []*Node{n}
	for len(unread) > 0 {
		last := len(unread) - 1
		n, unread = unread[last], unread[:last]
		for id := n.ID(); id < n.End(); id++ {
			if target := d.resolveAt(d.nodes.at(id), d.roles[id]); target != nil {
				d.assign(target, d.roles[id])
				unread = append(unread, target)
			}
		}
	}
}

// resolveAt resolves a node if it is a reference. It returns what it leads to
// when that has no role yet.
func (d *Document) resolveAt(n *Node, role Role) *Node {
	if n.Kind != Object || !role.refers() {
		return nil
	}
	ref := refOf(n)
	if ref == nil {
		return nil
	}
	if _, known := d.targets[n]; known {
		return nil
	}
	target := d.follow(n, ref.Value.text)
	d.refs = append(d.refs, n)
	d.targets[n] = target
	if target == nil || target.Kind != Object || d.roles[target.id] != RoleOpaque {
		return nil
	}
	return target
}

// refOf returns the "$ref", or "$dynamicRef", of an object when it is a string.
func refOf(n *Node) *Child {
	for _, key := range [...]string{"$ref", "$dynamicRef"} {
		if c := n.Child(key); c != nil && c.Value.Kind == String {
			return c
		}
	}
	return nil
}

func (d *Document) brokenReference(ref *Child) {
	rule, text := "invalid-ref", "The reference "+quote(ref.Value.text)+" leads nowhere."
	if !strings.HasPrefix(ref.Value.text, "#") {
		rule = "external-ref"
		text = "The reference " + quote(ref.Value.text) + " leads out of the document; bundle it into one document first (`steward bundle`)."
	}
	d.defect(rule, text, ref.Value)
}

func (d *Document) defect(rule, text string, at *Node) {
	if len(d.Defects) < maxDefects {
		d.Defects = append(d.Defects, Defect{Rule: rule, Text: text, Place: at.Pointer(), Line: at.Line, Column: at.Column})
	}
}

// settle finds what each reference finally means, following references to
// references, and notes those that lead back to themselves without ever
// arriving at an object: a → b → a. Each reference is followed once.
func (d *Document) settle() {
	d.meant = make(map[*Node]*Node, len(d.refs))
	for _, ref := range d.refs {
		d.settleChain(ref)
	}
	for _, ref := range d.refs {
		if d.meant[ref] == nil && d.targets[ref] != nil && d.circular[ref] {
			d.defect("circular-ref", "The reference "+quote(refOf(ref).Value.text)+" leads back to itself.", refOf(ref).Value)
		}
	}
}

// settleChain follows the chain of references that begins with ref to its end,
// to a reference that is settled already, or around a circle.
func (d *Document) settleChain(ref *Node) {
	if target := d.targets[ref]; target == nil || !d.isReference(target) {
		d.meant[ref] = target // nearly all
		return
	}
	var chain []*Node
	onChain := make(map[*Node]bool)
	at := ref
	for at != nil && d.isReference(at) {
		if meant, settled := d.meant[at]; settled {
			at = meant
			break
		}
		if onChain[at] {
			d.markCircle(chain, at)
			at = nil
			break
		}
		chain, onChain[at] = append(chain, at), true
		at = d.targets[at]
	}
	for _, n := range chain {
		d.meant[n] = at
	}
}

// markCircle remembers the part of a chain that goes around, from first on.
func (d *Document) markCircle(chain []*Node, first *Node) {
	if d.circular == nil {
		d.circular = make(map[*Node]bool)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		d.circular[chain[i]] = true
		if chain[i] == first {
			return
		}
	}
}

// Resolve follows a reference, and further references, to what is meant. It
// returns n itself when n is no reference, and nil when the way leads nowhere
// or in a circle.
func (d *Document) Resolve(n *Node) *Node {
	if n == nil || n.id < 0 || !d.isReference(n) {
		return n
	}
	return d.meant[n]
}

// isReference reports whether a node stands for another. A path item or, from
// OpenAPI 3.1 on, a schema may say things of its own beside "$ref"; it counts
// as a reference all the same.
func (d *Document) isReference(n *Node) bool {
	return n.Kind == Object && d.Role(n).refers() && refOf(n) != nil
}

// Target returns what a reference leads to in one step; nil when n is no
// reference or leads nowhere.
func (d *Document) Target(n *Node) *Node { return d.targets[n] }

// Lookup returns what a reference within the document leads to: "#/a/b"
// (RFC 6901, section 6) or, from OpenAPI 3.1 on, "#anchor" and URIs that the
// document gives to its own schemas with "$id". It is nil for anything else.
func (d *Document) Lookup(ref string) *Node { return d.lookup(d.Root, ref) }

// lookup resolves a JSON pointer against base, the root or a schema resource.
func (d *Document) lookup(base *Node, ref string) *Node {
	if ref == "#" || ref == "" {
		return base
	}
	pointer, ok := strings.CutPrefix(ref, "#/")
	if !ok {
		return d.anchors[ref]
	}
	if strings.Contains(pointer, "%") {
		if decoded, err := url.PathUnescape(pointer); err == nil {
			pointer = decoded
		}
	}
	n := base
	for key := range strings.SplitSeq(pointer, "/") {
		if n = n.element(UnescapePointer(key)); n == nil {
			return nil
		}
	}
	return n
}

// UnescapePointer undoes the escapes of a JSON pointer's token (RFC 6901,
// section 4) whose percent-encoding is already undone.
func UnescapePointer(token string) string {
	if !strings.Contains(token, "~") {
		return token
	}
	return pointerUnescaper.Replace(token)
}

// element is a member of an object or an element of an array.
func (n *Node) element(key string) *Node {
	if !n.Is(Array) {
		return n.Get(key)
	}
	i, err := strconv.Atoi(key)
	if err != nil || i < 0 || i >= len(n.children) || strconv.Itoa(i) != key {
		return nil
	}
	return n.children[i].Value
}

// follow resolves the reference of n one step.
func (d *Document) follow(n *Node, ref string) *Node {
	if d.bases != nil {
		return d.followURI(n, ref)
	}
	target, known := d.lookups[ref]
	if !known {
		target = d.Lookup(ref)
		d.lookups[ref] = target
	}
	return target
}

// quote puts a user's word in quotes, shortened so that messages stay readable.
func quote(s string) string {
	const longest = 120
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest]) + "…"
	}
	return strconv.Quote(s)
}
