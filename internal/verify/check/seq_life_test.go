package check

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

// lives is a document about notes that are created, changed and deleted.
const lives = `
openapi: 3.0.3
info: {title: Notes, version: '1'}
paths:
  /notes:
    get: {responses: {'200': {description: all, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Note'}}}}}}}
    post: {requestBody: &body {content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}, responses: {'201': &one {description: one, headers: {Location: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}}}
  /notes/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': *one}}
    put: {requestBody: *body, responses: {'200': *one, '404': {description: none}}}
    patch: {requestBody: *body, responses: {'200': *one}}
    delete: {responses: {'204': {description: gone}}}
  /notes/{id}/close:
    post: {responses: {'200': *one}}
  /labels:
    get: {responses: {'200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Labels'}}}}}}
    put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Labels'}}}}, responses: {'200': {description: kept}}}
components:
  schemas:
    Labels: {type: object, additionalProperties: {type: integer}}
    Note:
      type: object
      properties:
        id: {type: string, readOnly: true}
        made: {type: string, format: date-time, readOnly: true}
        locked: {type: boolean, readOnly: true}
        title: {type: string}
        stars: {type: integer}
        pinned: {type: boolean}
        state: {type: string, enum: [open, closed, queued]}
        due: {type: string, format: date-time, nullable: true}
        tags: {type: array, items: {type: string}}
        meta: {type: object, properties: {size: {type: integer}}}
        secret: {type: string, writeOnly: true}
        position: {type: integer}
        email: {type: string}
        level: {type: string, nullable: true, default: low}
`

// life is a sequence that is written as lines: "PATCH 200 sent | answered |
// Header: value", about the note n1.
func (b *bench) life(t *testing.T, check, lines string) call.Sequence {
	t.Helper()
	q := call.Sequence{Check: check}
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		parts := append(strings.Split(strings.TrimSpace(line), "|"), "", "")
		words := strings.SplitN(strings.TrimSpace(parts[0]), " ", 3)
		status, err := strconv.Atoi(words[1])
		if err != nil {
			t.Fatal(err)
		}
		sent := ""
		if len(words) == 3 {
			sent = words[2]
		}
		q.Steps = append(q.Steps, b.step(t, q, words[0], status, sent, strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])))
	}
	return q
}

// step makes one exchange: LIST and POST are of the collection, CLOSE is an
// action, READ and REPLACE are of labels, and others are of the note n1.
func (b *bench) step(t *testing.T, q call.Sequence, word string, status int, sent, answered, header string) *call.Exchange {
	name := word + " /notes/{id}"
	switch word {
	case "LIST":
		name = "GET /notes"
	case "POST":
		name = "POST /notes"
	case "CLOSE":
		name = "POST /notes/{id}/close"
	case "READ":
		name = "GET /labels"
	case "REPLACE":
		name = "PUT /labels"
	}
	x := b.exchange(t, answer{to: name, status: status, body: answered, typed: "application/json", header: header})
	if strings.Contains(name, "{id}") {
		from := &call.Binding{Exchange: x, Pointer: "/id"}
		if len(q.Steps) > 0 {
			from.Exchange = q.Steps[0]
		}
		x.Case.Arguments = []call.Argument{{In: "path", Name: "id", Value: "n1", From: from}}
	}
	if sent != "" {
		v, err := sample.Parse([]byte(sent))
		if err != nil {
			t.Fatal(err)
		}
		x.Case.Body = &call.Payload{Media: x.Case.Operation.Body.Content[0], Type: "application/json", Value: v}
	}
	return x
}

type lifeCase struct {
	name, check, lines string
	want               []string
}

func runLives(t *testing.T, cases []lifeCase) {
	b := newBench(t, lives)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			same(t, summaries(b.Sequence(b.life(t, c.check, c.lines))), c.want)
		})
	}
}

func TestCreatedNotReadable(t *testing.T) {
	const check = "created-not-readable"
	found := []string{check + " #/paths/~1notes/post"}
	runLives(t, []lifeCase{
		{"not found", check, "POST 201\nGET 404", found},
		{"refused", check, "POST 201\nGET 400", found},
		{"found at last", check, "POST 201\nGET 404\nGET 200", nil},
		{"taken for later", check, "POST 202\nGET 404", nil},
		{"not allowed", check, "POST 201\nGET 403", nil},
		{"broken", check, "POST 201\nGET 500", nil},
		{"not created", check, "POST 409\nGET 404", nil},
		{"alone", check, "POST 201", nil},
	})
}

func TestCreatedNotListed(t *testing.T) {
	const check = "created-not-listed"
	found := []string{check + " #/paths/~1notes/get"}
	runLives(t, []lifeCase{
		{"on no page", check, `POST 201 | {"id":"n1"}
			GET 200 | {"id":"n1"}
			LIST 200 | [{"id":"n2"}]
			LIST 200 | []`, found},
		{"on the second page", check, `POST 201 | {"id":"n1"}
			GET 200 | {"id":"n1"}
			LIST 200 | [{"id":"n2"}]
			LIST 200 | [{"id":"n1"}]`, nil},
		{"without a read", check, `POST 201 | {"id":"n1"}
			LIST 200 | [{"id":"n2"}]`, found},
		{"by its address", check, `POST 201 | {"id":"n1"}
			GET 200 | {"id":"n1"}
			LIST 200 | [{"href":"/notes/n1"}]`, nil},
		{"a page failed", check, `POST 201 | {"id":"n1"}
			GET 200 | {"id":"n1"}
			LIST 500`, nil},
		{"from a cache", check, `POST 201 | {"id":"n1"}
			GET 200 | {"id":"n1"}
			LIST 200 | [] | Age: 3`, nil},
		{"not readable either", check, `POST 201 | {"id":"n1"}
			GET 404
			LIST 200 | []`, nil},
	})
}

func TestWrongLocation(t *testing.T) {
	const check = "wrong-location"
	found := []string{check + " #/paths/~1notes/post/responses/201/headers/Location"}
	runLives(t, []lifeCase{
		{"nowhere", check, `POST 201 | {"id":"n1"} | Location: /notes/x
			GET 200 | {"id":"n1"}
			GET 404`, found},
		{"elsewhere", check, `POST 201 | {"id":"n1"} | Location: /notes/n2
			GET 200 | {"id":"n1"}
			GET 200 | {"id":"n2"}`, found},
		{"right", check, `POST 201 | {"id":"n1"} | Location: /other/n1
			GET 200 | {"id":"n1"}
			GET 200 | {"note":{"id":"n1"}}`, nil},
		{"of another form", check, `POST 201 | {"id":"n1"} | Location: /pages/n1
			GET 200 | {"id":"n1"}
			GET 200 | {"title":"n1"}`, nil},
		{"not allowed", check, `POST 201 | {"id":"n1"} | Location: /notes/x
			GET 200 | {"id":"n1"}
			GET 403`, nil},
	})
}

func TestDeletedStillReadable(t *testing.T) {
	const check = "deleted-still-readable"
	found := []string{check + " #/paths/~1notes~1{id}/delete"}
	before := `GET 200 | {"id":"n1","state":"open","pinned":true,"due":null}` + "\n"
	runLives(t, []lifeCase{
		{"as before", check, before + "DELETE 204\n" + before, found},
		{"changed a little", check, before + "DELETE 204\n" + `GET 200 | {"id":"n1","state":"open","pinned":true,"due":null,"stars":4}`, found},
		{"gone at last", check, before + "DELETE 204\n" + before + "GET 410", nil},
		{"later", check, before + "DELETE 202\n" + before, nil},
		{"refused", check, before + "DELETE 409\n" + before, nil},
		{"closed", check, before + "DELETE 204\n" + `GET 200 | {"id":"n1","state":"closed"}`, nil},
		{"with a date", check, before + "DELETE 204\n" + `GET 200 | {"id":"n1","state":"open","deleted_at":"2026-01-01T00:00:00Z"}`, nil},
		{"marked within", check, before + "DELETE 204\n" + `GET 200 | {"id":"n1","state":"open","meta":{"isDeleted":true}}`, nil},
		{"another is shown", check, before + "DELETE 204\n" + `GET 200 | {"id":"n2","state":"open"}`, nil},
		{"nothing is shown", check, before + "DELETE 204\nGET 200 | null", nil},
		{"archived all along", check, `GET 200 | {"id":"n1","status":"archived"}
			DELETE 204
			GET 200 | {"id":"n1","status":"archived"}`, found},
	})
}

func TestDeletedStillListed(t *testing.T) {
	const check = "deleted-still-listed"
	found := []string{check + " #/paths/~1notes~1{id}/delete"}
	runLives(t, []lifeCase{
		{"listed", check, "DELETE 204\nGET 404\n" + `LIST 200 | [{"id":"n2"}]` + "\n" + `LIST 200 | [{"id":"n1"}]`, found},
		{"not listed", check, "DELETE 204\nGET 404\n" + `LIST 200 | [{"id":"n2"}]`, nil},
		{"another has its name", check, "DELETE 204\nGET 404\n" + `LIST 200 | [{"title":"n1"}]`, nil},
		{"by its address", check, "DELETE 204\nGET 404\n" + `LIST 200 | [{"href":"/notes/n1"}]`, found},
		{"listed as deleted", check, "DELETE 204\nGET 404\n" + `LIST 200 | [{"id":"n1","deleted":true}]`, nil},
		{"later", check, "DELETE 202\nGET 404\n" + `LIST 200 | [{"id":"n1"}]`, nil},
	})
}

func TestDeletedStillWritable(t *testing.T) {
	const check = "deleted-still-writable"
	runLives(t, []lifeCase{
		{"PATCH", check, "DELETE 204\nGET 404\nPATCH 200 {}", []string{check + " #/paths/~1notes~1{id}/patch"}},
		{"PUT", check, "DELETE 204\nGET 404\nPUT 200 {}", []string{check + " #/paths/~1notes~1{id}/put"}},
		{"PUT makes it anew", check, "DELETE 204\nGET 404\nPUT 201 {}", nil},
		{"not gone", check, "DELETE 204\nGET 200\nPATCH 200 {}", nil},
		{"refused", check, "DELETE 204\nGET 404\nPATCH 404 {}", nil},
		{"taken for later", check, "DELETE 204\nGET 404\nPATCH 202 {}", nil},
	})
}

func TestUpdateNotKept(t *testing.T) {
	const check = "update-not-kept"
	at := func(name string) []string { return []string{check + " #/components/schemas/Note/properties/" + name} }
	patch := func(before, sent, after string) string {
		return "GET 200 | " + before + "\nPATCH 200 " + sent + "\nGET 200 | " + after
	}
	runLives(t, []lifeCase{
		{"kept", check, patch(`{"stars":1}`, `{"stars":2}`, `{"stars":2.0}`), nil},
		{"a number", check, patch(`{"stars":1}`, `{"stars":2}`, `{"stars":1}`), at("stars")},
		{"another number", check, patch(`{"stars":1}`, `{"stars":2}`, `{"stars":3}`), at("stars")},
		{"beyond exactness", check, patch(`{}`, `{"stars":9007199254740993}`, `{"stars":9007199254740992}`), nil},
		{"a truth value", check, patch(`{"pinned":false}`, `{"pinned":true}`, `{"pinned":false}`), at("pinned")},
		{"a word of a list", check, patch(`{"state":"open"}`, `{"state":"closed"}`, `{"state":"open"}`), at("state")},
		{"a text that stays", check, patch(`{"title":"old"}`, `{"title":"new"}`, `{"title":"old"}`), at("title")},
		{"the name in its address", check, patch(`{"title":"n1"}`, `{"title":"n2"}`, `{"title":"n1"}`), nil},
		{"a text written anew", check, patch(`{"title":"old"}`, `{"title":"New One"}`, `{"title":"new-one"}`), nil},
		{"a text like the old", check, patch(`{"title":"old one"}`, `{"title":"Old-One"}`, `{"title":"old one"}`), nil},
		{"a time in another zone", check, patch(`{"due":null}`, `{"due":"2026-01-01T01:00:00+01:00"}`, `{"due":"2026-01-01T00:00:00Z"}`), nil},
		{"null", check, patch(`{"due":"2026-01-01T00:00:00Z"}`, `{"due":null}`, `{"due":"2026-01-01T00:00:00Z"}`), at("due")},
		{"null for the default", check, patch(`{"level":"low"}`, `{"level":null}`, `{"level":"low"}`), nil},
		{"null for nothing", check, patch(`{"tags":[]}`, `{"tags":null}`, `{"tags":[]}`), nil},
		{"null is left out", check, patch(`{"due":"2026-01-01T00:00:00Z"}`, `{"due":null}`, `{}`), nil},
		{"a list", check, patch(`{"tags":["a"]}`, `{"tags":["b"]}`, `{"tags":["a"]}`), at("tags")},
		{"a list in order", check, patch(`{"tags":["a"]}`, `{"tags":["c","b"]}`, `{"tags":["b","c"]}`), nil},
		{"within", check, patch(`{"meta":{"size":1}}`, `{"meta":{"size":2}}`, `{"meta":{"size":1}}`), at("meta/properties/size")},
		{"gone", check, patch(`{"stars":1}`, `{"stars":2,"title":"x"}`, `{"title":"x"}`), at("stars")},
		{"never shown", check, patch(`{}`, `{"stars":2,"title":"x"}`, `{"title":"x"}`), nil},
		{"readOnly", check, patch(`{"locked":false}`, `{"locked":true}`, `{"locked":false}`), nil},
		{"writeOnly", check, patch(`{}`, `{"secret":"x"}`, `{"secret":"y"}`), nil},
		{"a place in an order", check, patch(`{"position":1}`, `{"position":9}`, `{"position":1}`), nil},
		{"waiting", check, patch(`{"email":"a@b.c"}`, `{"email":"d@e.f"}`, `{"email":"a@b.c","pending_email":"d@e.f"}`), nil},
		{"nothing at all", check, patch(`{"stars":1,"title":"old"}`, `{"stars":2,"title":"new"}`, `{"stars":1,"title":"old"}`), []string{check + " #/paths/~1notes~1{id}/patch"}},
		{"others are wiped", check, patch(`{"stars":1,"title":"old"}`, `{"title":"new"}`, `{"title":"new"}`), at("stars")},
		{"in a wrapper", check, patch(`{"data":{"stars":1}}`, `{"stars":2}`, `{"data":{"stars":1}}`), nil}, // the schema knows no wrapper
		{"later", check, "GET 200 | {\"stars\":1}\nPATCH 202 {\"stars\":2}\nGET 200 | {\"stars\":1}", nil},
		{"refused", check, "GET 200 | {\"stars\":1}\nPATCH 409 {\"stars\":2}\nGET 200 | {\"stars\":1}", nil},
		{"from a cache", check, "GET 200 | {\"stars\":1}\nPATCH 200 {\"stars\":2}\nGET 200 | {\"stars\":1} | Age: 9", nil},
		{"at last", check, patch(`{"stars":1}`, `{"stars":2}`, `{"stars":1}`) + "\nGET 200 | {\"stars\":2}", nil},
		{"created otherwise", check, "POST 201 {\"stars\":2}\nGET 200 | {\"stars\":1}", at("stars")},
		{"created text otherwise", check, "POST 201 {\"title\":\"A\"}\nGET 200 | {\"title\":\"B\"}", nil},
		{"answered and lost", check, "POST 201 {\"stars\":2} | {\"stars\":2}\nGET 200 | {}", at("stars")},
	})
}

func TestActionsAndMapsNotKept(t *testing.T) {
	const check = "update-not-kept"
	const labels = " #/paths/~1labels/put/requestBody/content/application~1json/schema"
	runLives(t, []lifeCase{
		{"an action", check, "GET 200 | {\"state\":\"open\"}\nCLOSE 200 | {\"state\":\"closed\"}\nGET 200 | {\"state\":\"open\"}", []string{check + " #/components/schemas/Note/properties/state"}},
		{"an action that is kept", check, "GET 200 | {\"state\":\"open\"}\nCLOSE 200 | {\"state\":\"closed\"}\nGET 200 | {\"state\":\"closed\"}", nil},
		{"a state that passes", check, "GET 200 | {\"state\":\"closed\"}\nCLOSE 200 | {\"state\":\"queued\"}\nGET 200 | {\"state\":\"closed\"}", nil},
		{"a member of a map", check, "READ 200 | {\"a\":1}\nREPLACE 200 {\"a\":1,\"ü\":2}\nREAD 200 | {\"a\":1}", []string{check + " #/components/schemas/Labels/additionalProperties"}},
		{"left out of a map", check, "READ 200 | {\"a\":1,\"b\":2}\nREPLACE 200 {\"a\":1}\nREAD 200 | {\"a\":1,\"b\":2}", []string{check + labels}},
		{"new in a map", check, "READ 200 | {\"a\":1}\nREPLACE 200 {\"a\":1}\nREAD 200 | {\"a\":1,\"b\":2}", nil},
	})
}

func TestReadOnlyWritten(t *testing.T) {
	const check = "read-only-written"
	at := func(name string) []string { return []string{check + " #/components/schemas/Note/properties/" + name} }
	runLives(t, []lifeCase{
		{"taken", check, "GET 200 | {\"made\":\"2026-01-01T00:00:00Z\"}\nPATCH 200 {\"made\":\"2001-01-01T00:00:00Z\"}\nGET 200 | {\"made\":\"2001-01-01T00:00:00.000Z\"}", at("made")},
		{"left alone", check, "GET 200 | {\"made\":\"2026-01-01T00:00:00Z\"}\nPATCH 200 {\"made\":\"2001-01-01T00:00:00Z\"}\nGET 200 | {\"made\":\"2026-01-01T00:00:00Z\"}", nil},
		{"so before", check, "GET 200 | {\"id\":\"n1\"}\nPATCH 200 {\"id\":\"n1\"}\nGET 200 | {\"id\":\"n1\"}", nil},
		{"refused", check, "GET 200 | {\"id\":\"n1\"}\nPATCH 422 {\"id\":\"n2\"}\nGET 200 | {\"id\":\"n2\"}", nil},
		{"true by chance", check, "GET 200 | {\"locked\":false}\nPATCH 200 {\"locked\":true}\nGET 200 | {\"locked\":true}", nil},
		{"true and false", check, "GET 200 | {\"locked\":false}\nPATCH 200 {\"locked\":true}\nGET 200 | {\"locked\":true}\nPATCH 200 {\"locked\":false}\nGET 200 | {\"locked\":false}", at("locked")},
		{"true and still", check, "GET 200 | {\"locked\":false}\nPATCH 200 {\"locked\":true}\nGET 200 | {\"locked\":true}\nPATCH 200 {\"locked\":false}\nGET 200 | {\"locked\":true}", nil},
	})
}

func TestBrokenLink(t *testing.T) {
	b := newBench(t, lives)
	for status, want := range map[int]bool{http.StatusNotFound: true, http.StatusBadRequest: true, http.StatusOK: false, http.StatusForbidden: false} {
		q := b.life(t, "broken-link", "POST 201 | {\"id\":\"n1\"}\nGET "+strconv.Itoa(status))
		if found := b.Sequence(q); len(found) > 0 != want {
			t.Errorf("status %d: found %v", status, summaries(found))
		}
		q.Last().Case.Arguments[0].From = nil // it was made up
		if found := b.Sequence(q); len(found) > 0 != (status == http.StatusNotFound) {
			t.Errorf("status %d of what was made up: found %v", status, summaries(found))
		}
	}
}
