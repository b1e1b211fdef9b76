package runtime

// Nullable is an optional value that may also be null: absent, null or a value.
// Its zero value is absent. Its methods are few and small, since they are
// compiled for each type.
type Nullable[T any] struct {
	value *T
	given bool
}

// Value returns a Nullable that holds a value.
func Value[T any](value T) Nullable[T] { return Nullable[T]{&value, true} }

// Null returns a Nullable that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{given: true} }

// Get returns the value; ok is false when it is absent or null.
func (n Nullable[T]) Get() (value T, ok bool) {
	if n.value != nil {
		return *n.value, true
	}
	return value, false
}

// IsNull reports whether it is null, and not merely absent.
func (n Nullable[T]) IsNull() bool { return n.given && n.value == nil }

// IsZero reports whether it is absent.
func (n Nullable[T]) IsZero() bool { return !n.given }

// MarshalJSON writes the value, or null.
func (n Nullable[T]) MarshalJSON() ([]byte, error) { return encodeJSON(n.value) }

// UnmarshalJSON reads the value, or null.
func (n *Nullable[T]) UnmarshalJSON(data []byte) error {
	n.value, n.given = nil, true
	return decodeJSON(data, &n.value)
}
