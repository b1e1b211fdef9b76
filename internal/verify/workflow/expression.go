package workflow

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/wire"
)

// root is what an expression begins with.
type root uint8

// The roots.
const (
	theURL root = iota
	theMethod
	theStatus
	requestHeader
	requestQuery
	requestPath
	requestBody
	responseHeader
	responseBody
	theInputs
	theOutputs
	stepOutputs
	workflowInputs
	workflowOutputs
	sourceURL
	componentParameter
)

// ofAnswer reports whether there is a value only once there is an answer.
func (r root) ofAnswer() bool { return r <= responseBody }

// expression is a runtime expression (section Runtime Expressions). Beyond the
// specification, members of bodies, inputs and outputs may be named with dots
// and brackets everywhere, as conditions allow it: `$response.body.items[0].id`.
type expression struct {
	text string
	root root
	id   string   // of a step or a workflow; name of a source
	name string   // of a header, parameter, component; "" for others
	path []access // below the body, the inputs or the outputs
}

// access is one step into a value.
type access struct {
	key   string
	index int  // of an array, unless key is used
	isKey bool // key is used: a member, or an element as pointers name one
	exact bool // key stands by itself; others may go with their neighbours: "a.b" may be one name
}

// roots are the words after the dollar sign that make an expression.
var roots = map[string]bool{
	"url": true, "method": true, "statusCode": true, "request": true, "response": true, "inputs": true,
	"outputs": true, "steps": true, "workflows": true, "sourceDescriptions": true, "components": true,
}

// isExpression reports whether a text is meant as an expression: it begins with
// one of the words that expressions begin with. Any other text that begins with
// a dollar sign is a constant.
func isExpression(s string) bool {
	if !strings.HasPrefix(s, "$") {
		return false
	}
	word := s[1:]
	if i := strings.IndexAny(word, ".[#"); i >= 0 {
		word = word[:i]
	}
	return roots[word]
}

// parseExpression reads a whole text as an expression. The error is a sentence
// without a full stop.
func parseExpression(s string) (*expression, error) {
	e := &expression{text: s}
	if err := e.parse(); err != nil {
		return nil, err
	}
	return e, nil
}

func (e *expression) parse() error {
	word, rest := cutWord(e.text)
	switch word {
	case "$url", "$method", "$statusCode":
		e.root = map[string]root{"$url": theURL, "$method": theMethod, "$statusCode": theStatus}[word]
		if rest != "" {
			return fmt.Errorf("%s goes on after %s, which has no parts", quote(e.text), word)
		}
		return nil
	case "$request", "$response":
		return e.message(word, rest)
	case "$inputs":
		e.root = theInputs
		return e.named(word, rest)
	case "$outputs":
		e.root = theOutputs
		return e.named(word, rest)
	case "$steps":
		return e.within(rest, "$steps.ID.outputs.NAME", stepOutputs, stepOutputs)
	case "$workflows":
		return e.within(rest, "$workflows.ID.outputs.NAME or $workflows.ID.inputs.NAME", workflowOutputs, workflowInputs)
	case "$sourceDescriptions":
		return e.source(rest)
	case "$components":
		return e.component(rest)
	}
	return fmt.Errorf("%s is no runtime expression; they begin with $inputs, $steps, $response, $statusCode and the like", quote(e.text))
}

// source reads what follows $sourceDescriptions.
func (e *expression) source(rest string) error {
	e.root = sourceURL
	e.id = strings.TrimSuffix(strings.TrimPrefix(rest, "."), ".url")
	if e.id == "" || rest != "."+e.id+".url" {
		return fmt.Errorf("%s has no value; of a source only its address has: $sourceDescriptions.NAME.url", quote(e.text))
	}
	return nil
}

// component reads what follows $components.
func (e *expression) component(rest string) error {
	e.root = componentParameter
	e.name = strings.TrimPrefix(rest, ".parameters.")
	if !isName(e.name) || rest != ".parameters."+e.name {
		return fmt.Errorf("%s has no value; of the components only parameters have: $components.parameters.NAME", quote(e.text))
	}
	return nil
}

// cutWord cuts "$word" from what follows it.
func cutWord(s string) (word, rest string) {
	if i := strings.IndexAny(s, ".[#"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// message reads what follows $request or $response.
func (e *expression) message(word, rest string) error {
	what, rest := cutWord(strings.TrimPrefix(rest, "."))
	response := word == "$response"
	switch {
	case what == "body":
		e.root = requestBody
		if response {
			e.root = responseBody
		}
		return e.access(rest)
	case what == "header":
		e.root = requestHeader
		if response {
			e.root = responseHeader
		}
		e.name = strings.TrimPrefix(rest, ".")
		if !wire.Token(e.name) || !strings.HasPrefix(rest, ".") {
			return fmt.Errorf("%s names no header: write %s.header.NAME", quote(e.text), word)
		}
		return nil
	case !response && (what == "query" || what == "path"):
		e.root = requestQuery
		if what == "path" {
			e.root = requestPath
		}
		if e.name = strings.TrimPrefix(rest, "."); e.name == "" || !strings.HasPrefix(rest, ".") {
			return fmt.Errorf("%s names no parameter: write %s.%s.NAME", quote(e.text), word, what)
		}
		return nil
	case response:
		return fmt.Errorf("%s is neither $response.header.NAME nor $response.body", quote(e.text))
	}
	return fmt.Errorf("%s is none of $request.header.NAME, $request.query.NAME, $request.path.NAME and $request.body", quote(e.text))
}

// named reads the name of an input or an output, and what follows it.
func (e *expression) named(word, rest string) error {
	if !strings.HasPrefix(rest, ".") {
		return fmt.Errorf("%s names none: write %s.NAME", quote(e.text), word)
	}
	return e.access(rest)
}

// within reads what follows $steps or $workflows.
func (e *expression) within(rest, form string, outputs, inputs root) error {
	id, name, ok := strings.Cut(rest, ".outputs.")
	e.root = outputs
	if other, after, found := strings.Cut(rest, ".inputs."); found && inputs != outputs && (!ok || len(other) < len(id)) {
		id, name, ok, e.root = other, after, true, inputs
	}
	if !ok || len(id) < 2 || id[0] != '.' || name == "" {
		return fmt.Errorf("%s is not of the form %s", quote(e.text), form)
	}
	e.id = id[1:]
	return e.access("." + name)
}
