package lint

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// object is one row of the table: an object of the specification, in every
// edition that has it.
type object struct {
	kind    string   // how the table refers to it: "parameter"
	name    string   // how the specification calls it: "Parameter Object"
	in      Editions // that have it
	ref     Editions // in which a Reference Object may stand in its place
	boolean Editions // in which a boolean may stand in its place
	extend  Editions // in which it may have x- fields
	open    Editions // in which it may have any other field
	fields  []field
	keys    []keyed // the fields without fixed names
	groups  []group
}

// field is a field with a fixed name.
type field struct {
	name  string
	in    Editions // that have it
	must  bool     // it is required
	holds value
	given string   // name of the field that decides whether this one applies, or ""
	is    []string // the values of given for which it does
}

// must is a required field, may an optional one.
func must(in Editions, name string, v value) field {
	return field{name: name, in: in, must: true, holds: v}
}

func may(in Editions, name string, v value) field {
	return field{name: name, in: in, holds: v}
}

// when limits a field to objects in which another field has one of the values.
func (f field) when(given string, is ...string) field {
	f.given, f.is = given, is
	return f
}

// allWhen is when for several fields.
func allWhen(fields []field, given string, is ...string) []field {
	out := make([]field, len(fields))
	for i, f := range fields {
		out[i] = f.when(given, is...)
	}
	return out
}

// applies reports whether what decides about the field lets it stand in n.
func (f *field) applies(n *contract.Node) bool {
	return f.given == "" || slices.Contains(f.is, n.Get(f.given).Text())
}

// keyed is what an object holds under keys without fixed names.
type keyed struct {
	in    Editions
	keys  format
	holds value
	min   int // how many there must be, at least
}

// group says how many of some fields an object has, at least and at most.
type group struct {
	in       Editions
	min, max int
	names    []string
}

// oneOfFields is a group of which there is exactly one, someOf one of which
// there is at least one, notBoth one of which there is at most one.
func oneOfFields(in Editions, names ...string) group { return group{in, 1, 1, names} }
func someOf(in Editions, names ...string) group      { return group{in, 1, len(names), names} }
func notBoth(in Editions, a, b string) group         { return group{in, 0, 1, []string{a, b}} }

// objects is the table: every object of Swagger 2.0 and OpenAPI 3.0, 3.1 and
// 3.2 with its fields, after the text of the specifications (2.0, 3.0.4, 3.1.1
// and 3.2.0) and, where the text leaves room, their JSON schemas.
func objects() []object {
	return slices.Concat(
		documentObjects(), pathObjects(), parameterObjects(), contentObjects(),
		schemaObjects(), securityObjects(), swaggerObjects(),
	)
}

// table is the part of the table that one edition has, made for looking up.
type table struct {
	edition contract.Edition
	objects map[string]*shape
	order   []*shape
}

// numbered returns the shape with a number.
func (t *table) numbered(n uint8) *shape { return t.order[n-1] }

// shape is one object in one edition.
type shape struct {
	kind, name   string
	number       uint8 // of the object in its table, from 1
	ref, boolean bool
	extend, open bool
	fields       map[string][]field
	names        []string // of fields, sorted
	required     []field
	keys         *keyed
	groups       []group
}

func newTable(edition contract.Edition) *table {
	t := &table{edition: edition, objects: make(map[string]*shape)}
	for _, o := range objects() {
		if o.in.Has(edition) {
			s := newShape(o, edition, len(t.order)+1)
			t.objects[o.kind] = s
			t.order = append(t.order, s)
		}
	}
	return t
}

func newShape(o object, edition contract.Edition, number int) *shape {
	s := &shape{
		kind: o.kind, name: o.name, number: uint8(number),
		ref: o.ref.Has(edition), boolean: o.boolean.Has(edition),
		extend: o.extend.Has(edition), open: o.open.Has(edition),
		fields: make(map[string][]field, len(o.fields)),
	}
	for _, f := range o.fields {
		if !f.in.Has(edition) {
			continue
		}
		if s.fields[f.name] == nil {
			s.names = append(s.names, f.name)
		}
		s.fields[f.name] = append(s.fields[f.name], f)
		if f.must {
			s.required = append(s.required, f)
		}
	}
	slices.Sort(s.names)
	for _, k := range o.keys {
		if k.in.Has(edition) {
			s.keys = &k
		}
	}
	for _, g := range o.groups {
		if g.in.Has(edition) {
			s.groups = append(s.groups, g)
		}
	}
	return s
}
