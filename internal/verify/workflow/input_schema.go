package workflow

import (
	"errors"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// fileURL stands for the file in the locations of schemas. Nothing is loaded
// from it.
const fileURL = "workflow:///file"

// schemaEngine compiles the schemas of one file.
type schemaEngine struct {
	compiler *jsonschema.Compiler // nil until the first schema
}

func (e *schemaEngine) compile(root, n *contract.Node) (*jsonschema.Schema, error) {
	if e.compiler == nil {
		e.compiler = jsonschema.NewCompiler()
		e.compiler.DefaultDraft(jsonschema.Draft2020)
		e.compiler.UseLoader(jsonschema.SchemeURLLoader{}) // neither files nor addresses
		e.compiler.UseRegexpEngine(ecmaScript)
		if err := e.compiler.AddResource(fileURL, sample.Plain(sample.Of(root))); err != nil {
			return nil, err
		}
	}
	return e.compiler.Compile(fileURL + n.Pointer())
}

// inputs reads the schema of a workflow's inputs; nil when there is none.
func (r *reader) inputs(n *contract.Node) *inputs {
	if n == nil {
		return nil
	}
	if !n.Is(contract.Object) && !n.Is(contract.Bool) {
		r.fault(n, "The `inputs` of a workflow are a JSON Schema.")
		return nil
	}
	s, err := r.engine.compile(r.file.root, n)
	if err != nil {
		r.schemaFault(n, err)
		return nil
	}
	return newInputs(s)
}

// schemaFault notes what is wrong with a schema, where it is.
func (r *reader) schemaFault(n *contract.Node, err error) {
	var invalid *jsonschema.SchemaValidationError
	var inner *jsonschema.ValidationError
	var elsewhere *jsonschema.LoadURLError
	switch {
	case errors.As(err, &elsewhere):
		r.fault(n, "The schema of the inputs refers to another file or address, which is not followed.")
	case errors.As(err, &invalid) && errors.As(invalid.Err, &inner):
		told := map[*contract.Node]bool{}
		for _, l := range leavesOf(inner) {
			if at := below(n, l.place); !told[at] {
				told[at] = true
				r.fault(at, "The schema of the inputs is no JSON Schema: %s.", l.text)
			}
		}
	default:
		r.fault(n, "The schema of the inputs cannot be used: %s.", shorten(strings.ReplaceAll(err.Error(), fileURL, "")))
	}
}

// maxLeaves bounds what is said of one value.
const maxLeaves = 10

// leaf is one thing that is wrong in the first place.
type leaf struct {
	place []string // keys and indexes that lead there
	text  string
}

// leavesOf returns what is wrong in the first place, in a fixed order.
func leavesOf(e *jsonschema.ValidationError) []leaf {
	printer := message.NewPrinter(language.English)
	var list []leaf
	var visit func(*jsonschema.ValidationError)
	visit = func(e *jsonschema.ValidationError) {
		for _, cause := range e.Causes {
			visit(cause)
		}
		if len(e.Causes) == 0 {
			list = append(list, leaf{e.InstanceLocation, e.ErrorKind.LocalizedString(printer)})
		}
	}
	visit(e)
	slices.SortStableFunc(list, func(a, b leaf) int { return slices.Compare(a.place, b.place) })
	return list[:min(len(list), maxLeaves)]
}

// below follows keys and indexes as far as they lead somewhere.
func below(n *contract.Node, keys []string) *contract.Node {
	for _, key := range keys {
		next := child(n, key)
		if next == nil {
			break
		}
		n = next
	}
	return n
}

// child returns a member, or an element by its index.
func child(n *contract.Node, key string) *contract.Node {
	for _, c := range n.Children() {
		if c.Value.Key() == key {
			return c.Value
		}
	}
	return nil
}
