package workflow

import (
	"fmt"
	"strings"
	"time"

	"github.com/dlclark/regexp2"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// criterion is a condition that a step must meet, or on which an action is
// taken (Criterion Object). Exactly one of condition, pattern and query is used.
type criterion struct {
	text    string      // the condition as written
	context *expression // what pattern or query is applied to

	condition *condition
	pattern   *regexp2.Regexp
	query     *query
	Place
}

// matchTime bounds the time that one match of a regular expression may take.
const matchTime = 250 * time.Millisecond

// criterion reads a criterion; nil when it cannot be used.
func (r *reader) criterion(n *contract.Node) *criterion {
	if !r.object(n, "a criterion", "condition", "context", "type") {
		return nil
	}
	c := &criterion{text: r.need(n, "a criterion", "condition"), Place: placeOf(n)}
	at := n.Get("condition")
	if at.Is(contract.String) {
		c.Place = placeOf(at)
	}
	kind := r.criterionType(n)
	if text := r.text(n, "a criterion", "context"); text != "" {
		e, err := parseExpression(text)
		if err != nil {
			r.fault(n.Get("context"), "%s.", capital(err.Error()))
		}
		c.context = e
	} else if kind == "regex" || kind == "jsonpath" {
		r.fault(n, "A criterion of type %s needs the field `context`, such as $response.body.", kind)
	}
	if c.text == "" || kind == "" {
		return nil
	}
	if err := c.compile(kind); err != nil {
		r.fault(at, "The condition cannot be read: %s.", err)
		return nil
	}
	return c
}

// criterionType returns "simple", "regex" or "jsonpath", or "" after a fault.
func (r *reader) criterionType(n *contract.Node) string {
	at := n.Get("type")
	if at == nil {
		return "simple"
	}
	kind := at.Text()
	if at.Is(contract.Object) {
		r.object(at, "the type of a criterion", "type", "version")
		kind = r.need(at, "the type of a criterion", "type")
		version := r.need(at, "the type of a criterion", "version")
		at = at.Get("type")
		if kind == "jsonpath" && version != "" && version != "draft-goessner-dispatch-jsonpath-00" && version != "rfc9535" {
			r.fault(at, "The version %s of JSONPath is not known; conditions are read as in RFC 9535.", quote(version))
		}
	}
	switch kind {
	case "simple", "regex", "jsonpath":
		return kind
	case "xpath":
		r.fault(at, "Criteria of type xpath are not supported; use simple, regex or jsonpath.")
	default:
		r.fault(at, "The type of a criterion is simple, regex or jsonpath.")
	}
	return ""
}

func (c *criterion) compile(kind string) (err error) {
	switch kind {
	case "regex":
		if c.pattern, err = regexp2.Compile(c.text, regexp2.ECMAScript); err != nil {
			return fmt.Errorf("it is no regular expression of ECMAScript (%w)", err)
		}
		c.pattern.MatchTimeout = matchTime
	case "jsonpath":
		c.query, err = parseQuery(c.text)
	default:
		c.condition, err = parseCondition(c.text)
	}
	return err
}

// holds reports whether a criterion is met and, if it is not, what was there
// instead.
func (c *criterion) holds(s *scope) (ok bool, arrived string) {
	if c.condition != nil {
		return truth(c.condition.value(s)), c.explain(s)
	}
	if c.context == nil {
		return false, "it has no context"
	}
	b, err := s.lookup(c.context)
	if err != nil {
		return false, err.Error()
	}
	arrived = c.context.text + " is " + show(c.context, b.value)
	if c.query != nil {
		return c.query.holds(b.value) || c.filtersWhole(b.value), arrived
	}
	ok, err = c.pattern.MatchString(wire.Text(sample.FromPlain(b.value)))
	if err != nil {
		return false, "the regular expression took too long; " + arrived
	}
	return ok, arrived
}

// filtersWhole reports whether an object passes a filter that stands right
// behind the root, as in the examples of the Arazzo Specification (1.0.1,
// Criterion Object). By RFC 9535 such a filter looks at the members of the
// object, which is never what is meant there.
func (c *criterion) filtersWhole(v any) bool {
	_, isObject := v.(map[string]any)
	return isObject && strings.HasPrefix(strings.ReplaceAll(c.text, " ", ""), "$[?") && c.query.holds([]any{v})
}

// explain tells the values of the expressions of a simple condition.
func (c *criterion) explain(s *scope) string {
	var parts []string
	c.condition.expressions(func(e *expression) {
		part := e.text + " is "
		if b, err := s.lookup(e); err != nil {
			part = e.text + " has no value: " + err.Error()
		} else {
			part += show(e, b.value)
		}
		for _, known := range parts {
			if known == part {
				return
			}
		}
		parts = append(parts, part)
	})
	return strings.Join(parts, ", ")
}
