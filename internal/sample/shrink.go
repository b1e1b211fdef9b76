package sample

import (
	"encoding/json"
	"iter"
	"math"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// maxShrunk bounds the values that Shrink returns of one value.
const maxShrunk = 500

// Shrink returns values that are simpler than v, those that leave out most
// first: arrays and objects without parts of theirs, shorter strings, rounder
// numbers. What the schema says of v it says of them: of a valid value they
// are valid, and of a broken one broken. It may be called again with any of
// them; every way ends, since each is smaller.
func (m *Maker) Shrink(schema *contract.Node, way contract.Direction, v any) iter.Seq[any] {
	return func(yield func(any) bool) {
		of := m.judge(schema, way, v)
		s := shrinker{whole: v, yield: func(smaller any) bool {
			j := m.judge(schema, way, smaller)
			return !j.sure || j.valid != of.valid || j.vague > of.vague || yield(smaller)
		}}
		s.parts(v, nil)
	}
}

// shrinker simplifies one part after another of a value.
type shrinker struct {
	whole any
	yield func(any) bool
	count int
}

// try returns the whole with a simpler part; it is false when no more are
// wanted.
func (s *shrinker) try(place []string, part any, absent bool) bool {
	if s.count++; s.count > maxShrunk {
		return false
	}
	return s.yield(put(s.whole, place, part, absent))
}

func (s *shrinker) parts(v any, place []string) bool {
	at := func(name string) []string { return append(place[:len(place):len(place)], name) }
	switch v := v.(type) {
	case Object:
		for _, m := range v {
			if !s.try(at(m.Name), nil, true) {
				return false
			}
		}
		for _, m := range v {
			if !s.parts(m.Value, at(m.Name)) {
				return false
			}
		}
	case []any:
		if !s.elements(v, place) {
			return false
		}
		for i := range v {
			if !s.parts(v[i], at(strconv.Itoa(i))) {
				return false
			}
		}
	case string:
		return s.all(place, simplerTexts(v))
	case json.Number:
		return s.all(place, simplerNumbers(v))
	case bool:
		return !v || s.try(place, false, false)
	}
	return true
}

func (s *shrinker) all(place []string, simpler []any) bool {
	for _, part := range simpler {
		if !s.try(place, part, false) {
			return false
		}
	}
	return true
}

// elements leaves out all, half and then single elements.
func (s *shrinker) elements(list []any, place []string) bool {
	if len(list) == 0 {
		return true
	}
	for keep := 0; keep < len(list); keep = max(2*keep, 1) {
		if !s.try(place, list[:keep:keep], false) {
			return false
		}
	}
	for i := range list {
		if !s.try(append(place[:len(place):len(place)], strconv.Itoa(i)), nil, true) {
			return false
		}
	}
	return true
}

// simplerTexts are strings that are shorter or, at the same length, plainer.
func simplerTexts(text string) []any {
	r := []rune(text)
	var out []any
	for keep := 0; keep < len(r); keep = max(2*keep, 1) {
		out = append(out, string(r[:keep]))
	}
	if len(r) > 1 {
		out = append(out, string(r[:len(r)-1]))
	}
	plain := make([]rune, len(r))
	for i := range plain {
		plain[i] = 'a'
	}
	if string(plain) < text || len(string(plain)) < len(text) {
		out = append(out, string(plain))
	}
	return out
}

// simplerNumbers are nearer to zero, or whole.
func simplerNumbers(n json.Number) []any {
	if n == "0" {
		return nil
	}
	out := []any{json.Number("0")}
	f, err := strconv.ParseFloat(string(n), 64)
	if err != nil {
		return out
	}
	for _, simpler := range []float64{1, 10, 100, math.Trunc(f / 2), math.Trunc(f)} {
		text := strconv.FormatFloat(simpler, 'f', -1, 64)
		if math.Abs(simpler) < math.Abs(f) {
			out = append(out, json.Number(text))
		}
	}
	if f < 0 {
		out = append(out, json.Number(strconv.FormatFloat(-f, 'f', -1, 64)))
	}
	return out
}
