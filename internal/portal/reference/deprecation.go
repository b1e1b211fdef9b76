package reference

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// stability is what writers say with x-stability-level, of the operation or of
// its path.
func stability(op *contract.Operation) string {
	for _, n := range []*contract.Node{op.Node, op.Item} {
		if s := markdown.OneLine(n.Get("x-stability-level").Text()); s != "" {
			return s
		}
	}
	return ""
}

// notices are what a reader must know before using an operation.
func (r *Reference) notices(op *contract.Operation, l Links) []Line {
	var out []Line
	if line := r.deprecation(op, l); line != nil {
		out = append(out, line)
	}
	switch s := strings.ToLower(stability(op)); s {
	case "", "stable":
	default:
		out = append(out, strong("Stability: "+s+".").and(" It may still change."))
	}
	return out
}

// deprecation says that an operation is on its way out, since when, until when
// and what comes instead.
func (r *Reference) deprecation(op *contract.Operation, l Links) Line {
	since := firstText(op.Node, "x-deprecated-at", "x-deprecation-date")
	sunset := firstText(op.Node, "x-sunset")
	successor := firstText(op.Node, "x-successor", "x-replaced-by")
	if !op.Deprecated && sunset == "" && since == "" {
		return nil
	}
	out := strong("Deprecated")
	if since != "" {
		out = out.and(" since " + since)
	}
	out = out.and(". Do not use this operation in new work.")
	if sunset != "" {
		out = out.and(" It will be switched off on ").then(Piece{Text: sunset, Form: Strong}).and(".")
	}
	if successor != "" {
		out = out.and(" Use ").then(r.leadTo(successor, l)...).and(" instead.")
	}
	return out
}

func firstText(n *contract.Node, keys ...string) string {
	for _, key := range keys {
		if s := markdown.OneLine(n.Get(key).Text()); s != "" {
			return s
		}
	}
	return ""
}

// leadTo is a link to what a document names: an operation by its id, reference,
// or method and path, or an address of the web.
func (r *Reference) leadTo(name string, l Links) Line {
	if op := r.named(name); op != nil {
		return codeLink(op.Name(), l.Operation(r.operations.pages[op]))
	}
	if href := prose.Address(name); href != "" {
		return Line{{Text: name, Href: href}}
	}
	return code(name)
}

// named finds an operation by its id, by a reference to it, or by its method
// and path.
func (r *Reference) named(name string) *contract.Operation {
	if op := r.operations.byName[name]; op != nil {
		return op
	}
	if strings.HasPrefix(name, "#/") {
		if op := r.doc.OperationAt(r.doc.Lookup(name)); op != nil && r.operations.pages[op] != "" {
			return op
		}
	}
	return nil
}
