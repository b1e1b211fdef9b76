package state

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// shape is where a thing stands in an answer.
type shape struct {
	schema *contract.Node // of the whole answer; nil when it is not JSON
	at     []string       // members that lead to the thing
	thing  *contract.Node // schema of the thing; nil when the answer has none
}

// status is what an operation answers when all went well: the first of some
// wanted ones that is documented by itself, or else the lowest success that is.
// Where nothing is, it is the first that is wanted, or 200.
func status(op *contract.Operation, wanted ...int) int {
	for _, code := range wanted {
		if op.Documents(strconv.Itoa(code)) {
			return code
		}
	}
	lowest := 0
	for _, r := range op.Responses {
		if code, err := strconv.Atoi(r.Status); err == nil && code/100 == 2 && (lowest == 0 || code < lowest) {
			lowest = code
		}
	}
	switch {
	case lowest != 0:
		return lowest
	case len(wanted) > 0:
		return wanted[0]
	}
	return http.StatusOK
}

// response is what an operation documents for a status, or nil.
func response(op *contract.Operation, status int) *contract.Response {
	code := strconv.Itoa(status)
	var found *contract.Response
	for _, r := range op.Responses {
		switch {
		case r.Status == code:
			return r
		case r.Status == code[:1]+"XX", r.Status == "default" && found == nil:
			found = r
		}
	}
	return found
}

// documents reports whether a header of an answer is documented.
func documents(r *contract.Response, header string) *contract.Parameter {
	if r == nil {
		return nil
	}
	for _, h := range r.Headers {
		if strings.EqualFold(h.Name, header) {
			return h
		}
	}
	return nil
}

// shapeOf returns where the things of a kind stand in what an operation answers
// with a status.
func (s *State) shapeOf(k *kind, op *contract.Operation, status int) shape {
	r := response(op, status)
	key := shapeKey{k, r}
	if known, ok := s.shapes.Load(key); ok {
		return known.(shape)
	}
	known, _ := s.shapes.LoadOrStore(key, s.readShape(k, r))
	return known.(shape)
}

type shapeKey struct {
	kind     *kind
	response *contract.Response
}

func (s *State) readShape(k *kind, r *contract.Response) shape {
	if r == nil {
		return shape{}
	}
	sh := shape{schema: jsonSchema(r)}
	if sh.schema == nil {
		return sh
	}
	if k.schema != nil && s.doc.Resolve(sh.schema) == s.doc.Resolve(k.schema) {
		sh.thing = sh.schema
		return sh
	}
	v, _ := s.values.Full(sh.schema, contract.InResponse)
	if o, isObject := sample.Plain(v).(map[string]any); isObject {
		sh.at = s.placeIn(k, sh.schema, o)
		sh.thing = s.below(sh.schema, sh.at)
	}
	return sh
}

// jsonSchema is what a response says of its JSON, or nil.
func jsonSchema(r *contract.Response) *contract.Node {
	if r == nil {
		return nil
	}
	for _, m := range r.Content {
		if m.Schema != nil && wire.IsJSON(m.Type) {
			return m.Schema
		}
	}
	return nil
}

// placeIn returns the members that lead to the thing in an answer: to what the
// document describes as the thing elsewhere, or to what has its name.
func (s *State) placeIn(k *kind, schema *contract.Node, answer map[string]any) []string {
	if at := s.likest(k, schema); at != nil {
		return at
	}
	var best []string
	most := resource.NoName
	for _, p := range resource.Places(answer, k.Name) {
		at := keysOf(p.Pointer)
		if k.schema != nil && s.doc.Resolve(s.below(schema, at)) == s.doc.Resolve(k.schema) {
			return at
		}
		if k.IsSingle() {
			continue
		}
		if _, certain := s.graph.Member(k.Resource, len(k.Keys)-1, p.Object, s.mayHold); certain > most {
			best, most = at, certain
		}
	}
	return best
}

// likest returns the member of an answer that has the thing by what consumers
// say of it: much of what bodies have is in it, and hardly any beside it. It is
// nil where none stands out.
func (s *State) likest(k *kind, schema *contract.Node) []string {
	said := map[string]bool{}
	for _, op := range []*contract.Operation{k.Create, k.Replace, k.Update} {
		if op == nil || op.Body == nil {
			continue
		}
		for _, m := range op.Body.Content {
			f := s.formOf(m.Schema)
			if len(f.list) == 1 { // it may be wrapped
				if inner := s.formOf(f.list[0].Node); len(inner.list) > 0 {
					f = inner
				}
			}
			for _, p := range f.list {
				said[p.Name] = true
			}
		}
	}
	common := func(n *contract.Node) (count int) {
		for _, p := range s.formOf(n).list {
			if said[p.Name] && !p.ReadOnly {
				count++
			}
		}
		return count
	}
	var best []string
	most := 2 * common(schema)
	for _, p := range s.formOf(schema).list {
		if p.Types&contract.TypeObject == 0 || said[p.Name] {
			continue
		}
		if n := common(p.Node); n > most && n > 1 && 3*n >= len(said) {
			best, most = []string{p.Name}, n
		}
	}
	return best
}

// keysOf reads a JSON pointer of package resource.
func keysOf(pointer string) []string {
	if pointer == "" {
		return nil
	}
	keys := strings.Split(pointer[1:], "/")
	for i := range keys {
		keys[i] = contract.UnescapePointer(keys[i])
	}
	return keys
}

// below is the schema of what keys lead to; nil where the document says nothing
// of it.
func (s *State) below(schema *contract.Node, keys []string) *contract.Node {
	if len(keys) == 0 {
		return schema
	}
	p, _ := property.At(s.doc, schema, keys)
	return p.Node
}
