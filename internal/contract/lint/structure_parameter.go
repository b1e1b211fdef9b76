package lint

import "github.com/apisteward/steward/internal/contract"

// parameterObjects are parameters and headers of OpenAPI 3.x.
func parameterObjects() []object {
	return []object{
		{kind: "parameter", name: "Parameter Object", in: From30, ref: From30, extend: InAll, fields: []field{
			must(From30, "name", aString()),
			must(In30|In31, "in", oneOf("query", "header", "path", "cookie")),
			must(In32, "in", oneOf("query", "querystring", "header", "path", "cookie")),
			may(From30, "description", aString()),
			must(From30, "required", aTrue("a parameter in a path is always required")).when("in", "path"),
			may(From30, "required", aBoolean()).when("in", "query", "querystring", "header", "cookie"),
			may(From30, "deprecated", aBoolean()),
			may(From30, "allowEmptyValue", aBoolean()).when("in", "query"),
			may(From30, "style", oneOf("matrix", "label", "simple")).when("in", "path"),
			may(From30, "style", oneOf("simple")).when("in", "header"),
			may(From30, "style", oneOf("form", "spaceDelimited", "pipeDelimited", "deepObject")).when("in", "query"),
			may(In30|In31, "style", oneOf("form")).when("in", "cookie"),
			may(In32, "style", oneOf("form", "cookie")).when("in", "cookie"),
			may(From30, "explode", aBoolean()).when("in", "query", "header", "path", "cookie"),
			may(In30, "allowReserved", aBoolean()),
			may(In31, "allowReserved", aBoolean()).when("in", "query"),
			may(In32, "allowReserved", aBoolean()).when("in", "query", "path", "cookie"),
			may(From30, "schema", obj("schema")).when("in", "query", "header", "path", "cookie"),
			may(From30, "example", anything()),
			may(From30, "examples", someExamples()),
			may(From30, "content", aContent().exactly(1)),
		}, groups: exclusions(From30)},
		{kind: "header", name: "Header Object", in: From30, ref: From30, extend: InAll, fields: []field{
			may(From30, "description", aString()),
			may(From30, "required", aBoolean()),
			may(From30, "deprecated", aBoolean()),
			may(In30, "allowEmptyValue", aBoolean()),
			may(From30, "style", oneOf("simple")),
			may(From30, "explode", aBoolean()),
			may(In30, "allowReserved", aBoolean()),
			may(From30, "schema", obj("schema")),
			may(From30, "example", anything()),
			may(From30, "examples", someExamples()),
			may(From30, "content", aContent().exactly(1)),
		}, groups: exclusions(In30)},
	}
}

// exclusions are what a parameter and a header cannot have together: they are
// described by a schema and a style, or else by content. The editions are those
// in which they have allowReserved.
func exclusions(reserved Editions) []group {
	return []group{
		oneOfFields(From30, "schema", "content"),
		notBoth(From30, "content", "style"),
		notBoth(From30, "content", "explode"),
		notBoth(reserved, "content", "allowReserved"),
		notBoth(In30|In31, "content", "example"),
		notBoth(In30|In31, "content", "examples"),
		notBoth(From30, "example", "examples"),
	}
}

func parameterList() value {
	list := listOf(obj("parameter"))
	list.also = loneQuerystring
	return list
}

// loneQuerystring finds what cannot stand beside a parameter that is the whole
// query string (OpenAPI 3.2, section 4.12.1).
func loneQuerystring(w *walker, list *contract.Node) {
	var whole, part *contract.Node
	for _, p := range list.Items() {
		switch w.Doc.Resolve(p).Get("in").Text() {
		case "querystring":
			if whole != nil {
				w.Report(p, "%s must not have a second parameter in `querystring`", w.label(list))
			}
			whole = p
		case "query":
			part = p
		}
	}
	if whole != nil && part != nil {
		w.Report(part, "%s must not have a parameter in `query` beside one in `querystring`", w.label(list))
	}
}
