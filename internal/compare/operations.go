package compare

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func operationRules() []Rule {
	return []Rule{
		always("operation-removed", Breaking, Minor, "An operation was removed.",
			"Consumers that call it, or wait for it to be called, get nothing any more.",
			"Deprecate the operation first, say until when it stays and what takes its place, and remove it in a new major version."),
		always("operation-added", Info, Minor, "An operation was added.", "Nobody uses it yet.", ""),
		always("operation-deprecated", Info, Minor, "An operation was deprecated.",
			"It goes on working; consumers should look for what takes its place.", ""),
		always("operation-undeprecated", Info, Minor, "An operation is no longer deprecated.", "It goes on working.", ""),
		always("operation-id-changed", Info, Minor, "An operationId changed.",
			"Requests stay the same, but generated clients name their methods after it.", ""),
		always("callback-expression-changed", Breaking, Minor, "The URL of a callback is taken from somewhere else.",
			"Consumers put the URL where it was taken from, and are not called any more.", "Go on taking it from there as well, as another callback."),
		always("operation-tags-changed", Info, Patch, "The tags of an operation changed.",
			"They group operations in documentation, and in some generated clients.", ""),
	}
}

// compareDocuments compares what the documents say as a whole, and matches
// their operations.
func (d *differ) compareDocuments() {
	root := &unit{}
	d.roots = append(d.roots, root)
	d.compareInfo(root)
	d.compareOwnServers(root)
	d.sameGlobals = d.globalsAlike()
	d.compareOperations(d.old.doc.Operations(), d.new.doc.Operations(), nil)
	d.compareOperations(d.old.doc.Webhooks(), d.new.doc.Webhooks(), nil)
}

// globalsAlike reports whether what the documents say once for all operations
// is the same.
func (d *differ) globalsAlike() bool {
	for _, key := range [...]string{"security", "servers", "consumes", "produces", "host", "basePath", "schemes"} {
		if d.old.doc.Root.Get(key).Hash() != d.new.doc.Root.Get(key).Hash() {
			return false
		}
	}
	schemes := "securitySchemes"
	return d.clean.trusted &&
		d.old.doc.ComponentsNode(schemes).Hash() == d.new.doc.ComponentsNode(schemes).Hash()
}

// compareOperations matches operations by method and path template, in which
// the names of parameters mean nothing. within is the operation that callbacks
// belong to.
func (d *differ) compareOperations(old, new []*contract.Operation, within *unit) {
	newOf := matchOperations(old, new)
	for _, o := range old {
		if n := newOf[o]; n != nil {
			d.compareOperation(o, n, within)
			continue
		}
		u := d.operationUnit(o, within)
		d.operationRemoved(u, o)
	}
	matched := make(map[*contract.Operation]bool, len(new))
	for _, n := range newOf {
		matched[n] = true
	}
	for _, n := range new {
		if !matched[n] {
			u := d.operationUnit(n, within)
			d.tell(u, u.dir, "operation-added", fact{new: n.Node, about: n.Method, whole: true, text: "the operation " + n.Name() + " was added"})
		}
	}
}

// matchOperations prefers equal paths to equal templates, and those to callbacks
// whose URL is taken from the same place: the names of callbacks mean nothing to
// those that are called.
func matchOperations(old, new []*contract.Operation) map[*contract.Operation]*contract.Operation {
	newOf := make(map[*contract.Operation]*contract.Operation, len(old))
	taken := make(map[*contract.Operation]bool, len(new))
	for _, key := range [...]func(*contract.Operation) string{
		(*contract.Operation).Name,
		func(o *contract.Operation) string { return o.Method + " " + template(o.Path) },
		func(o *contract.Operation) string { return o.Method + " " + expression(o) },
	} {
		left := make(map[string]*contract.Operation)
		for _, n := range new {
			if !taken[n] {
				left[key(n)] = n
			}
		}
		for _, o := range old {
			if newOf[o] != nil {
				continue
			}
			if n := left[key(o)]; n != nil && !taken[n] {
				newOf[o], taken[n] = n, true
			}
		}
	}
	return newOf
}

// expression is where the URL of a callback is taken from, without braces
// (OpenAPI 3.0.4, section 4.7.18), and the path of any other operation.
func expression(o *contract.Operation) string {
	if o.Kind != contract.Callback {
		return o.Path
	}
	_, from, _ := strings.Cut(o.Path, " ")
	return strings.NewReplacer("{", "", "}", "").Replace(from)
}

// operationUnit returns the unit of an operation: the older one's stability
// counts, since that was the promise.
func (d *differ) operationUnit(o *contract.Operation, within *unit) *unit {
	u := &unit{operation: o.Name(), unstable: unstable(o.Node)}
	if within != nil {
		u.operation, u.unstable = within.operation, u.unstable || within.unstable
	}
	if o.Outgoing() {
		u.dir = contract.InResponse
	}
	d.roots = append(d.roots, u)
	return u
}

// compareOperation compares an operation that both documents have.
func (d *differ) compareOperation(o, n *contract.Operation, within *unit) {
	if d.unchanged(o, n) {
		return
	}
	u := d.operationUnit(o, within)
	if within == nil {
		u.operation = n.Name()
	}
	d.compareOperationWords(u, o, n)
	if within != nil {
		d.compareExpressions(u, o, n)
	}
	d.compareOperationServers(u, o, n)
	d.compareSecurity(u, o, n)
	d.compareParameters(u, u.dir, o, n)
	d.compareBodies(u, o, n)
	d.compareResponses(u, o, n)
	d.compareOperations(o.Callbacks, n.Callbacks, u)
}

// compareExpressions compares where the URL of a callback is taken from.
func (d *differ) compareExpressions(u *unit, o, n *contract.Operation) {
	if expression(o) == expression(n) {
		return
	}
	f := fact{old: o.Node, new: n.Node, about: o.Method, oldValue: clip(o.Path), newValue: clip(n.Path)}
	f.text = went("the callback's expression", f)
	d.tell(u, u.dir, "callback-expression-changed", whole(f))
}

// unchanged reports whether two operations are equal without looking further.
func (d *differ) unchanged(o, n *contract.Operation) bool {
	return d.sameGlobals && o.Path == n.Path && d.clean.same(o.Node, n.Node) &&
		d.clean.same(o.Item.Get("parameters"), n.Item.Get("parameters")) &&
		d.clean.same(o.Item.Get("servers"), n.Item.Get("servers"))
}

// compareOperationWords compares what an operation says of itself.
func (d *differ) compareOperationWords(u *unit, o, n *contract.Operation) {
	d.wording(u, "summary", o.Summary, n.Summary, o.Node, n.Node)
	d.wording(u, "description", o.Description, n.Description, o.Node, n.Node)
	at := fact{old: o.Node, new: n.Node}
	switch {
	case n.Deprecated && !o.Deprecated:
		d.operationDeprecated(u, o, n)
	case o.Deprecated && !n.Deprecated:
		at.text = n.Name() + " is no longer deprecated"
		d.tell(u, u.dir, "operation-undeprecated", whole(at))
	}
	d.compareLife(u, u.dir, o.Node, n.Node, at.saying("", ""))
	if o.ID != n.ID {
		f := fact{old: o.Node, new: n.Node, keyword: "operationId", oldValue: clip(o.ID), newValue: clip(n.ID)}
		f.text = went("the operationId of "+n.Name(), f)
		d.tell(u, u.dir, "operation-id-changed", whole(f))
	}
	was, is := slices.Sorted(slices.Values(o.Tags)), slices.Sorted(slices.Values(n.Tags))
	if !slices.Equal(was, is) {
		f := fact{old: o.Node, new: n.Node, keyword: "tags", oldValue: words(was...), newValue: words(is...)}
		f.text = went("the tags of "+n.Name(), f)
		d.tell(u, u.dir, "operation-tags-changed", whole(f))
	}
}

// whole marks a text that names its subject itself.
func whole(f fact) fact {
	f.whole = true
	return f
}
