package lint

// contentObjects are bodies, media types and examples of OpenAPI 3.x.
func contentObjects() []object {
	return []object{
		{kind: "requestBody", name: "Request Body Object", in: From30, ref: From30, extend: InAll, fields: []field{
			may(From30, "description", aString()),
			must(From30, "content", aContent()),
			may(From30, "required", aBoolean()),
		}},
		{kind: "mediaType", name: "Media Type Object", in: From30, ref: In32, extend: InAll, fields: []field{
			may(In32, "description", aString()),
			may(From30, "schema", obj("schema")),
			may(In32, "itemSchema", obj("schema")),
			may(From30, "example", anything()),
			may(From30, "examples", someExamples()),
			may(From30, "encoding", mapOf(anyFormat(), obj("encoding"))),
			may(In32, "prefixEncoding", listOf(obj("encoding"))),
			may(In32, "itemEncoding", obj("encoding")),
		}, groups: []group{
			notBoth(From30, "example", "examples"),
			notBoth(In32, "encoding", "prefixEncoding"),
			notBoth(In32, "encoding", "itemEncoding"),
		}},
		{kind: "encoding", name: "Encoding Object", in: From30, extend: InAll, fields: []field{
			may(From30, "contentType", aString()),
			may(In30|In31, "headers", mapOf(anyFormat(), obj("header"))),
			may(In32, "headers", mapOf(tokenFormat(), obj("header"))),
			may(From30, "style", oneOf("form", "spaceDelimited", "pipeDelimited", "deepObject")),
			may(From30, "explode", aBoolean()),
			may(From30, "allowReserved", aBoolean()),
			may(In32, "encoding", mapOf(anyFormat(), obj("encoding"))),
			may(In32, "prefixEncoding", listOf(obj("encoding"))),
			may(In32, "itemEncoding", obj("encoding")),
		}, groups: []group{
			notBoth(In32, "encoding", "prefixEncoding"),
			notBoth(In32, "encoding", "itemEncoding"),
		}},
		{kind: "example", name: "Example Object", in: From30, ref: From30, extend: InAll, fields: []field{
			may(From30, "summary", aString()),
			may(From30, "description", aString()),
			may(In32, "dataValue", anything()),
			may(In32, "serializedValue", aString()),
			may(From30, "value", anything()),
			may(From30, "externalValue", like(urlFormat())),
		}, groups: []group{
			notBoth(From30, "value", "externalValue"),
			notBoth(In32, "value", "dataValue"),
			notBoth(In32, "value", "serializedValue"),
			notBoth(In32, "serializedValue", "externalValue"),
		}},
	}
}

func aContent() value     { return mapOf(mediaRangeFormat(), obj("mediaType")) }
func someExamples() value { return mapOf(anyFormat(), obj("example")) }
