package check

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

const tagged = `
openapi: 3.1.0
info: {title: Tags, version: 1.0.0}
paths:
  /tagged:
    get:
      responses:
        '200': {description: fine, headers: {ETag: {schema: {type: string}}}}
        '304': {description: as before}
    head: {responses: {'200': {description: fine}}}
    put:
      parameters: [{name: If-Match, in: header, schema: {type: string}}]
      responses: {'204': {description: done}, '412': {description: outdated}, '428': {description: say which}}
    delete: {responses: {'204': {description: done}}}
  /free:
    get: {responses: {'200': {description: fine, headers: {ETag: {schema: {type: string}}}}}}
`

// got is an answer with a header and a body, to a request with a condition:
// "If-None-Match: x".
func (b *bench) got(t *testing.T, to string, status int, header, body, condition string) *call.Exchange {
	t.Helper()
	asked := b.exchange(t, answer{to: to, header: condition})
	x := b.exchange(t, answer{to: to, status: status, header: header, body: body})
	x.Sent = asked.Header
	return x
}

func TestConditionalRead(t *testing.T) {
	b := newBench(t, tagged)
	const get, tag, other = "GET /tagged", `Etag: "a"`, `Etag: "b"`
	const none, stale = `If-None-Match: "a"`, "If-None-Match: " + StaleTag
	first := b.got(t, get, 200, tag, "1", "")
	change := b.got(t, "PUT /tagged", 204, "", "", "")
	read := func(status int, header, body, condition string) []*call.Exchange {
		return []*call.Exchange{first, b.got(t, get, status, header, body, condition)}
	}
	const at = "/get/responses/200/headers/ETag: "
	runSequences(t, b, "conditional-read", []sequenceCase{
		{"not changed", read(304, tag, "", none), ""},
		{"everything again", read(200, tag, "1", none), at + "A read with the current entity tag is answered with everything again."},
		{"a weak tag is the same", read(200, `Etag: W/"a"`, "1", none), at + "A read with the current entity tag is answered with everything again."},
		{"another tag for the same", read(200, other, "1", none), at + "The entity tag changes though nothing else does."},
		{"it has changed", read(200, other, "2", none), ""},
		{"refused", read(429, "", "", none), ""},
		{"never given", read(304, tag, "", stale), at + "A read with an entity tag that was never given is answered as if nothing had changed."},
		{"never given, everything", read(200, tag, "1", stale), ""},
		{"changed, and the tag too", []*call.Exchange{first, change, b.got(t, get, 200, other, "2", "")}, ""},
		{"changed, and the tag is the same", []*call.Exchange{first, change, b.got(t, get, 200, tag, "2", "")}, at + "The entity tag stays the same though the thing has changed."},
		{"written in another way", []*call.Exchange{
			b.got(t, get, 200, tag, `{"a": [250, "2026-01-02T03:04:05Z"], "b": {"c": null}}`, ""), change,
			b.got(t, get, 200, tag, `{"b": {"c": null}, "a": [2.5e2, "2026-01-02T03:04:05.000Z"]}`, ""),
		}, ""},
		{"changed within", []*call.Exchange{
			b.got(t, get, 200, tag, `{"a": [1, {"b": 1}]}`, ""), change, b.got(t, get, 200, tag, `{"a": [1, {"b": 2}]}`, ""),
		}, at + "The entity tag stays the same though the thing has changed."},
		{"written as it was", []*call.Exchange{first, change, b.got(t, get, 200, tag, "1", "")}, ""},
		{"no tag", []*call.Exchange{b.got(t, get, 200, "", "1", ""), b.got(t, get, 200, "", "1", none)}, ""},
		{"one step", []*call.Exchange{first}, ""},
		{"conditions are not documented", []*call.Exchange{
			b.got(t, "GET /free", 200, tag, "1", ""), b.got(t, "GET /free", 200, tag, "1", none),
		}, at + "A read with the current entity tag is answered with everything again. (a warning)"},
	})
}

func TestConditionalWrite(t *testing.T) {
	b := newBench(t, tagged)
	const put = "PUT /tagged"
	read := b.got(t, "GET /tagged", 200, `Etag: "a"`, "1", "")
	write := func(to string, status int, condition string) []*call.Exchange {
		return []*call.Exchange{read, b.got(t, to, status, "", "", condition)}
	}
	const at = "#/paths/~1tagged/put/parameters/0: "
	runSequences(t, b, "conditional-write", []sequenceCase{
		{"outdated", write(put, 412, "If-Match: "+StaleTag), ""},
		{"outdated, and done", write(put, 204, "If-Match: "+StaleTag), at + "A write with an outdated entity tag was carried out."},
		{"none", write(put, 428, ""), ""},
		{"none, and done", write(put, 204, ""), at + "A write without an entity tag was carried out."},
		{"none is documented", write("DELETE /tagged", 204, ""), ""},
		{"current", write(put, 204, `If-Match: "a"`), ""},
		{"current, and refused", write(put, 412, `If-Match: "a"`), at + "A write with the current entity tag was refused."},
		{"not any more", write(put, 412, `If-Match: "older"`), ""},
		{"refused for something else", write(put, 422, `If-Match: "a"`), ""},
	})
}

func TestHeadDiffers(t *testing.T) {
	b := newBench(t, tagged)
	get := func(status int, header string) *call.Exchange {
		return b.got(t, "GET /tagged", status, header, "1", "")
	}
	head := func(status int, header string) *call.Exchange {
		return b.got(t, "HEAD /tagged", status, header, "", "")
	}
	const at = "#/paths/~1tagged/head: "
	runSequences(t, b, "head-differs", []sequenceCase{
		{"alike", []*call.Exchange{get(200, `Etag: "a"; Content-Type: text/plain`), head(200, `Etag: "a"; Content-Type: text/plain`), get(200, `Etag: "a"; Content-Type: text/plain`)}, ""},
		{"another status", []*call.Exchange{get(200, ""), head(404, ""), get(200, "")}, at + "HEAD is answered otherwise than GET."},
		{"both gone", []*call.Exchange{get(200, ""), head(404, ""), get(404, "")}, ""},
		{"left out", []*call.Exchange{get(200, `Etag: "a"; Content-Length: 1`), head(200, ""), get(200, `Etag: "a"; Content-Length: 1`)}, ""},
		{"another tag", []*call.Exchange{get(200, `Etag: "a"`), head(200, `Etag: "b"`), get(200, `Etag: "a"`)}, at + "HEAD has another ETag than GET."},
		{"a tag of the compressed", []*call.Exchange{get(200, `Etag: "a-gzip"`), head(200, `Etag: "a"`), get(200, `Etag: "a-gzip"`)}, ""},
		{"a tag of something else compressed", []*call.Exchange{get(200, `Etag: "a-gzip"`), head(200, `Etag: "b"`), get(200, `Etag: "a-gzip"`)}, at + "HEAD has another ETag than GET."},
		{"a weak tag", []*call.Exchange{get(200, `Etag: "a"`), head(200, `Etag: W/"a"`), get(200, `Etag: "a"`)}, ""},
		{"it has changed", []*call.Exchange{get(200, `Etag: "a"`), head(200, `Etag: "b"`), get(200, `Etag: "b"`)}, ""},
		{"another spelling", []*call.Exchange{get(200, "Content-Type: text/plain"), head(200, "Content-Type: TEXT/plain;charset=utf-8"), get(200, "Content-Type: text/plain")}, ""},
		{"another type", []*call.Exchange{get(200, "Content-Type: text/plain"), head(200, "Content-Type: text/html"), get(200, "Content-Type: text/plain")}, at + "HEAD has another Content-Type than GET."},
		{"another length", []*call.Exchange{get(200, "Content-Length: 1"), head(200, "Content-Length: 0"), get(200, "Content-Length: 1")}, at + "HEAD has another Content-Length than GET."},
		{"another body each time", []*call.Exchange{
			b.got(t, "GET /tagged", 200, "Content-Length: 2", "10", ""), head(200, "Content-Length: 1"), b.got(t, "GET /tagged", 200, "Content-Length: 2", "12", ""),
		}, ""},
		{"compressed", []*call.Exchange{get(200, "Content-Length: 1; Content-Encoding: gzip"), head(200, "Content-Length: 9"), get(200, "Content-Length: 1; Content-Encoding: gzip")}, ""},
		{"two steps", []*call.Exchange{get(200, ""), head(404, "")}, ""},
	})
}
