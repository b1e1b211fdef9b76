package state

import "github.com/apisteward/steward/internal/sample"

// merge applies a JSON merge patch (RFC 7396, section 2).
func merge(target, patch any) any {
	change, ok := patch.(sample.Object)
	if !ok {
		return patch
	}
	old, _ := target.(sample.Object)
	out := membersOf(old)
	for _, m := range membersOf(change).list {
		if m.Value == nil {
			out.remove(m.Name)
			continue
		}
		was, _ := out.get(m.Name)
		out.set(m.Name, merge(was, m.Value))
	}
	return out.object()
}
