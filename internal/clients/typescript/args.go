package typescript

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

// arguments writes the type of an operation's arguments.
func (e *emitter) arguments(m *module, o *operation) {
	if o.args == "" {
		return
	}
	m.Blank()
	doc(m.Writer, "The arguments of {@link "+o.function+"}.")
	m.Block("export interface "+o.args+" {", "}", func() {
		for _, p := range o.Parameters {
			e.argument(m, o, p)
		}
		if o.body {
			doc(m.Writer, o.Body.Description)
			member(m, "body", e.given(m, o.Body), o.Body.Required)
		}
		if o.media != "" {
			doc(m.Writer, "The media type of the body; "+quote(o.Body.Type)+" unless given.")
			member(m, o.media, mediaTypes(o.Body), false)
		}
	})
}

func (e *emitter) argument(m *module, o *operation, p *plan.Parameter) {
	where := ""
	if p.In == "cookie" {
		where = "A cookie, which browsers do not let a program send."
	}
	doc(m.Writer, p.Description, where, defaultTag(p.Default), exampleTag(p.Example), deprecatedTag(p.Deprecated))
	text := e.use(m, p.Use)
	if p.In == "querystring" {
		text = "string | " + text
	}
	if t := resolved(p.Use.Type); t.Kind == plan.String && t.Format == "date-time" {
		text += " | Date"
	}
	member(m, o.names[p], text, p.Required)
}

// member writes an argument; one that may be left out may also be undefined.
func member(m *module, name, text string, required bool) {
	switch {
	case required:
		typed(m, name+":", text)
	case text == "unknown":
		typed(m, name+"?:", text)
	default:
		typed(m, name+"?:", text+" | undefined")
	}
}

func mediaTypes(b *plan.Body) string {
	if strings.Contains(b.Type+strings.Join(b.Others, ""), "*") {
		return "string"
	}
	list := []string{quote(b.Type)}
	for _, other := range b.Others {
		list = append(list, quote(other))
	}
	return strings.Join(list, " | ")
}

func defaultTag(n *contract.Node) string {
	if n == nil {
		return ""
	}
	text, ok := literal(n)
	if !ok || len(text) > 80 {
		return ""
	}
	return "@default " + text
}

func exampleTag(n *contract.Node) string {
	if n == nil {
		return ""
	}
	text, ok := literal(n)
	if !ok || len(text) > 80 {
		return ""
	}
	return "@example " + text
}
