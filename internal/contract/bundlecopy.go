package contract

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// copy copies a node of a file, its references made local.
func (b *bundler) copy(f *bundleFile, n *Node, role Role) (*Node, error) {
	if ref := n.Get("$ref"); ref.Is(String) && n.Kind == Object && role.refers() {
		return b.reference(f, n, ref, role)
	}
	return b.members(f, n, role, "")
}

// members copies a node's members and elements, but for the key left out.
func (b *bundler) members(f *bundleFile, n *Node, role Role, except string) (*Node, error) {
	out := &Node{Kind: n.Kind, Line: n.Line, Column: n.Column, text: n.text}
	if n.Kind != Object && n.Kind != Array {
		return out, nil
	}
	out.container = new(container)
	for i := range n.children {
		c := n.children[i]
		if n.Kind == Object && c.Key == except {
			continue
		}
		next := role.next(c.Key)
		if n.Kind == Array && role == RoleSchema {
			next = RoleSchema
		}
		value, err := b.copy(f, c.Value, next)
		if err != nil {
			return nil, err
		}
		if role == RoleSchema && c.Key == "discriminator" {
			if err = b.discriminator(f, c.Value, value); err != nil {
				return nil, err
			}
		}
		c.Value = value
		out.children = append(out.children, c)
	}
	return out, nil
}

// discriminator makes the references of a mapping local.
func (b *bundler) discriminator(f *bundleFile, from, copied *Node) error {
	mapping := copied.Get("mapping")
	for i := range mapping.Children() {
		value := mapping.children[i].Value
		local := !isFileReference(value.text) && (f == b.root || !strings.HasPrefix(value.text, "#"))
		if !value.Is(String) || local {
			continue
		}
		target, node, pointer, err := b.target(f, from.At("mapping", mapping.children[i].Key))
		if err != nil {
			return err
		}
		if value.text, err = b.component(target, node, pointer, RoleSchema); err != nil {
			return err
		}
	}
	return nil
}

// reference copies an object with a "$ref".
func (b *bundler) reference(f *bundleFile, n, ref *Node, role Role) (*Node, error) {
	target, node, pointer, err := b.target(f, ref)
	if err != nil {
		return nil, err
	}
	if target != b.root && b.kindOf(role) == "" {
		return b.inline(f, n, target, node, role)
	}
	place, err := b.component(target, node, pointer, role)
	if err != nil {
		return nil, err
	}
	return b.withReference(f, n, ref, role, place)
}

// withReference copies an object but for its "$ref", which it replaces.
func (b *bundler) withReference(f *bundleFile, n, ref *Node, role Role, to string) (*Node, error) {
	rest, err := b.members(f, n, role, "$ref")
	if err != nil {
		return nil, err
	}
	at := n.Child("$ref")
	local := Child{Key: "$ref", Line: at.Line, Column: at.Column,
		Value: &Node{Kind: String, Line: ref.Line, Column: ref.Column, text: to}}
	rest.children = append([]Child{local}, rest.children...)
	return rest, nil
}

// target finds what a reference leads to: a file and the node in it.
func (b *bundler) target(f *bundleFile, ref *Node) (*bundleFile, *Node, string, error) {
	name, fragment, _ := strings.Cut(ref.text, "#")
	target, err := b.file(f, ref, name)
	if err != nil {
		return nil, nil, "", err
	}
	if fragment != "" && !strings.HasPrefix(fragment, "/") {
		return nil, nil, "", b.faultAt(f, ref, "Anchors in other files are not supported; use a JSON pointer.")
	}
	node := (&Document{Root: target.node}).Lookup("#" + fragment)
	if node == nil {
		return nil, nil, "", b.faultAt(f, ref, "There is no such place in the file.")
	}
	return target, node, unescapeURI(fragment), nil
}

// maxInlined bounds references within references that are put in place.
const maxInlined = 64

// inline puts what is referenced in the place of the reference. Members beside
// the reference win.
func (b *bundler) inline(f *bundleFile, n *Node, target *bundleFile, node *Node, role Role) (*Node, error) {
	if b.inlined++; b.inlined > maxInlined {
		return nil, fault.New(fault.Invalid, "%s, line %d: the references lead back to themselves.", f.name, n.Line)
	}
	defer func() { b.inlined-- }()
	out, err := b.copy(target, node, role)
	if err != nil {
		return nil, err
	}
	beside, err := b.members(f, n, role, "$ref")
	if err != nil {
		return nil, err
	}
	for _, c := range beside.children {
		if own := out.Child(c.Key); own != nil {
			own.Value = c.Value
		} else if out.Kind == Object {
			out.children = append(out.children, c)
		}
	}
	return out, nil
}

// kindOf names the components that hold objects of a role; "" when none do.
func (b *bundler) kindOf(role Role) string {
	switch role {
	case RoleSchema:
		return "schemas"
	case RoleParameter:
		return "parameters"
	case RoleResponse:
		return "responses"
	}
	if b.edition == Swagger20 {
		return ""
	}
	switch role {
	case RoleBody:
		return "requestBodies"
	case RoleHeader:
		return "headers"
	case RoleExample:
		return "examples"
	case RoleLink:
		return "links"
	case RoleCallback:
		return "callbacks"
	case RoleSecurityScheme:
		return "securitySchemes"
	}
	return ""
}

// component makes sure that a node of a file is among the components, and
// returns the reference to it. What stands in the root document stays there.
func (b *bundler) component(f *bundleFile, n *Node, pointer string, role Role) (string, error) {
	if f == b.root {
		return "#" + pointer, nil
	}
	from := f.name + "#" + pointer
	if place, ok := b.placed[from]; ok {
		return place, nil
	}
	kind, name := b.kindOf(role), nameFor(f, pointer)
	place := "#/" + strings.Join(b.folder(kind), "/") + "/" + name
	if other, taken := b.takenBy(place, f, pointer); taken {
		return "", fault.New(fault.Invalid, "%s and %s both define the component %s. Rename one of them.", other, from, quote(name))
	}
	b.owners[place], b.placed[from] = from, place
	at := len(b.added[kind])
	b.added[kind] = append(b.added[kind], Child{Key: name, Line: n.Line, Column: n.Column})
	copied, err := b.copy(f, n, role)
	if err != nil {
		return "", err
	}
	b.added[kind][at].Value = copied
	return place, nil
}

var notInName = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// nameFor names a component after the last part of the reference to it.
func nameFor(f *bundleFile, pointer string) string {
	name := strings.TrimSuffix(path.Base(f.name), path.Ext(f.name))
	if pointer != "" {
		name = UnescapePointer(pointer[strings.LastIndexByte(pointer, '/')+1:])
	}
	return notInName.ReplaceAllString(name, "-")
}

// takenBy reports whether a component's place belongs to something other than
// the given place of a file, and to what. A component of the root document that
// is but a reference to that place does not take it.
func (b *bundler) takenBy(place string, f *bundleFile, pointer string) (owner string, taken bool) {
	if owner, taken = b.owners[place]; taken {
		return owner, true
	}
	n := (&Document{Root: b.root.node}).Lookup(place)
	if n == nil {
		return "", false
	}
	if ref := n.Get("$ref"); ref.Is(String) {
		if target, _, to, err := b.target(b.root, ref); err == nil && target == f && to == pointer {
			return "", false
		}
	}
	return b.root.name + place, true
}

// folder is where the components of a kind stand, as a path of keys.
func (b *bundler) folder(kind string) []string {
	if b.edition == Swagger20 {
		return []string{swaggerComponents[kind]}
	}
	return []string{"components", kind}
}

// addComponents adds what was brought in to the components of the copy.
func (b *bundler) addComponents(root *Node) {
	for _, kind := range [...]string{
		"schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links", "callbacks",
	} {
		if len(b.added[kind]) == 0 {
			continue
		}
		place := root
		for _, key := range b.folder(kind) {
			place = child(place, key)
		}
		for _, c := range b.added[kind] {
			if own := place.Child(c.Key); own != nil {
				own.Value = c.Value // it was but a reference to this
			} else {
				place.children = append(place.children, c)
			}
		}
	}
}

// child returns the object that a member of an object under construction is,
// made if absent or something else.
func child(n *Node, key string) *Node {
	c := n.Child(key)
	if c != nil && c.Value.Kind == Object {
		return c.Value
	}
	made := &Node{Kind: Object, container: new(container)}
	if c != nil {
		c.Value = made
	} else {
		n.children = append(n.children, Child{Key: key, Value: made})
	}
	return made
}

// unescapeURI undoes percent-encoding; a text that has none, or a wrong one, is
// returned as it is.
func unescapeURI(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		return decoded
	}
	return s
}
