package lint

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/apisteward/steward/internal/contract"
)

// exampleCheck compares examples with schemas. As JSON Schema has it, a format
// is not checked.
type exampleCheck struct {
	*Pass
	compiler *schemaCompiler
	printer  *message.Printer
	over     bool // the work has become too much
}

func newExampleCheck(p *Pass) *exampleCheck {
	return &exampleCheck{
		Pass:     p,
		compiler: newSchemaCompiler(p.Doc),
		printer:  message.NewPrinter(language.English),
	}
}

// check reports every place of an example that its schema does not allow.
func (c *exampleCheck) check(example, schema *contract.Node, w way) {
	if c.over {
		return
	}
	v, ok := plain(example)
	if !ok {
		c.Report(example, "the example holds a number that is too large to be checked")
		return
	}
	err, ok := c.validate(v, schema, w)
	if !ok {
		c.over = true
		c.Report(example, "checking the examples from here on would take too long, so they were not checked")
		return
	}
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return
	}
	for _, leaf := range leaves(invalid) {
		c.reportLeaf(example, leaf)
	}
}

// validate is false when the work has become too much.
func (c *exampleCheck) validate(v any, schema *contract.Node, w way) (err error, ok bool) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case overspent:
			ok = false
		default:
			panic(r)
		}
	}()
	return c.compiler.schema(schema, w).Validate(v), true
}

// leaves returns the errors that have no deeper cause, in the order of their
// places. Of alternatives that all fail it takes the one that the value was
// clearly meant for, or else says so of the alternatives as a whole.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	switch e.ErrorKind.(type) {
	case *kind.RefCycle:
		return nil
	case *kind.AnyOf, *kind.OneOf:
		if meant := meantAlternative(e); meant != nil {
			return meant
		}
		return []*jsonschema.ValidationError{e}
	case *kind.Not, *kind.Contains, *kind.MinContains, *kind.PropertyNames:
		return []*jsonschema.ValidationError{e}
	}
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	var all []*jsonschema.ValidationError
	for _, cause := range e.Causes {
		all = append(all, leaves(cause)...)
	}
	slices.SortStableFunc(all, func(a, b *jsonschema.ValidationError) int {
		return slices.Compare(a.InstanceLocation, b.InstanceLocation)
	})
	return all
}

// meantAlternative returns the leaves of the only alternative that the value
// itself, apart from what is inside, fits.
func meantAlternative(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	var meant []*jsonschema.ValidationError
	for _, cause := range e.Causes {
		found := leaves(cause)
		if slices.ContainsFunc(found, func(leaf *jsonschema.ValidationError) bool { return rejects(leaf, e) }) {
			continue
		}
		if meant != nil {
			return nil
		}
		meant = found
	}
	return meant
}

// rejects reports whether a leaf is about the value as a whole that e is about.
func rejects(leaf, e *jsonschema.ValidationError) bool {
	if len(leaf.InstanceLocation) != len(e.InstanceLocation) {
		return false
	}
	switch leaf.ErrorKind.(type) {
	case *kind.Type, *kind.Enum, *kind.FalseSchema, *kind.AnyOf, *kind.OneOf:
		return true
	}
	return false
}

func (c *exampleCheck) reportLeaf(example *contract.Node, leaf *jsonschema.ValidationError) {
	at := descend(example, leaf.InstanceLocation)
	if k, ok := leaf.ErrorKind.(*kind.AdditionalProperties); ok {
		slices.Sort(k.Properties)
		for _, name := range k.Properties {
			c.Report(first(at.Get(name), at), "the example has the property %q, which the schema does not allow", name)
		}
		return
	}
	c.Report(at, "the example %s", c.describe(leaf.ErrorKind, at))
}

// describe says in words what is wrong with a value.
func (c *exampleCheck) describe(k jsonschema.ErrorKind, at *contract.Node) string {
	switch k := k.(type) {
	case *kind.Type:
		return fmt.Sprintf("is %s here, and the schema wants %s", kindName(at.Kind), strings.Join(k.Want, " or "))
	case *kind.Required:
		if len(k.Missing) > 1 {
			return "lacks the required properties " + quoted(k.Missing)
		}
		return "lacks the required property " + quoted(k.Missing)
	case *kind.Enum:
		return "is not among the values of the enum here"
	case *kind.Pattern:
		return fmt.Sprintf("does not match the pattern %q here", k.Want)
	case *kind.Minimum:
		return "is below the minimum " + exact(k.Want) + " here"
	case *kind.Maximum:
		return "is above the maximum " + exact(k.Want) + " here"
	case *kind.ExclusiveMinimum:
		return "is not above " + exact(k.Want) + " here"
	case *kind.ExclusiveMaximum:
		return "is not below " + exact(k.Want) + " here"
	case *kind.AnyOf:
		return "fits none of the alternatives of anyOf here"
	case *kind.OneOf:
		if len(k.Subschemas) > 1 {
			return fmt.Sprintf("fits more than one of the alternatives of oneOf here (the %s and %s)", ordinal(k.Subschemas[0]), ordinal(k.Subschemas[1]))
		}
		return "fits none of the alternatives of oneOf here"
	case *kind.Not:
		return "fits what not forbids here"
	case *kind.FalseSchema:
		return "has a value where the schema allows none"
	}
	return "breaks the schema here: " + k.LocalizedString(c.printer)
}

func quoted(names []string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = strconv.Quote(name)
	}
	return strings.Join(out, ", ")
}

// ordinal writes a zero-based index as a person counts: "1st".
func ordinal(index int) string {
	n := index + 1
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// descend follows keys and indexes into a value, as far as they lead.
func descend(n *contract.Node, keys []string) *contract.Node {
	for _, key := range keys {
		next := n.Get(key)
		if n.Is(contract.Array) {
			if i, err := strconv.Atoi(key); err == nil && i < n.Len() {
				next = n.Children()[i].Value
			}
		}
		if next == nil {
			return n
		}
		n = next
	}
	return n
}
