package wire

import (
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// deepest is how many levels a deepObject may have.
const deepest = 32

// deepObject reads name[member]=value and deeper levels (OpenAPI 3.0.4,
// section 4.7.12.3). What the specification leaves open is read as most
// programs write it: elements of lists by index, by empty brackets, or by the
// name of the list again.
func (r *Reader) deepObject(p *contract.Parameter, from pairsSource) (v any, given bool, err error) {
	root := &branch{coding: from.coding}
	for _, pair := range from.pairs {
		keys, found := strings.CutPrefix(pair.Name, p.Name)
		if !found || keys != "" && !bracketed(keys) {
			continue
		}
		if given = true; !root.add(keys, pair.Value) {
			return nil, true, errDeep
		}
	}
	if !given {
		return nil, false, nil
	}
	v, err = r.value(p.Schema, root)
	return v, true, err
}

// bracketed reports whether a text is keys in brackets: "[a][0]".
func bracketed(keys string) bool {
	for keys != "" {
		end := strings.IndexByte(keys, ']')
		if keys[0] != '[' || end < 0 {
			return false
		}
		keys = keys[end+1:]
	}
	return true
}

// branch is a part of a deepObject.
type branch struct {
	coding
	texts []string
	keys  []string // in the order in which they first come
	inner map[string]*branch
}

// add puts a text where keys in brackets lead; false when that is too deep.
func (b *branch) add(keys, text string) bool {
	for level := 0; keys != ""; level++ {
		if level == deepest {
			return false
		}
		end := strings.IndexByte(keys, ']')
		b = b.child(keys[1:end])
		keys = keys[end+1:]
	}
	b.texts = append(b.texts, text)
	return true
}

func (b *branch) child(key string) *branch {
	child := b.inner[key]
	if child == nil {
		if b.inner == nil {
			b.inner = make(map[string]*branch)
		}
		child = &branch{coding: b.coding}
		b.inner[key] = child
		b.keys = append(b.keys, key)
	}
	return child
}

func (b *branch) scalar() (string, error) {
	if len(b.keys) > 0 {
		return "", errScalar
	}
	return several{b.texts, b.coding}.scalar()
}

func (b *branch) list() ([]source, error) {
	if len(b.keys) == 0 {
		return several{b.texts, b.coding}.list()
	}
	if len(b.texts) > 0 {
		return nil, errBoth
	}
	var list []source
	for _, key := range slices.SortedStableFunc(slices.Values(b.keys), byIndex) {
		element := b.inner[key]
		switch _, err := strconv.Atoi(key); {
		case key == "" && len(element.keys) == 0:
			more, _ := several{element.texts, b.coding}.list()
			list = append(list, more...)
		case key == "", err == nil:
			list = append(list, element)
		default:
			return nil, errList
		}
	}
	return list, nil
}

// byIndex orders indexes as numbers, and what is none first.
func byIndex(a, b string) int {
	i, _ := strconv.Atoi(a)
	j, _ := strconv.Atoi(b)
	return i - j
}

func (b *branch) members(*parts) ([]namedSource, error) {
	switch {
	case len(b.texts) > 0 && len(b.keys) > 0:
		return nil, errBoth
	case len(b.texts) > 0:
		return nil, errObject
	}
	list := make([]namedSource, len(b.keys))
	for i, key := range b.keys {
		list[i] = namedSource{key, b.inner[key]}
	}
	return list, nil
}
