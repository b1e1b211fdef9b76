package handlers

import (
	"context"
	"fmt"
	"net/http"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/internal/access"
)

// Extensions of the contract that the server obeys.
const (
	rawBodyExtension = "x-steward-raw-body" // a body that only internal/contract reads
	scopeExtension   = "x-steward-scope"    // the least scope that an operation takes
)

// route is one operation of the contract with all that answering it needs,
// worked out once at the start.
type route struct {
	operation string // its id
	openapi   *routers.Route
	queries   map[string]*openapi3.Parameter
	paths     []*openapi3.Parameter
	headers   []*openapi3.Parameter
	body      *openapi3.RequestBody // nil when it takes none
	raw       bool                  // the body is a document
	keyed     bool                  // a key is understood
	open      bool                  // works without a key too
	scope     access.Scope          // least scope; read where the contract names none
	replays   bool                  // takes an Idempotency-Key
}

// loadRoutes reads the contract into one route per operation id.
func loadRoutes(contract []byte) (map[string]*route, error) {
	doc, err := openapi3.NewLoader().LoadFromData(contract)
	if err != nil {
		return nil, fmt.Errorf("reading the contract: %w", err)
	}
	if err := doc.Validate(context.Background(), openapi3.DisableExamplesValidation()); err != nil {
		return nil, fmt.Errorf("the contract is invalid: %w", err)
	}
	routes := make(map[string]*route)
	for path, item := range doc.Paths.Map() {
		for method, operation := range item.Operations() {
			r, err := newRoute(doc, path, item, method, operation)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", operation.OperationID, err)
			}
			routes[r.operation] = r
		}
	}
	return routes, nil
}

func newRoute(doc *openapi3.T, path string, item *openapi3.PathItem, method string, operation *openapi3.Operation) (*route, error) {
	r := &route{
		operation: operation.OperationID,
		openapi:   &routers.Route{Spec: doc, Path: path, PathItem: item, Method: method, Operation: operation},
		queries:   make(map[string]*openapi3.Parameter),
		scope:     access.Read,
	}
	for _, ref := range operation.Parameters {
		r.addParameter(ref.Value)
	}
	if operation.RequestBody != nil {
		r.body = operation.RequestBody.Value
		r.raw, _ = r.body.Extensions[rawBodyExtension].(bool)
	}
	r.keyed, r.open = securityOf(doc, operation)
	if name, ok := operation.Extensions[scopeExtension].(string); ok {
		if r.scope = access.Scope(name); !r.scope.Allows(access.Read) {
			return nil, fmt.Errorf("%s: there is no scope %q", scopeExtension, name)
		}
	}
	return r, nil
}

func (r *route) addParameter(p *openapi3.Parameter) {
	switch p.In {
	case openapi3.ParameterInQuery:
		r.queries[p.Name] = p
	case openapi3.ParameterInPath:
		r.paths = append(r.paths, p)
	case openapi3.ParameterInHeader:
		r.headers = append(r.headers, p)
		r.replays = r.replays || p.Name == idempotencyHeader
	}
}

// securityOf reports whether the operation understands a key, and whether it
// works without one.
func securityOf(doc *openapi3.T, operation *openapi3.Operation) (keyed, open bool) {
	requirements := doc.Security
	if operation.Security != nil {
		requirements = *operation.Security
	}
	open = len(requirements) == 0
	for _, requirement := range requirements {
		if len(requirement) == 0 {
			open = true
		} else {
			keyed = true
		}
	}
	return keyed, open
}

// middlewares returns what each operation is wrapped in, by operation id.
func (s *server) middlewares() map[string][]echo.MiddlewareFunc {
	all := make(map[string][]echo.MiddlewareFunc, len(s.routes))
	for id, r := range s.routes {
		all[id] = s.layers(r)
	}
	return all
}

// layers returns what one operation is wrapped in, the outermost first.
func (s *server) layers(r *route) []echo.MiddlewareFunc {
	layers := []echo.MiddlewareFunc{s.named(r)}
	if s.validateResponses {
		layers = append(layers, s.checkReply(r))
	}
	if r.keyed {
		layers = append(layers, s.authenticate(r), s.limitRate, s.authorize(r))
	}
	if r.body != nil {
		layers = append(layers, s.decodeBody(r))
	}
	layers = append(layers, s.validate(r))
	if r.replays {
		layers = append(layers, s.replay(r))
	}
	if r.openapi.Method == http.MethodGet {
		layers = append(layers, conditional)
	}
	return layers
}

// named notes the operation for log and metrics, and says how its replies are
// to be treated.
func (s *server) named(r *route) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			exchangeOf(c.Request().Context()).operation = r.operation
			header := c.Response().Header()
			header.Set("X-Content-Type-Options", "nosniff") // documents hold what somebody wrote
			if r.keyed {
				header.Set("Cache-Control", "private, no-cache")
			}
			return next(c)
		}
	}
}
