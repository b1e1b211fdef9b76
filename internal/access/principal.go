package access

import "slices"

// Principal is who sent a request. A nil Principal is somebody without a key.
type Principal struct {
	KeyID string
	Name  string // of the key
	Scope Scope
	APIs  []string // slugs the key is limited to; all when empty
}

// May reports whether the principal may do what needs the scope, to the API
// with that slug, or, with "", to what belongs to no API: the list of APIs and
// the keys. A key limited to some APIs may do nothing of the latter.
func (p *Principal) May(scope Scope, api string) bool {
	if p == nil || !p.Scope.Allows(scope) {
		return false
	}
	return !p.Limited() || api != "" && slices.Contains(p.APIs, api)
}

// Limited reports whether the key is for some APIs only.
func (p *Principal) Limited() bool { return len(p.APIs) > 0 }
