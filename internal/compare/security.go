package compare

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func securityRules() []Rule {
	return []Rule{
		always("security-added", Breaking, Minor, "Credentials are needed where none were.",
			"Requests without credentials are refused.", "Go on answering without credentials until consumers have them."),
		always("security-removed", Info, Minor, "Credentials are no longer needed.", "Requests with credentials are still answered.", ""),
		always("security-alternative-removed", Breaking, Minor, "A way to be let in was removed.",
			"Consumers that use it are refused.", "Offer the new way beside the old one until nobody uses the old."),
		always("security-alternative-added", Info, Minor, "A way to be let in was added.", "Nobody needs to use it.", ""),
		always("security-scope-added", Breaking, Minor, "More scopes are needed.",
			"Credentials that were enough before are refused.", "Give the new scope to whoever has the old ones first."),
		always("security-scope-removed", Info, Minor, "Fewer scopes are needed.", "Credentials that were enough before still are.", ""),
		always("security-scheme-changed", Breaking, Minor, "A security scheme works differently.",
			"Credentials are sent in another place or in another form than before.", "Add a scheme under another name, as an alternative."),
		always("security-scheme-deprecated", Info, Minor, "A security scheme was deprecated.",
			"It goes on working; consumers should look for another way to be let in.", ""),
		always("security-scheme-undeprecated", Info, Minor, "A security scheme is no longer deprecated.", "It goes on working.", ""),
	}
}

// access is one way to be let in: schemes, each with its scopes.
type access map[string][]string

func (a access) name() string {
	if len(a) == 0 {
		return "no credentials"
	}
	names := make([]string, 0, len(a))
	for scheme := range a {
		names = append(names, scheme)
	}
	slices.Sort(names)
	return clip(strings.Join(names, " and "))
}

// schemes reports whether a asks for no scheme that b does not ask for.
func (a access) schemesWithin(b access) bool {
	for scheme := range a {
		if _, ok := b[scheme]; !ok {
			return false
		}
	}
	return true
}

// within reports whether whoever satisfies b satisfies a.
func (a access) within(b access) bool {
	if !a.schemesWithin(b) {
		return false
	}
	for scheme, scopes := range a {
		if !subset(scopes, b[scheme]) {
			return false
		}
	}
	return true
}

// compareSecurity compares the ways to be let in: each that was enough before
// must be enough now.
func (d *differ) compareSecurity(u *unit, o, n *contract.Operation) {
	key := securityKey{securityAt(d.old.doc, o), securityAt(d.new.doc, n), u.dir}
	known, ok := d.securities[key]
	if !ok {
		once := &unit{dir: u.dir}
		d.compareAccesses(once, o, n)
		known = once.facts
		d.securities[key] = known
	}
	u.facts = append(u.facts, known...)
	d.compareUsedSchemes(u, o, n)
}

// securityKey names two lists of ways to be let in, which are most often those
// of the documents and shared by all operations.
type securityKey struct {
	old, new *contract.Node
	dir      contract.Direction
}

func (d *differ) compareAccesses(u *unit, o, n *contract.Operation) {
	renamed := d.renamedSchemes()
	old, new := accesses(o.Security, renamed), accesses(n.Security, nil)
	oldAt, newAt := securityAt(d.old.doc, o), securityAt(d.new.doc, n)
	before, after := indexAccesses(old, d.work), indexAccesses(new, d.work)
	for _, a := range old {
		if !after.lets(a) {
			d.accessLost(u, a, after, fact{old: oldAt, new: newAt, whole: true})
		}
	}
	for _, b := range new {
		if !before.lets(b) {
			d.accessGained(u, b, before, fact{old: oldAt, new: newAt, whole: true})
		}
	}
}

func (d *differ) accessLost(u *unit, a access, new accessIndex, f fact) {
	f.about, f.oldValue = a.name(), a.name()
	if b := new.first(a, func(access) bool { return true }); b != nil {
		f.newValue = missing(b, a)
		f.text = a.name() + " now needs the scopes " + f.newValue
		d.tell(u, u.dir, "security-scope-added", f)
		return
	}
	if len(a) == 0 {
		f.oldValue, f.newValue = "", nameAll(new.list)
		f.text = "credentials are needed now: " + f.newValue
		d.tell(u, u.dir, "security-added", f)
		return
	}
	f.text = "consumers are no longer let in with " + a.name()
	d.tell(u, u.dir, "security-alternative-removed", f)
}

func (d *differ) accessGained(u *unit, b access, old accessIndex, f fact) {
	f.about, f.newValue = b.name(), b.name()
	if a := old.first(b, func(a access) bool { return len(a) == len(b) }); a != nil {
		f.oldValue = missing(a, b)
		f.text = b.name() + " no longer needs the scopes " + f.oldValue
		d.tell(u, u.dir, "security-scope-removed", f)
		return
	}
	if len(b) == 0 {
		f.newValue, f.oldValue = "", nameAll(old.list)
		f.text = "credentials are no longer needed"
		d.tell(u, u.dir, "security-removed", f)
		return
	}
	f.text = "consumers are let in with " + b.name() + ", too"
	d.tell(u, u.dir, "security-alternative-added", f)
}

// missing lists the scopes that a asks for and b does not.
func missing(a, b access) string {
	var out []string
	for scheme, scopes := range a {
		for _, s := range scopes {
			if !slices.Contains(b[scheme], s) {
				out = append(out, s)
			}
		}
	}
	slices.Sort(out)
	return words(out...)
}

func nameAll(list []access) string {
	names := make([]string, len(list))
	for i, a := range list {
		names[i] = a.name()
	}
	slices.Sort(names)
	const most = 50
	if more := len(names) - most; more > 0 {
		names = append(names[:most], decimal(int64(more))+" other ways")
	}
	return strings.Join(names, ", or ")
}

// accesses reads requirements. None at all means that everybody is let in.
func accesses(requirements []contract.Requirement, renamed map[string]string) []access {
	if len(requirements) == 0 {
		return []access{{}}
	}
	out := make([]access, len(requirements))
	for i, r := range requirements {
		out[i] = make(access, len(r.Schemes))
		for _, use := range r.Schemes {
			name := schemeName(use.Name)
			if other, ok := renamed[name]; ok {
				name = other
			}
			out[i][name] = use.Scopes
		}
	}
	return out
}

// securityAt is the list that says it: the operation's, the document's, or the
// operation where neither says anything.
func securityAt(doc *contract.Document, o *contract.Operation) *contract.Node {
	if n := o.Node.Get("security"); n != nil {
		return n
	}
	if n := doc.Root.Get("security"); n != nil {
		return n
	}
	return o.Node
}
