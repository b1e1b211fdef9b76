package handlers

import (
	"errors"
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"

	"github.com/apisteward/steward/internal/fault"
)

// fieldsOf words what openapi3filter found. It never repeats a submitted
// value, since problems end up in logs and on screens.
func fieldsOf(err error) []fault.Field {
	var many openapi3.MultiError
	var schema *openapi3.SchemaError
	var parse *openapi3filter.ParseError
	var request *openapi3filter.RequestError
	switch {
	case errors.As(err, &many):
		var fields []fault.Field
		for _, e := range many {
			fields = append(fields, fieldsOf(e)...)
		}
		return fields
	case errors.As(err, &schema):
		return []fault.Field{{Place: pointerOf(schema), Detail: wording(schema)}}
	case errors.Is(err, openapi3filter.ErrInvalidRequired):
		return []fault.Field{{Place: "#", Detail: "is missing"}}
	case errors.Is(err, openapi3filter.ErrInvalidEmptyValue):
		return []fault.Field{{Place: "#", Detail: "must not be empty"}}
	case errors.As(err, &parse) && errors.As(err, &request) && request.Parameter != nil:
		return []fault.Field{{Place: "#", Detail: "must be of type " + typeOf(request.Parameter.Schema.Value)}}
	}
	return []fault.Field{{Place: "#", Detail: "cannot be read"}}
}

// pointerOf returns the place of a violation, as a JSON pointer into the body.
func pointerOf(err *openapi3.SchemaError) string {
	var b strings.Builder
	b.WriteByte('#')
	for _, token := range err.JSONPointer() {
		b.WriteByte('/')
		b.WriteString(shortened(pointerEscaper().Replace(token), maxName))
	}
	return b.String()
}

func pointerEscaper() *strings.Replacer { return strings.NewReplacer("~", "~0", "/", "~1") }

// wording says what a value must be, by the keyword that it violates.
func wording(err *openapi3.SchemaError) string {
	s := err.Schema
	switch err.SchemaField {
	case "type":
		return "must be of type " + typeOf(s)
	case "nullable":
		return "must not be null"
	case "enum":
		return "must be one of " + oneOf(s.Enum)
	case "pattern":
		return "must match " + s.Pattern
	case "format":
		return "must be in the format " + s.Format
	case "minLength":
		return fmt.Sprintf("must have at least %d characters", s.MinLength)
	case "maxLength":
		return fmt.Sprintf("must have at most %d characters", *s.MaxLength)
	case "minItems":
		return fmt.Sprintf("must have at least %d items", s.MinItems)
	case "maxItems":
		return fmt.Sprintf("must have at most %d items", *s.MaxItems)
	case "maxProperties":
		return fmt.Sprintf("must have at most %d members", *s.MaxProps)
	case "uniqueItems":
		return "must not have the same item twice"
	case "minimum":
		return fmt.Sprintf("must be at least %v", *s.Min)
	case "maximum":
		return fmt.Sprintf("must be at most %v", *s.Max)
	case "required":
		return "is missing"
	case "properties", "additionalProperties":
		return "is not a member that is known here; names are case-sensitive"
	}
	return "does not follow the contract"
}

func typeOf(s *openapi3.Schema) string { return strings.Join(s.Type.Slice(), " or ") }

func oneOf(values []any) string {
	names := make([]string, 0, len(values))
	for _, v := range values {
		if v != nil {
			names = append(names, fmt.Sprint(v))
		}
	}
	return strings.Join(names, ", ")
}
