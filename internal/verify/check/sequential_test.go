package check

import "testing"

const streams = `
openapi: 3.2.0
info: {title: Streams, version: 1.0.0}
paths:
  /s:
    get:
      responses:
        '200':
          description: Streams.
          content:
            application/jsonl: {itemSchema: &item {type: object, required: [n], properties: {n: {type: integer}}}}
            application/json-seq: {itemSchema: *item}
            text/event-stream:
              itemSchema:
                properties: {event: {type: string}, data: {type: object, required: [n]}, retry: {type: integer}}
            application/x-ndjson: {schema: {type: string}}
`

func TestSequences(t *testing.T) {
	for _, c := range []struct {
		name, typed, body string
		want              []string
	}{
		{"lines", "application/jsonl", "{\"n\": 1}\n{\"n\": 2}\n\n", nil},
		{"a wrong line", "application/jsonl", "{\"n\": 1}\n{}", []string{"response-schema #/paths/~1s/get/responses/200/content/application~1jsonl/itemSchema/required/0"}},
		{"a broken line", "application/jsonl", "{\"n\": 1}\n{", []string{"malformed-body #/paths/~1s/get/responses/200/content/application~1jsonl"}},
		{"no line", "application/jsonl", "", nil},
		{"sequence", "application/json-seq", "\x1e{\"n\": 1}\n\x1e{\"n\": 2}\n", nil},
		{"a wrong one", "application/json-seq", "\x1e{\"n\": 1}\n\x1e[]\n", []string{"response-schema #/paths/~1s/get/responses/200/content/application~1json-seq/itemSchema"}},
		{"events", "text/event-stream; charset=utf-8", ": hello\nevent: a\nretry: 0050\ndata: {\"n\":\ndata: 1}\n\ndata: {\"n\": 2}\r\n\r\ndata: {", nil},
		{"a wrong event", "text/event-stream", "data: {}\n\n", []string{"response-schema #/paths/~1s/get/responses/200/content/text~1event-stream/itemSchema/properties/data/required/0"}},
		{"nobody knows whether lines or all are meant", "application/x-ndjson", "{}\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t, streams)
			same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /s", status: 200, typed: c.typed, body: c.body}))), c.want)
		})
	}
}
