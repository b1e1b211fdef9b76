package typescript

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

func (r *readme) errors() {
	r.title("Errors")
	r.text("A reply that says no is an `ApiError`, with `status`, `headers`, `body` and, as Problem details or alike, `title` and `detail`. " +
		"Errors that the API documents are classes of their own, whose `body` is typed. " +
		"No reply is a `ConnectionError`, none in time a `TimeoutError`, one that cannot be read a `DecodeError`; all are a `CallError` with its `request`.")
	o := r.e.simplest(func(o *operation) bool { return len(o.Parameters) > 0 && len(r.e.throws(o)) > 0 })
	if o == nil {
		o = r.e.simplest(func(o *operation) bool { return true })
	}
	if o == nil {
		return
	}
	names, class := "ApiError", ""
	for _, f := range o.Errors {
		if f.Error != nil {
			class = r.e.names.errors[f.Error]
		}
	}
	if class != "" {
		names += ", " + class
	}
	lines := []string{"import { " + names + " } from " + quote(r.e.pack) + ";", "", "try {", "  await " + r.call(o) + ";", "} catch (error) {"}
	if class != "" {
		lines = append(lines, "  if (error instanceof "+class+") console.error(error.status, error.body);", "  else if (error instanceof ApiError) console.error(error.message);")
	} else {
		lines = append(lines, "  if (error instanceof ApiError) console.error(error.message);")
	}
	r.code("ts", append(lines, "  else throw error;", "}")...)
}

func (r *readme) repetition() {
	r.title("Time and repetition")
	key := ""
	if r.e.example(func(o *operation) bool { return o.IdempotencyKey != nil }) != nil {
		key = ", or has an idempotency key, which is made by itself unless you give one"
	}
	r.text("An attempt may take 60 seconds; a stream is bounded only until it begins. A call is repeated up to twice when no reply came or its status is " +
		"408, 429, 502, 503 or 504, with growing random pauses and as `Retry-After` asks, if its method allows that" + key + ". " +
		"`timeout` (milliseconds) and `retries` change this, for the client or a call. A reply that is read whole may have 256 MiB, or as many bytes as the option `maxReply` says.")
}

func (r *readme) streams() {
	bytes := r.e.simplest(func(o *operation) bool { return gives(o, plan.Binary) })
	events := r.e.simplest(func(o *operation) bool { return gives(o, plan.Events) || gives(o, plan.Lines) })
	upload := r.e.example(func(o *operation) bool {
		return o.body && (o.Body.Kind == plan.Binary || o.Body.Kind == plan.Multipart)
	})
	if bytes == nil && events == nil && upload == nil {
		return
	}
	r.title("Streams")
	if upload != nil {
		r.text("Bytes to be sent are a `Blob`, a `Uint8Array`, a text or a `ReadableStream`, which is sent as it comes: in Node, `await fs.openAsBlob(path)` is a file. " +
			"In a form, `{ content, filename, type }` gives a file its name.")
	}
	if bytes != nil {
		r.text("Bytes that come are the `Response` of fetch, to be read whole or as a stream.")
		r.code("ts", "const file = await "+r.call(bytes)+";", "for (const reader = file.body!.getReader(); ; ) {", "  const { done, value } = await reader.read();",
			"  if (done) break;", "  console.log(value.length);", "}")
	}
	if events != nil {
		r.text("What comes one by one is an iterator. Leaving its loop ends the connection.")
		r.code("ts", "for await (const event of await "+r.call(events)+") {", "  console.log(event);", "}")
	}
}

func (r *readme) hooks() {
	r.title("Hooks")
	r.text("`middleware` sees every attempt before and after; `fetch` replaces the one of the platform; " +
		"`logger` takes warnings, which is where a deprecated operation is told of, once, with its end and its successor.")
	r.code("ts",
		"const watched = new "+r.e.names.client+"({",
		"  headers: { \"x-team\": \"web\" },",
		"  middleware: [",
		"    async (request, next) => {",
		"      const reply = await next(request);",
		"      console.log(request.method, request.url, reply.status);",
		"      return reply;",
		"    },",
		"  ],",
		"});",
		"void watched;")
}

func (r *readme) servers() {
	r.title("Servers")
	first := r.e.plan.Servers[0]
	text := "The API is at `" + inCode(first.URL) + "`"
	if relative(first) {
		text = "The document does not say on which host the API is: the option `baseUrl` must, as in `" + inCode(exampleBase(first)) + "`, except in a page that comes from there"
	}
	if len(first.Variables) > 0 {
		names := make([]string, len(first.Variables))
		for i, v := range first.Variables {
			names[i] = "`" + inCode(v.Name) + "`"
		}
		text += ", where the option `variables` sets " + strings.Join(names, ", ")
	}
	if len(r.e.plan.Servers) > 1 {
		text += ". `servers` lists all"
	}
	r.text(text + ". The option `baseUrl` chooses another.")
}

func (r *readme) values() {
	r.title("Values")
	r.text("Types say what the contract says. Values that it does not know yet still come through: an enumeration takes any other text, an object has its unknown members, " +
		"and the `default` of a `switch` over a union is worth having. Nothing is lost on the way: points in time are text with all of its digits, integers beyond 2^53 are a `bigint`, " +
		"and decimals that a number cannot hold are a `Decimal`.")
}

func (r *readme) license() {
	r.title("License")
	l := r.e.plan.License
	switch name := plainLine(l.Name); {
	case l.Identifier != "":
		r.text(plainLine(l.Identifier) + ".")
	case name != "" && l.URL != "":
		r.text(name + ": <" + inCode(strings.Trim(l.URL, "<>")) + ">.")
	case name != "":
		r.text(name + ".")
	default:
		r.text("The document names no license.")
	}
}
