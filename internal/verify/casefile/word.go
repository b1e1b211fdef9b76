package casefile

import "github.com/apisteward/steward/internal/verify/call"

// accessOf is the kind of access with a name.
func accessOf(name string) (call.Access, bool) {
	for _, a := range []call.Access{call.Granted, call.Anonymous, call.Wrong, call.Foreign, call.Other} {
		if a.String() == name {
			return a, true
		}
	}
	return 0, false
}

// intentOf is the intent with a name.
func intentOf(name string) (call.Intent, bool) {
	for _, i := range []call.Intent{call.Unknown, call.Valid, call.Invalid} {
		if i.String() == name {
			return i, true
		}
	}
	return 0, false
}
