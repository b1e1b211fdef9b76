package workflow

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/wire"
)

// evaluation makes a value out of what a file gives, and notes what was taken
// from answers.
type evaluation struct {
	scope  *scope
	escape func(string) string // of text that is put into text
	from   []call.BoundMember
}

// evaluate returns a value of the kinds that package sample has, or an
// *absentError.
func (s *scope) evaluate(v *value) (bound, error) {
	if v.expression != nil {
		b, err := s.lookup(v.expression)
		b.value = sample.FromPlain(b.value)
		return b, err
	}
	built, err := (&evaluation{scope: s}).build(v, "")
	return bound{value: built}, err
}

// build returns a value that stands where pointer says. Members and elements
// that are inputs which were not given are left out.
func (e *evaluation) build(v *value, pointer string) (any, error) {
	switch {
	case v.expression != nil:
		b, err := e.scope.lookup(v.expression)
		if err == nil && b.from != nil {
			e.from = append(e.from, call.BoundMember{Pointer: pointer, Binding: *b.from})
		}
		return sample.FromPlain(b.value), err
	case v.pieces != nil:
		return e.join(v.pieces)
	case !v.structured:
		return v.constant, nil
	case v.node.Is(contract.Array):
		return e.array(v, pointer)
	}
	return e.object(v, pointer)
}

func (e *evaluation) array(v *value, pointer string) (any, error) {
	items := make([]any, 0, len(v.items))
	for i := range v.items {
		item, err := e.build(&v.items[i], pointer+"/"+strconv.Itoa(len(items)))
		if isOptional(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

func (e *evaluation) object(v *value, pointer string) (any, error) {
	o := make(sample.Object, 0, len(v.members))
	for i := range v.members {
		m := &v.members[i]
		built, err := e.build(&m.value, pointer+pointerOf([]access{{key: m.name, isKey: true}}))
		if isOptional(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		o = append(o, sample.Member{Name: m.name, Value: built})
	}
	return o, nil
}

// join puts the values of expressions into a text.
func (e *evaluation) join(pieces []piece) (any, error) {
	var b strings.Builder
	for _, p := range pieces {
		if p.expression == nil {
			b.WriteString(p.text)
			continue
		}
		found, err := e.scope.lookup(p.expression)
		if err != nil {
			return nil, absent("%s", err)
		}
		text := wire.Text(sample.FromPlain(found.value))
		if _, isText := found.value.(string); isText && e.escape != nil {
			text = e.escape(text)
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

// isOptional reports whether there is no value because of an input that need
// not be given.
func isOptional(err error) bool {
	var a *absentError
	return errors.As(err, &a) && a.optional
}

// escaping returns how text is written within a text of a media type, so that
// whatever is put in stays one value.
func escaping(mediaType string) func(string) string {
	base, _, _ := strings.Cut(strings.ToLower(mediaType), ";")
	base = strings.TrimSpace(base)
	switch {
	case wire.IsJSON(base):
		return func(s string) string {
			quoted := sample.AppendQuoted(nil, s)
			return string(quoted[1 : len(quoted)-1])
		}
	case base == "application/x-www-form-urlencoded":
		return url.QueryEscape
	case strings.HasSuffix(base, "/xml"), strings.HasSuffix(base, "+xml"):
		return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;").Replace
	}
	return nil
}
