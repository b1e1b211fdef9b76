package access

// Scope says what a key allows. A greater scope allows everything that a
// smaller one does.
type Scope string

// The scopes, increasing.
const (
	Read    Scope = "read"    // versions, drafts and private APIs
	Publish Scope = "publish" // also publish versions
	Admin   Scope = "admin"   // also APIs, waivers and keys
)

// rank orders the scopes; 0 for what is none.
func (s Scope) rank() int {
	switch s {
	case Read:
		return 1
	case Publish:
		return 2
	case Admin:
		return 3
	}
	return 0
}

// Allows reports whether the scope includes another.
func (s Scope) Allows(needed Scope) bool { return needed.rank() > 0 && s.rank() >= needed.rank() }
