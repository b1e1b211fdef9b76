package typescript

import (
	"github.com/apisteward/steward/internal/clients/source"
)

// clientFile writes the class with all groups as members.
func (e *emitter) clientFile() source.File {
	m := newModule("client")
	client := m.value("runtime/client", "Client")
	options, service := m.typ("connect", "Options"), m.value("connect", "service")
	doc(m.Writer, e.plan.Title, e.plan.Summary)
	m.Block("export class "+e.names.client+" extends "+client+" {", "}", func() {
		for _, g := range e.plan.Groups {
			named := e.names.groups[g]
			doc(m.Writer, firstParagraph(g.Description))
			m.Line("readonly %s = new %s(this);", named.member, m.value(named.module, named.class))
		}
		m.Blank()
		m.Block("constructor(options: "+options+" = {}) {", "}", func() { m.Line("super(%s, options);", service) })
	})
	return m.file()
}

// indexFile writes what the package offers.
func (e *emitter) indexFile() source.File {
	m := newModule("index")
	m.Line(`export type { Auth } from "./auth.js";`)
	m.Line(`export { %s } from "./client.js";`, e.names.client)
	if len(e.plan.Servers) > 1 {
		m.Line(`export { connect, type Options, servers } from "./connect.js";`)
	} else {
		m.Line(`export { connect, type Options } from "./connect.js";`)
	}
	if len(e.plan.Errors) > 0 {
		m.Line(`export * from "./errors.js";`)
	}
	for _, t := range e.plan.Types {
		m.Line("export type * from %s;", quote("./"+e.names.modules[t]+".js"))
	}
	for _, g := range e.plan.Groups {
		m.Line("export * from %s;", quote("./"+e.names.groups[g].module+".js"))
	}
	m.Line(`export * from "./runtime/index.js";`)
	return m.file()
}
