package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// value says what a field, a list element or a map member may hold. What it
// says about one JSON type does not concern the others, so that alternatives
// of different types merge into one value: see either.
type value struct {
	kinds  kinds
	object string   // kind of object, of an Object
	each   *value   // of the elements of an Array or the members of an Object
	keys   format   // of the keys of an Object that is a map
	enum   []string // of a String
	format format   // of a String
	limit  limit    // of a Number
	always string   // why a Bool can only be true here, or ""
	min    int      // elements of an Array or members of an Object, at least
	max    int      // the same at most; 0 means any number
	unique bool     // the elements of an Array differ from each other

	also func(*walker, *contract.Node) // what else holds of an Array, or nil
}

// kinds is a set of JSON types; 0 means any.
type kinds uint8

func kindsOf(k ...contract.Kind) kinds {
	var set kinds
	for _, k := range k {
		set |= 1 << k
	}
	return set
}

func (k kinds) has(kind contract.Kind) bool { return k == 0 || k>>kind&1 == 1 }

// limit is a limit on a number.
type limit uint8

const (
	unlimited     limit = iota
	aboveZero           // greater than 0
	wholeFromZero       // whole and not negative
)

func anything() value  { return value{} }
func aString() value   { return value{kinds: kindsOf(contract.String)} }
func aBoolean() value  { return value{kinds: kindsOf(contract.Bool)} }
func aNumber() value   { return value{kinds: kindsOf(contract.Number)} }
func aPositive() value { return value{kinds: kindsOf(contract.Number), limit: aboveZero} }
func aCount() value    { return value{kinds: kindsOf(contract.Number), limit: wholeFromZero} }

// aTrue is the boolean true, and why it must be.
func aTrue(why string) value { return value{kinds: kindsOf(contract.Bool), always: why} }

// like is a string in a format.
func like(f format) value {
	return value{kinds: kindsOf(contract.String), format: f}
}

// oneOf is a string out of a list.
func oneOf(names ...string) value {
	return value{kinds: kindsOf(contract.String), enum: names}
}

// obj is an object of a kind that the table has.
func obj(kind string) value {
	return value{kinds: kindsOf(contract.Object), object: kind}
}

func listOf(v value) value {
	return value{kinds: kindsOf(contract.Array), each: &v}
}

// mapOf is an object whose keys are free, within a format, and whose members
// are all alike.
func mapOf(keys format, v value) value {
	return value{kinds: kindsOf(contract.Object), keys: keys, each: &v}
}

// atLeast is v with a least number of elements or members.
func (v value) atLeast(n int) value { v.min = n; return v }

// exactly is v with a number of elements or members.
func (v value) exactly(n int) value { v.min, v.max = n, n; return v }

// distinct is v with elements that differ from each other.
func (v value) distinct() value { v.unique = true; return v }

// either is one value or the other, which must be of different JSON types.
func either(a, b value) value {
	a.kinds |= b.kinds
	if b.object != "" {
		a.object = b.object
	}
	if b.each != nil {
		a.each, a.keys = b.each, b.keys
		a.min, a.max, a.unique = b.min, b.max, b.unique
	}
	if b.enum != nil || b.format.ok != nil {
		a.enum, a.format = b.enum, b.format
	}
	return a
}

// describe names what v holds, with an article: "a string",
// "a boolean or a Schema Object".
func (t *table) describe(v value) string {
	var names []string
	for k := contract.Null; k <= contract.Object; k++ {
		if v.kinds != 0 && v.kinds.has(k) {
			names = append(names, t.describeKind(v, k))
		}
	}
	return strings.Join(names, " or ")
}

func (t *table) describeKind(v value, k contract.Kind) string {
	switch {
	case k == contract.Object && v.object != "":
		return withArticle(t.objects[v.object].name)
	case k == contract.Number && v.limit == wholeFromZero:
		return "a whole number from 0"
	case k == contract.Number && v.limit == aboveZero:
		return "a number above 0"
	default:
		return withArticle(k.String())
	}
}

// withArticle puts "a" or "an" before a noun.
func withArticle(noun string) string {
	if strings.ContainsRune("aeioAEIO", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
