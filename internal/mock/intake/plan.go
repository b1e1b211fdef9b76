package intake

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// plan is what there is to read in requests to an operation. It is immutable.
type plan struct {
	parameters   []parameter
	ways         []way         // empty when no credentials are needed
	foreign      []wire.Scheme // that the document has and no way takes
	readsQuery   bool
	readsCookies bool
	taken        map[string]bool // by "query " or "cookie " and the name of a parameter or key
}

// parameter is a documented parameter with what its requests need of it.
type parameter struct {
	*contract.Parameter
	schema *contract.Node // of its value, or nil
	place  string         // "query limit"
	header string         // canonical name of a header
	free   func(name string) bool
}

// plan returns what there is to read in requests to an operation.
func (r *Reader) plan(op *contract.Operation) *plan {
	if known, ok := r.plans.Load(op); ok {
		return known.(*plan)
	}
	known, _ := r.plans.LoadOrStore(op, r.newPlan(op))
	return known.(*plan)
}

func (r *Reader) newPlan(op *contract.Operation) *plan {
	p := &plan{taken: map[string]bool{}, ways: waysOf(r.doc, op)}
	p.foreign = foreignTo(r.doc, p.ways)
	for _, documented := range op.Parameters {
		if documented.In == "header" && wire.IgnoredHeader(documented.Name) {
			continue
		}
		p.parameters = append(p.parameters, p.parameter(documented))
		p.reads(documented.In, documented.Name)
		for _, name := range r.spread(documented) {
			p.reads(documented.In, name)
		}
	}
	for _, w := range p.ways {
		for _, c := range w.credentials {
			p.reads(c.In, c.Name)
		}
	}
	for _, c := range p.foreign {
		p.reads(c.In, c.Name)
	}
	return p
}

func (p *plan) parameter(documented *contract.Parameter) parameter {
	in := documented.In
	one := parameter{
		Parameter: documented,
		schema:    documented.ValueSchema(),
		place:     in + " " + shortened(documented.Name),
		free:      func(name string) bool { return p.free(in, name) },
	}
	if in == "header" {
		one.header = http.CanonicalHeaderKey(documented.Name)
	}
	return one
}

// spread are the names that an exploded object stands under in a query, as far
// as they are documented.
func (r *Reader) spread(p *contract.Parameter) []string {
	described := r.doc.Schema(r.doc.Resolve(p.Schema))
	if described == nil || !p.Explode || p.Style == "deepObject" {
		return nil
	}
	var names []string
	for _, property := range described.Properties {
		names = append(names, property.Key)
	}
	return names
}

// free reports whether a name in a place is nobody's: neither that of another
// parameter, or of a part of it, nor the mock's own.
func (p *plan) free(in, name string) bool {
	whole, _, _ := strings.Cut(name, "[")
	return !p.taken[in+" "+name] && !p.taken[in+" "+whole] && !(in == "query" && own(name))
}

// reads notes that a name in a place means something.
func (p *plan) reads(in, name string) {
	switch in {
	case "query":
		p.readsQuery = true
	case "cookie":
		p.readsCookies = true
	}
	p.taken[in+" "+name] = true
}

// own reports whether a query parameter is the mock's own: the choice of an
// answer by its caller.
func own(name string) bool {
	return strings.HasPrefix(name, "__") &&
		(name == "__code" || name == "__example" || name == "__dynamic" || name == "__delay")
}
