package resource

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/sample/likely"
)

// ThingName is what one of the things behind a path segment is called:
// "orderitem" for "order-items".
func ThingName(segment string) string {
	list := property.Words(segment)
	if len(list) == 0 {
		return ""
	}
	list[len(list)-1] = likely.Singular(list[len(list)-1])
	return strings.Join(list, "")
}

// isKey reports whether a word says that what it stands with is a name of a
// thing, and not the thing.
func isKey(word string) bool {
	return slices.Contains([]string{"id", "ids", "uuid", "uuids", "guid", "guids"}, word)
}

// owners returns what a name such as "billing_customer_id" may name a thing of,
// the longest first: "billingcustomer", "customer". It is nil for a name that
// does not say that it names a thing.
func owners(name string) []string {
	list := property.Words(name)
	if len(list) < 2 || !isKey(list[len(list)-1]) {
		return nil
	}
	list = list[:len(list)-1]
	var names []string
	for i := range list {
		names = append(names, ThingName(strings.Join(list[i:], " ")))
	}
	return names
}

// withoutOwner is what is left of the name of a key when the name of the thing
// is taken from its front: "id" of "book_id", "number" of "issueNumber". It is
// "" when the name does not begin with the thing's.
func withoutOwner(name, thing string) string {
	list := property.Words(name)
	for i := 1; i < len(list); i++ {
		if ThingName(strings.Join(list[:i], " ")) == thing {
			return strings.Join(list[i:], "")
		}
	}
	return ""
}

// Text is the name of a thing as it stands in a path; ok is false for a value
// that names nothing.
func Text(v any) (text string, ok bool) {
	switch v := v.(type) {
	case string:
		return v, v != ""
	case json.Number:
		if r, ok := sample.Rational(v); ok && r.IsInt() {
			return r.Num().String(), true
		}
		return v.String(), true
	}
	return "", false
}
