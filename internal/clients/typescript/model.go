package typescript

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// modelFile writes a component type with those declared in it.
func (e *emitter) modelFile(t *plan.Type) source.File {
	m := newModule(e.names.modules[t])
	e.declare(m, t)
	return m.file()
}

// declare writes a declared type and, behind it, those declared in it.
func (e *emitter) declare(m *module, t *plan.Type) {
	m.Blank()
	doc(m.Writer, title(t), t.Description, notes(t.Notes), deprecatedTag(t.Deprecated))
	if t.Kind == plan.Object && len(t.Fields) > 0 {
		e.object(m, t)
	} else {
		e.alias(m, t)
	}
	for _, nested := range t.Nested {
		e.declare(m, nested)
	}
}

// title is the title of a type, unless its description or name says it.
func title(t *plan.Type) string {
	if strings.HasPrefix(t.Description, t.Title) || slices.Equal(plan.NameOf(t.Title), t.Name) {
		return ""
	}
	return t.Title
}

func (e *emitter) object(m *module, t *plan.Type) {
	m.Block("export interface "+e.names.types[t]+" {", "}", func() {
		values := make([]string, len(t.Fields))
		for i, f := range t.Fields {
			values[i] = e.field(m, f)
		}
		if t.Open {
			m.Line("[key: string]: %s;", e.index(m, t, values))
		}
	})
}

// field writes a property, and returns its type.
func (e *emitter) field(m *module, f *plan.Field) string {
	text := e.use(m, f.Use)
	if f.Const != nil {
		if exact, ok := literal(f.Const); ok {
			text = exact
			if f.Use.Nullable {
				text += " | null"
			}
		}
	}
	doc(m.Writer, f.Description, defaultTag(f.Default), deprecatedTag(f.Deprecated))
	name := key(f.Key)
	if f.ReadOnly {
		name = "readonly " + name
	}
	if f.Required {
		typed(m, name+":", text)
		return text
	}
	typed(m, name+"?:", text)
	return text + " | undefined"
}

// index writes the type of additional properties, which must have room for the
// declared ones.
func (e *emitter) index(m *module, t *plan.Type, values []string) string {
	parts := []string{e.use(m, t.Elem)}
	for _, v := range values {
		for part := range strings.SplitSeq(v, " | ") {
			if !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	if len(parts) > 8 || slices.Contains(parts, "unknown") || strings.ContainsAny(strings.Join(parts, ""), "[{(") {
		return "unknown"
	}
	return strings.Join(parts, " | ")
}

// alias writes a type that is not an interface.
func (e *emitter) alias(m *module, t *plan.Type) {
	text := ""
	switch {
	case t.Kind != plan.Object:
		text = e.meaning(m, t)
	case t.Open:
		text = "{ [key: string]: " + e.use(m, t.Elem) + " }"
	default:
		text = "{ [key: string]: unknown }"
	}
	typed(m, "export type "+e.names.types[t]+" =", text)
}

// typed writes a type behind what it is of, a long union in several lines.
func typed(m *module, head, text string) {
	alternatives := topLevel(text)
	if line := head + " " + text + ";"; len(m.Indent())+len(line) <= 120 || len(alternatives) < 4 {
		m.Line("%s", line)
		return
	}
	m.Line("%s", head)
	out := m.In()
	for i, part := range alternatives {
		end := ""
		if i == len(alternatives)-1 {
			end = ";"
		}
		m.Line("%s", "| "+part+end)
	}
	out()
}
