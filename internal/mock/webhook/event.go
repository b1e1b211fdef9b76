package webhook

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// event is a webhook or a callback, with one of the methods that it has.
type event struct {
	op         *contract.Operation
	name       string      // under which it is ordered: "newPet", "createOrder/onPaid"
	expression *expression // of a callback, what its URL is; nil for a webhook
}

// index knows the events of a document by their names.
type index struct {
	names   []string // each once, the full ones
	byName  map[string][]*event
	byOwner map[*contract.Operation][]*event // callbacks
}

func newIndex(doc *contract.Document) *index {
	x := &index{byName: map[string][]*event{}, byOwner: map[*contract.Operation][]*event{}}
	for _, op := range doc.Webhooks() {
		x.add(&event{op: op, name: op.Path})
	}
	for _, owner := range doc.Operations() {
		if len(owner.Callbacks) > 0 {
			x.addCallbacks(owner)
		}
	}
	return x
}

func (x *index) add(e *event) {
	if len(x.byName[e.name]) == 0 {
		x.names = append(x.names, e.name)
	}
	x.byName[e.name] = append(x.byName[e.name], e)
}

// addCallbacks enters the callbacks of an operation under "operationId/name", and
// under their name alone where no webhook has it.
func (x *index) addCallbacks(owner *contract.Operation) {
	prefix := owner.ID
	if prefix == "" {
		prefix = owner.Name()
	}
	for _, op := range owner.Callbacks {
		short, address := splitCallback(owner, op)
		e := &event{op: op, name: prefix + "/" + short, expression: parseExpression(address)}
		x.add(e)
		x.byOwner[owner] = append(x.byOwner[owner], e)
		if list := x.byName[short]; len(list) == 0 || list[0].op.Kind == contract.Callback {
			x.byName[short] = append(list, e)
		}
	}
}

// splitCallback cuts the path of a callback into its name and its expression.
func splitCallback(owner, op *contract.Operation) (name, expression string) {
	for known := range owner.Node.Get("callbacks").Fields() {
		if rest, found := strings.CutPrefix(op.Path, known+" "); found && len(known) >= len(name) {
			name, expression = known, rest
		}
	}
	return name, expression
}

// find returns the events of a name and, unless it is "", of a method.
func (x *index) find(name, method string) ([]*event, *fault.Error) {
	list := x.byName[name]
	if len(list) == 0 {
		return nil, x.unknown()
	}
	if other := slices.IndexFunc(list, func(e *event) bool { return e.name != list[0].name }); other >= 0 {
		return nil, fault.New(fault.Invalid, "Several operations have a callback of that name; say which one: %s or %s.", list[0].name, list[other].name)
	}
	if method == "" {
		return list, nil
	}
	var found []*event
	var methods []string
	for _, e := range list {
		methods = append(methods, e.op.Method)
		if strings.EqualFold(e.op.Method, method) {
			found = append(found, e)
		}
	}
	if len(found) == 0 {
		return nil, fault.New(fault.Invalid, "It is sent with %s, and with no other method.", strings.Join(methods, " or "))
	}
	return found, nil
}

// mostNames is how many names an answer lists.
const mostNames = 50

func (x *index) unknown() *fault.Error {
	if len(x.names) == 0 {
		return fault.New(fault.NotFound, "The document has neither webhooks nor callbacks.")
	}
	names := strings.Join(x.names[:min(len(x.names), mostNames)], ", ")
	if len(x.names) > mostNames {
		names += ", and more"
	}
	return fault.New(fault.NotFound, "There is no webhook or callback of that name. The document has %s.", names)
}
