package compare_test

import (
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"
)

// Generated schemas stay within what comparing decides exactly: oneOf only of
// different types, and no patterns.

var names = []string{"a", "b", "c"}

func anySchema(t *rapid.T, depth int) object {
	if depth <= 0 {
		return leaf(t)
	}
	switch rapid.IntRange(0, 11).Draw(t, "kind") {
	case 0, 1, 2, 3:
		return anyObject(t, depth)
	case 4, 5:
		return anyArray(t, depth)
	case 6:
		return object{"anyOf": several(t, depth-1)}
	case 7:
		return object{"allOf": several(t, depth-1)}
	case 8:
		return object{"oneOf": []any{text(t), number(t)}}
	case 9:
		return object{"$ref": "#/components/schemas/R"}
	case 10:
		return nullable(t, anySchema(t, depth-1))
	}
	return leaf(t)
}

func several(t *rapid.T, depth int) []any {
	out := []any{anySchema(t, depth), anySchema(t, depth)}
	if rapid.Bool().Draw(t, "three") {
		out = append(out, anySchema(t, depth))
	}
	return out
}

func nullable(t *rapid.T, s object) object {
	if kind, ok := s["type"].(string); ok && kind != "null" {
		s["type"] = []any{kind, "null"}
	}
	return s
}

func leaf(t *rapid.T) object {
	switch rapid.IntRange(0, 6).Draw(t, "leaf") {
	case 0:
		return object{}
	case 1:
		return object{"type": "boolean"}
	case 2:
		return object{"type": []any{"string", "integer"}}
	case 3, 4:
		return text(t)
	}
	return number(t)
}

func text(t *rapid.T) object {
	s := object{"type": "string"}
	if rapid.IntRange(0, 2).Draw(t, "enum") == 0 {
		s["enum"] = toAny(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"", "x", "xx", "xxx"}), 1, 3, rapid.ID).Draw(t, "values"))
		return s
	}
	limit(t, s, "minLength", 0, 2)
	limit(t, s, "maxLength", 1, 3)
	return s
}

func number(t *rapid.T) object {
	s := object{"type": rapid.SampledFrom([]string{"integer", "number"}).Draw(t, "number")}
	limit(t, s, "minimum", -2, 2)
	limit(t, s, "exclusiveMinimum", -2, 2)
	limit(t, s, "maximum", 1, 4)
	limit(t, s, "exclusiveMaximum", 1, 4)
	limit(t, s, "multipleOf", 1, 3)
	return s
}

// limit gives a keyword a value one time in three.
func limit(t *rapid.T, s object, keyword string, low, high int) {
	if rapid.IntRange(0, 2).Draw(t, keyword+"?") == 0 {
		s[keyword] = rapid.IntRange(low, high).Draw(t, keyword)
	}
}

func anyArray(t *rapid.T, depth int) object {
	s := object{"type": "array"}
	if rapid.Bool().Draw(t, "items?") {
		s["items"] = anySchema(t, depth-1)
	}
	if rapid.IntRange(0, 4).Draw(t, "tuple?") == 0 {
		s["prefixItems"] = []any{anySchema(t, depth-1)}
	}
	if rapid.IntRange(0, 4).Draw(t, "contains?") == 0 {
		s["contains"] = leaf(t)
	}
	if rapid.IntRange(0, 3).Draw(t, "unique?") == 0 {
		s["uniqueItems"] = true
	}
	limit(t, s, "minItems", 0, 2)
	limit(t, s, "maxItems", 1, 3)
	return s
}

func anyObject(t *rapid.T, depth int) object {
	properties := object{}
	for _, name := range names {
		if rapid.Bool().Draw(t, "has "+name) {
			properties[name] = anySchema(t, depth-1)
		}
	}
	s := object{"type": "object", "properties": properties}
	if rapid.Bool().Draw(t, "required?") {
		s["required"] = toAny(rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 2, rapid.ID).Draw(t, "required"))
	}
	switch rapid.IntRange(0, 5).Draw(t, "additional") {
	case 0, 1:
		s["additionalProperties"] = false
	case 2:
		s["additionalProperties"] = anySchema(t, depth-1)
	}
	if rapid.IntRange(0, 4).Draw(t, "dependent?") == 0 {
		s["dependentRequired"] = object{"a": []any{"b"}}
	}
	limit(t, s, "minProperties", 0, 2)
	limit(t, s, "maxProperties", 1, 3)
	return s
}

func toAny[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// changed returns a copy of a schema with one thing changed somewhere in it.
func changed(t *rapid.T, s object, depth int) object {
	out := maps.Clone(s)
	keys := slices.Sorted(maps.Keys(s))
	if len(keys) == 0 || rapid.IntRange(0, 5).Draw(t, "replace") == 0 {
		return anySchema(t, depth)
	}
	key := rapid.SampledFrom(keys).Draw(t, "key")
	switch v := s[key].(type) {
	case int:
		out[key] = max(v+rapid.SampledFrom([]int{-1, 1}).Draw(t, "step"), 0)
		if key == "multipleOf" {
			out[key] = max(out[key].(int), 1)
		}
	case object:
		if key == "properties" {
			out[key] = changedProperties(t, v, depth)
		} else if key != "dependentRequired" {
			out[key] = changed(t, v, depth-1)
		} else {
			delete(out, key)
		}
	case []any:
		if out[key] = changedList(t, v, depth); key == "oneOf" {
			out[key] = []any{text(t), number(t)}
		}
	default:
		delete(out, key)
	}
	return out
}

func changedProperties(t *rapid.T, properties object, depth int) object {
	out := maps.Clone(properties)
	name := rapid.SampledFrom(names).Draw(t, "name")
	if p, ok := properties[name].(object); ok {
		if rapid.IntRange(0, 3).Draw(t, "drop") == 0 {
			delete(out, name)
		} else {
			out[name] = changed(t, p, depth-1)
		}
		return out
	}
	out[name] = anySchema(t, depth-1)
	return out
}

func changedList(t *rapid.T, list []any, depth int) []any {
	out := slices.Clone(list)
	if len(out) == 0 {
		return out
	}
	i := rapid.IntRange(0, len(out)-1).Draw(t, "index")
	if s, ok := out[i].(object); ok && rapid.Bool().Draw(t, "inside") {
		out[i] = changed(t, s, depth-1)
		return out
	}
	if len(out) > 1 {
		return slices.Delete(out, i, i+1)
	}
	return out
}

// valueOf draws a value that the schema may let through.
func valueOf(t *rapid.T, s object, depth int) any {
	if depth <= 0 {
		return anyValue(t)
	}
	if list, ok := s["enum"].([]any); ok && rapid.IntRange(0, 4).Draw(t, "from enum") > 0 {
		return rapid.SampledFrom(list).Draw(t, "enum value")
	}
	for _, key := range []string{"anyOf", "oneOf", "allOf"} {
		if list, ok := s[key].([]any); ok {
			if key == "allOf" {
				return joinedValue(t, list, depth)
			}
			return valueOf(t, rapid.SampledFrom(list).Draw(t, key).(object), depth-1)
		}
	}
	if s["$ref"] != nil {
		return valueOf(t, recursive(), depth-1)
	}
	kind := fmt.Sprint(s["type"])
	if list, ok := s["type"].([]any); ok {
		kind = fmt.Sprint(rapid.SampledFrom(list).Draw(t, "type"))
	}
	return valueOfKind(t, s, kind, depth)
}

func valueOfKind(t *rapid.T, s object, kind string, depth int) any {
	switch kind {
	case "object":
		return objectValue(t, s, depth)
	case "array":
		return arrayValue(t, s, depth)
	case "string":
		return rapid.SampledFrom([]string{"", "x", "xx", "xxx", "xxxx"}).Draw(t, "text")
	case "integer":
		return rapid.IntRange(-3, 7).Draw(t, "integer")
	case "number":
		return float64(rapid.IntRange(-6, 14).Draw(t, "halves")) / 2
	case "boolean":
		return rapid.Bool().Draw(t, "boolean")
	case "null":
		return nil
	}
	return anyValue(t)
}

func anyValue(t *rapid.T) any {
	return rapid.SampledFrom([]any{nil, true, "x", "xxx", 1, 2.5, []any{}, []any{1}, object{}}).Draw(t, "value")
}

func objectValue(t *rapid.T, s object, depth int) any {
	out := object{}
	properties, _ := s["properties"].(object)
	required, _ := s["required"].([]any)
	for _, name := range names {
		p, declared := properties[name].(object)
		must := slices.Contains(required, any(name))
		switch {
		case declared && (must || rapid.Bool().Draw(t, "give "+name)):
			out[name] = valueOf(t, p, depth-1)
		case must:
			out[name] = anyValue(t)
		}
	}
	if rest, ok := s["additionalProperties"].(object); ok && rapid.Bool().Draw(t, "further") {
		out["z"] = valueOf(t, rest, depth-1)
	} else if s["additionalProperties"] == nil && rapid.Bool().Draw(t, "undeclared") {
		out["z"] = anyValue(t)
	}
	return out
}

func arrayValue(t *rapid.T, s object, depth int) any {
	items, _ := s["items"].(object)
	first, _ := s["prefixItems"].([]any)
	out := []any{}
	for i := range rapid.IntRange(0, 4).Draw(t, "length") {
		switch {
		case i < len(first):
			out = append(out, valueOf(t, first[i].(object), depth-1))
		case items != nil:
			out = append(out, valueOf(t, items, depth-1))
		default:
			out = append(out, anyValue(t))
		}
	}
	return out
}

// joinedValue joins values of each part of an allOf as far as they are objects.
func joinedValue(t *rapid.T, list []any, depth int) any {
	out := object{}
	for _, s := range list {
		v := valueOf(t, s.(object), depth-1)
		o, ok := v.(object)
		if !ok {
			return v
		}
		maps.Copy(out, o)
	}
	return out
}

// recursive is the schema behind "#/components/schemas/R".
func recursive() object {
	return object{"type": "object", "required": []any{"a"}, "properties": object{
		"a": object{"type": "integer"}, "b": object{"$ref": "#/components/schemas/R"}}}
}
