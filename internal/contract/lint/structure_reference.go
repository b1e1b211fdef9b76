package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// expectation is a reference and what it must lead to.
type expectation struct {
	ref   *contract.Node
	shape *shape
}

// reference compares a reference, and reports whether it stands in place of
// the object, so that its other fields mean nothing.
func (w *walker) reference(n *contract.Node, s *shape) bool {
	if !s.ref && s.fields["$ref"] == nil {
		return false
	}
	w.pending = append(w.pending, expectation{n, s})
	if !s.ref {
		return false
	}
	if From31.Has(w.Doc.Edition) {
		str := aString()
		for _, key := range []string{"summary", "description"} {
			if c := n.Child(key); c != nil {
				w.value(c.Value, &str, s)
			}
		}
	}
	return true
}

// foreign reports whether a schema is written in a dialect that the table does
// not describe (OpenAPI 3.1, section 4.8.24.7).
func (w *walker) foreign(n *contract.Node, s *shape) bool {
	if s.kind != "schema" || !s.open {
		return false
	}
	dialect := n.Get("$schema")
	if dialect == nil {
		dialect = w.Doc.Root.Get("jsonSchemaDialect")
	}
	d := dialect.Text()
	return d != "" &&
		!strings.HasPrefix(d, "https://spec.openapis.org/oas/3.") &&
		!strings.HasPrefix(d, "https://json-schema.org/draft/2020-12/")
}

// followReferences compares what references lead to with what must stand
// there. What stands in a place that the table says nothing of, such as an
// extension, is compared as if it stood where the reference does.
func (w *walker) followReferences() {
	for i := 0; i < len(w.pending); i++ {
		ref, s := w.pending[i].ref, w.pending[i].shape
		target := w.Doc.Target(ref)
		if target == nil || target.ID() < 0 {
			continue
		}
		number := w.seen[target.ID()]
		switch {
		case number == 0 && (target.Is(contract.Object) || target.Is(contract.Bool) && s.boolean):
			v := obj(s.kind)
			w.value(target, &v, nil)
		case number == 0:
			w.reportKey(ref, ref.Child("$ref"), func() string {
				return "`$ref` must lead to " + withArticle(s.name) + ", not to " + withArticle(target.Kind.String())
			})
		case w.table.numbered(number).name != s.name:
			w.reportKey(ref, ref.Child("$ref"), func() string {
				return "`$ref` must lead to " + withArticle(s.name) + ", not to " + withArticle(w.table.numbered(number).name)
			})
		}
	}
}

// isRef reports whether a member would make its object a reference.
func isRef(c *contract.Child) bool { return c.Key == "$ref" && c.Value.Is(contract.String) }
