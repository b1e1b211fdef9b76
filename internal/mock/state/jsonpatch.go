package state

import (
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

const (
	maxChanges = 1000       // in one JSON patch
	maxWork    = 10_000_000 // members and elements that one JSON patch may touch
	maxLevels  = 500        // that a JSON patch may reach down
)

// patchError is a JSON patch that is not one, or that does not fit what it is
// applied to.
type patchError struct {
	place  string // "#/2/path"
	detail string
	failed bool // a test did not hold, or what is to be changed is not there
}

// applyPatch applies a JSON patch (RFC 6902). Either all of it is applied or
// nothing. The error is Conflict when the patch does not fit the target, and
// Invalid when it is no patch.
func applyPatch(target, patch any) (any, *fault.Error) {
	list, ok := patch.([]any)
	if !ok {
		return nil, refusedPatch(&patchError{place: "#", detail: "must be an array of changes (RFC 6902, section 3)"})
	}
	if len(list) > maxChanges {
		return nil, fault.New(fault.TooLarge, "A JSON patch may have at most %d changes here.", maxChanges)
	}
	p := &patcher{doc: target}
	for i, one := range list {
		if err := p.apply(one); err != nil {
			err.place = "#/" + strconv.Itoa(i) + err.place
			return nil, refusedPatch(err)
		}
		if p.work > maxWork {
			return nil, fault.New(fault.TooLarge, "The JSON patch takes too much work.")
		}
	}
	return p.doc, nil
}

func refusedPatch(e *patchError) *fault.Error {
	kind, detail := fault.Invalid, "The JSON patch cannot be applied."
	if e.failed {
		kind, detail = fault.Conflict, "The JSON patch does not fit what is there."
	}
	f := fault.New(kind, "%s", detail)
	f.Fields = []fault.Field{{Place: e.place, Detail: e.detail}}
	return f
}

// patcher applies the changes of a patch in turn.
type patcher struct {
	doc  any
	work int
}

func (p *patcher) apply(change any) *patchError {
	o, ok := change.(sample.Object)
	if !ok {
		return &patchError{detail: "must be an object"}
	}
	path, err := pointerIn(o, "path")
	if err != nil {
		return err
	}
	switch op, _ := o.Get("op"); op {
	case "add":
		return p.with(o, func(v any) *patchError { return p.add(path, v) })
	case "replace":
		return p.with(o, func(v any) *patchError { return p.replace(path, v) })
	case "test":
		return p.with(o, func(v any) *patchError { return p.test(path, v) })
	case "remove":
		_, err := p.remove(path, "/path")
		return err
	case "move":
		return p.move(o, path)
	case "copy":
		return p.copy(o, path)
	}
	return &patchError{place: "/op", detail: "must be add, remove, replace, move, copy or test"}
}

func pointerIn(o sample.Object, name string) ([]string, *patchError) {
	v, _ := o.Get(name)
	text, isText := v.(string)
	keys, ok := parsePointer(text)
	if !isText || !ok {
		return nil, &patchError{place: "/" + name, detail: "must be a JSON pointer (RFC 6901)"}
	}
	if len(keys) > maxLevels {
		return nil, &patchError{place: "/" + name, detail: "reaches too far down"}
	}
	return keys, nil
}

// with does what takes a value.
func (p *patcher) with(o sample.Object, do func(v any) *patchError) *patchError {
	v, ok := o.Get("value")
	if !ok {
		return &patchError{place: "/value", detail: "is required"}
	}
	return do(v)
}

func nowhere(member string) *patchError {
	return &patchError{place: member, detail: "leads to nothing that is there", failed: true}
}

func (p *patcher) add(path []string, v any) *patchError {
	doc, ok := p.edit(p.doc, path, func(in any, key string) (any, bool) {
		switch in := in.(type) {
		case sample.Object:
			return in.With(key, v), true
		case []any:
			i, ok := element(key, len(in)+1)
			if key == "-" {
				i, ok = len(in), true
			}
			if !ok {
				return nil, false
			}
			return slices.Insert(slices.Clone(in), i, v), true
		}
		return nil, false
	}, v)
	if !ok {
		return nowhere("/path")
	}
	p.doc = doc
	return nil
}

func (p *patcher) replace(path []string, v any) *patchError {
	if _, ok := p.at(path); !ok {
		return nowhere("/path")
	}
	p.doc, _ = p.edit(p.doc, path, func(in any, key string) (any, bool) { return put(in, key, v), true }, v)
	return nil
}

func (p *patcher) test(path []string, v any) *patchError {
	is, ok := p.at(path)
	if !ok {
		return nowhere("/path")
	}
	p.work += size(v, maxWork)
	if !same(is, v) {
		return &patchError{place: "/value", detail: "is not what is there", failed: true}
	}
	return nil
}

func (p *patcher) remove(path []string, member string) (was any, err *patchError) {
	was, ok := p.at(path)
	if !ok || len(path) == 0 {
		return nil, nowhere(member)
	}
	p.doc, _ = p.edit(p.doc, path, func(in any, key string) (any, bool) {
		if o, isObject := in.(sample.Object); isObject {
			return o.Without(key), true
		}
		list := in.([]any)
		i, _ := element(key, len(list))
		return slices.Delete(slices.Clone(list), i, i+1), true
	}, nil)
	return was, nil
}

func (p *patcher) move(o sample.Object, path []string) *patchError {
	from, err := pointerIn(o, "from")
	if err != nil {
		return err
	}
	if len(from) < len(path) && slices.Equal(from, path[:len(from)]) {
		return &patchError{place: "/path", detail: "lies within what is moved"}
	}
	if len(from) == 0 { // onto itself
		return nil
	}
	v, err := p.remove(from, "/from")
	if err != nil {
		return err
	}
	return p.add(path, v)
}

func (p *patcher) copy(o sample.Object, path []string) *patchError {
	from, err := pointerIn(o, "from")
	if err != nil {
		return err
	}
	v, ok := p.at(from)
	if !ok {
		return nowhere("/from")
	}
	if p.work += size(v, maxWork); p.work > maxWork {
		return nil // refused by whoever looks at the work
	}
	return p.add(path, v)
}
