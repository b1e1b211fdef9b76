package main

import (
	"bytes"
	"fmt"
)

// changedEach is how often an operation differs between the older and the newer document.
const changedEach = 10

// generate writes an OpenAPI document of n operations. The newer one differs in every changedEach-th operation,
// whose dry_run becomes required, and in a schema that all share, whose enum has one more value.
func generate(w *bytes.Buffer, n int, newer bool) {
	version := "1.0.0"
	if newer {
		version = "2.0.0"
	}
	fmt.Fprintf(w, `{"openapi":"3.0.3","info":{"title":"Generated","version":%q},"paths":{`, version)
	for i := range n {
		separate(w, i)
		generateOperation(w, i, newer)
	}
	w.WriteString(`},"components":{"parameters":{"Trace":{"name":"Trace-Id","in":"header","schema":{"type":"string","maxLength":64}}},"schemas":{`)
	generateShared(w, newer)
	for i := range n {
		generateOwn(w, i)
	}
	w.WriteString(`}}}`)
}

func separate(w *bytes.Buffer, i int) {
	if i > 0 {
		w.WriteByte(',')
	}
}

func generateOperation(w *bytes.Buffer, i int, newer bool) {
	fmt.Fprintf(w, `"/accounts/{account}/orders-%[1]d":{"post":{"operationId":"createOrder%[1]d","summary":"Create order %[1]d","tags":["orders"],"parameters":[`+
		`{"name":"account","in":"path","required":true,"schema":{"type":"string","minLength":1}},`+
		`{"name":"expand","in":"query","schema":{"type":"array","items":{"type":"string","enum":["lines","customer","totals"]}}},`+
		`{"name":"dry_run","in":"query","required":%[2]t,"schema":{"type":"boolean","default":false}},`+
		`{"$ref":"#/components/parameters/Trace"}],`+
		`"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Order%[1]d"}}}},`+
		`"responses":{"201":{"description":"Created","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Created%[1]d"}}}},`+
		`"default":{"description":"A problem","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}}}`,
		i, newer && i%changedEach == 0)
}

// generateShared writes the schemas that all operations reach. Category refers to itself.
func generateShared(w *bytes.Buffer, newer bool) {
	currencies := `"EUR","USD","GBP"`
	if newer {
		currencies += `,"CHF"`
	}
	fmt.Fprintf(w, `"Money":{"type":"object","required":["amount","currency"],"properties":{"amount":{"type":"integer","format":"int64"},"currency":{"type":"string","enum":[%s]}}},`, currencies)
	w.WriteString(`"Category":{"type":"object","properties":{"name":{"type":"string"},"parent":{"$ref":"#/components/schemas/Category"}}},` +
		`"Problem":{"type":"object","properties":{"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"}}}`)
}

// generateOwn writes the schemas of one operation's request and response.
func generateOwn(w *bytes.Buffer, i int) {
	fmt.Fprintf(w, `,"Order%[1]d":{"type":"object","required":["reference","category"],"properties":{"reference":{"type":"string","maxLength":%[2]d},`+
		`"category":{"$ref":"#/components/schemas/Category"},"lines":{"type":"array","maxItems":100,"items":{"type":"object","required":["sku"],"properties":{`+
		`"sku":{"type":"string","pattern":"^[A-Z]{3}-[0-9]+$"},"count":{"type":"integer","minimum":1,"maximum":999}}}}}},`+
		`"Created%[1]d":{"type":"object","properties":{"id":{"type":"string","format":"uuid"},"total":{"$ref":"#/components/schemas/Money"},"note":{"type":"string","nullable":true}}}`,
		i, 20+i%50)
}
