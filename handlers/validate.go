package handlers

import (
	"maps"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/internal/fault"
)

// validate refuses requests that do not follow the contract. The route is the
// one that Echo matched, and what is validated is what the handler gets.
func (s *server) validate(r *route) echo.MiddlewareFunc {
	options := &openapi3filter.Options{
		SkipSettingDefaults: true,
		KeepValidatedValue:  true,
		MultiError:          true,
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			input := &openapi3filter.RequestValidationInput{
				Request: c.Request(), Route: r.openapi, Options: options,
			}
			if err := r.checkPath(c, input); err != nil {
				return err
			}
			if err := r.checkParameters(input); err != nil {
				return err
			}
			if err := r.checkBody(input); err != nil {
				if fault.Is(err, fault.Unsupported) {
					c.Response().Header().Set("Accept", strings.Join(r.mediaTypes(), ", "))
				}
				return err
			}
			return next(c)
		}
	}
}

// checkPath validates path parameters. Echo's last parameter swallows further
// segments, which the contract knows nothing of.
func (r *route) checkPath(c echo.Context, input *openapi3filter.RequestValidationInput) error {
	if len(r.paths) == 0 {
		return nil
	}
	values := c.ParamValues()
	input.PathParams = make(map[string]string, len(values))
	for i, name := range c.ParamNames() {
		if strings.Contains(values[i], "/") {
			return echo.ErrNotFound
		}
		value := values[i]
		if c.Request().URL.RawPath != "" {
			unescaped, err := url.PathUnescape(value)
			if err != nil {
				return malformed(fault.Field{Place: name, Detail: "is not properly escaped"})
			}
			value = unescaped
		}
		input.PathParams[name] = value
	}
	var faults []fault.Field
	for _, p := range r.paths {
		faults = checkParameter(input, p, faults)
	}
	return malformed(faults...)
}

// checkParameters validates the query and the headers.
func (r *route) checkParameters(input *openapi3filter.RequestValidationInput) error {
	faults, err := r.checkQuery(input, nil)
	if err != nil {
		return err
	}
	for _, p := range r.headers {
		switch values := input.Request.Header.Values(p.Name); {
		case len(values) == 0 && !p.Required:
		case len(values) > 1:
			faults = append(faults, fault.Field{Place: p.Name, Detail: "must be given once"})
		default:
			faults = checkParameter(input, p, faults)
		}
	}
	return malformed(faults...)
}

// checkQuery validates the query: known names only, each once.
func (r *route) checkQuery(input *openapi3filter.RequestValidationInput, faults []fault.Field) ([]fault.Field, error) {
	if input.Request.URL.RawQuery == "" {
		return faults, nil // no query parameter of the contract is required
	}
	query, err := url.ParseQuery(input.Request.URL.RawQuery)
	if err != nil {
		return nil, fault.New(fault.Malformed, "The query is not properly escaped.")
	}
	input.QueryParams = query
	for _, name := range slices.Sorted(maps.Keys(query)) {
		values := query[name]
		p, known := r.queries[name]
		switch {
		case !known:
			faults = append(faults, fault.Field{Place: shortened(name, maxName), Detail: "is not a query parameter of this operation"})
		case len(values) > 1:
			faults = append(faults, fault.Field{Place: name, Detail: "must be given once"})
		case isBoolean(p) && values[0] != "true" && values[0] != "false":
			faults = append(faults, fault.Field{Place: name, Detail: "must be true or false"})
		default:
			faults = checkParameter(input, p, faults)
		}
	}
	return faults, nil
}

// maxName is how much of an unknown name a problem repeats.
const maxName = 100

func isBoolean(p *openapi3.Parameter) bool { return p.Schema.Value.Type.Is(openapi3.TypeBoolean) }

func checkParameter(input *openapi3filter.RequestValidationInput, p *openapi3.Parameter, faults []fault.Field) []fault.Field {
	if err := openapi3filter.ValidateParameter(input.Request.Context(), input, p); err != nil {
		for _, f := range fieldsOf(err) {
			faults = append(faults, fault.Field{Place: p.Name, Detail: f.Detail})
		}
	}
	return faults
}

// checkBody validates the body. Documents are only checked for their media
// type: what is in them is read by internal/contract.
func (r *route) checkBody(input *openapi3filter.RequestValidationInput) error {
	if r.body == nil {
		return refuseBody(input.Request)
	}
	if err := r.checkMediaType(input.Request); err != nil {
		return err
	}
	if r.raw {
		return nil
	}
	data, err := readBody(input.Request.Body)
	if err != nil {
		return err
	}
	if err := checkJSON(data); err != nil {
		return err
	}
	input.Request.Body = bytesBody(data)
	if err := openapi3filter.ValidateRequestBody(input.Request.Context(), input, r.body); err != nil {
		return malformed(fieldsOf(err)...)
	}
	return nil
}

// checkMediaType refuses bodies that are not of a media type of the contract.
// What is of one gets it in lower case, as generated code looks for it.
func (r *route) checkMediaType(request *http.Request) error {
	media, parameters, err := mime.ParseMediaType(request.Header.Get("Content-Type"))
	if err == nil && r.body.Content.Get(media) != nil {
		request.Header.Set("Content-Type", mime.FormatMediaType(media, parameters))
		return nil
	}
	return fault.New(fault.Unsupported, "Send the body as %s.", strings.Join(r.mediaTypes(), ", "))
}

// refuseBody refuses a body where the contract has none.
func refuseBody(request *http.Request) error {
	if request.ContentLength == 0 || request.Body == nil || request.Body == http.NoBody {
		return nil
	}
	if n, _ := request.Body.Read(make([]byte, 1)); n == 0 {
		return nil
	}
	return fault.New(fault.Malformed, "This operation takes no body.")
}

// malformed is the error about the given places, or nil when there are none.
func malformed(faults ...fault.Field) error {
	if len(faults) == 0 {
		return nil
	}
	err := fault.New(fault.Malformed, "The request does not follow the contract: %s %s.", faults[0].Place, faults[0].Detail)
	if len(faults) > 1 {
		err.Detail = "The request does not follow the contract in several places."
	}
	err.Fields = faults
	return err
}
