package state

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// thingsOf is a document of things with a key, whose schemas are those that are
// given: of the thing, of the parameter, and responses besides.
func thingsOf(key, thing, parameter, more string) string {
	return `
openapi: 3.1.0
info: {title: Shelf, version: '1'}
paths:
  /things:
    get:
      responses: {'200': {description: '', content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}}}
    post:
      parameters: [{name: Idempotency-Key, in: header, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses:
        '201': {description: '', headers: {Location: {schema: {type: string}}, Idempotent-Replayed: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
` + more + `
  /things/{` + key + `}:
    parameters: [{name: ` + key + `, in: path, required: true, schema: ` + parameter + `}]
    get:
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}, '404': {description: ''}}
    put:
      parameters: [{name: If-Match, in: header, schema: {type: string}}, {name: If-None-Match, in: header, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses:
        '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '201': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '412': {description: ''}
    patch:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}, '409': {description: ''}}
    delete:
      responses: {'204': {description: ''}}
components:
  schemas:
    Thing: ` + thing + "\n"
}

const conflicts = "        '409': {description: ''}\n        '422': {description: ''}\n"

// TestNames makes things, and looks what they are called: each otherwise, and
// as the document says.
func TestNames(t *testing.T) {
	const uuid = `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`
	for _, one := range []struct{ key, thing, parameter, want string }{
		{"id", "{type: object, properties: {id: {type: integer, readOnly: true}}}", "{type: integer}", `^[1-4]$`},
		{"id", "{type: object, properties: {id: {type: integer, readOnly: true, minimum: 1000}}}", "{type: integer}", `^100[0-3]$`},
		{"id", "{type: object, properties: {id: {type: string, readOnly: true}}}", "{type: string}", `^[1-4]$`},
		{"id", "{type: object, properties: {id: {type: string, readOnly: true, format: uuid}}}", "{type: string}", uuid},
		{"id", "{type: object, properties: {id: {type: string, readOnly: true}}}", "{type: string, format: uuid}", uuid},
		{"id", "{type: object, properties: {id: {type: integer, readOnly: true}}}", "{type: string}", `^[1-4]$`},
		{"id", "{type: object, properties: {id: {type: string, readOnly: true, default: '2'}}}", "{type: string}", `^[1-4]$`},
		{"id", "{type: object, properties: {id: {allOf: [{type: string, minLength: 10}, {description: x}], readOnly: true}}}", "{type: string, maxLength: 12}", `^0{11}[1-4]$`},
		{"version", "{type: object, properties: {version: {type: string, readOnly: true}}}", "{type: string}", `^[1-4]$`},
		{"thing_id", "{type: object, properties: {thingId: {type: string, readOnly: true, pattern: '^T[0-9]{5}$'}}}", "{type: string}", `^T[0-9]{5}$`},
		{"id", "{type: object, properties: {id: {type: string, readOnly: true, example: cus_NffrFeUfNV2Hib}}}", "{type: string}", `^cus_[A-Z][a-z]{3}[A-Z][a-z][A-Z][a-z][A-Z]{2}[0-9][A-Z][a-z]{2}$`},
		{"id", "{type: object, properties: {id: {type: string, readOnly: true, minLength: 4, maxLength: 6}}}", "{type: string}", `^.{4,6}$`},
		{"colour", "{type: object, properties: {colour: {type: string, readOnly: true, enum: [red, green, blue, grey]}}}", "{type: string}", `^(red|green|blue|grey)$`},
		{"id", "{type: object, properties: {size: {type: integer}}}", "{type: string}", ""},
	} {
		b := benchOf(t, thingsOf(one.key, one.thing, one.parameter, conflicts))
		seen := map[string]bool{}
		for range 4 {
			r := b.want(t, 201, "POST /things", "{}")
			at := r.header.Get("Location")
			name := strings.TrimPrefix(at, "/things/")
			if seen[name] || !regexp.MustCompile(one.want).MatchString(name) {
				t.Errorf("with %s and %s a thing is called %q, after %v", one.thing, one.parameter, name, seen)
			}
			seen[name] = true
			if read := b.want(t, 200, "GET "+at, ""); read.text != r.text {
				t.Errorf("%s made %s, and reads %s", at, r.text, read.text)
			}
		}
		if one.want != "" && b.want(t, 200, "GET /things", "").length() != 4 {
			t.Errorf("with %s not all are listed", one.thing)
		}
	}
}

// TestNamesFollowTheSeed makes the same in two mocks.
func TestNamesFollowTheSeed(t *testing.T) {
	text := thingsOf("id", "{type: object, properties: {id: {type: string, format: uuid, readOnly: true}}}", "{type: string}", "")
	made := func(seed uint64) string {
		return benchOf(t, text, func(o *Options) { o.Seed = seed }).want(t, 201, "POST /things", "{}").text
	}
	first, again, other := made(1), made(1), made(2)
	if first != again || first == other {
		t.Errorf("names are %s, %s and %s", first, again, other)
	}
}

const slugs = "{type: object, required: [slug, name], properties: {slug: {type: string, pattern: '^[a-z0-9-]+$'}, name: {type: string}}}"

func TestNamesThatConsumersChoose(t *testing.T) {
	b := benchOf(t, thingsOf("thing", slugs, "{type: string, pattern: '^[a-z0-9-]+$'}", conflicts))
	if r := b.want(t, 201, "POST /things", `{"slug": "blue", "name": "Blue"}`); r.header.Get("Location") != "/things/blue" {
		t.Errorf("it is at %s", r.header.Get("Location"))
	}
	b.want(t, 409, "POST /things", `{"slug": "blue", "name": "Other"}`)
	b.want(t, 200, "GET /things/blue", "").equal(t, map[string]string{"name": "Blue"})
	b.want(t, 204, "DELETE /things/blue", "")
	b.want(t, 201, "POST /things", `{"slug": "blue", "name": "Other"}`)

	b = benchOf(t, thingsOf("thing", strings.Replace(slugs, "slug, name", "name", 1), "{type: string}", conflicts))
	for _, want := range []string{"/things/oevre-no-1", "/things/oevre-no-1-2"} {
		if r := b.want(t, 201, "POST /things", `{"name": "Oevre no. 1!"}`); r.header.Get("Location") != want {
			t.Errorf("it is at %s, want %s", r.header.Get("Location"), want)
		}
	}
	b = benchOf(t, thingsOf("thing", slugs, "{type: string}", ""))
	b.want(t, 201, "POST /things", `{"slug": "blue", "name": "Blue"}`)
	b.want(t, 201, "POST /things", `{"slug": "blue", "name": "Other"}`)
	b.want(t, 200, "GET /things/blue", "").equal(t, map[string]string{"name": "Other"})
}

func TestRename(t *testing.T) {
	b := benchOf(t, thingsOf("thing", slugs, "{type: string}", conflicts))
	b.want(t, 201, "POST /things", `{"slug": "blue", "name": "Blue"}`)
	b.want(t, 201, "POST /things", `{"slug": "red", "name": "Red"}`)
	b.want(t, 409, "PATCH /things/blue", `{"slug": "red", "name": "Blue"}`)
	b.want(t, 200, "PATCH /things/blue", `{"slug": "green", "name": "Blue"}`)
	b.want(t, 404, "GET /things/blue", "")
	b.want(t, 200, "GET /things/green", "").equal(t, map[string]string{"slug": "green", "name": "Blue"})
	if r := b.want(t, 200, "GET /things", ""); r.length() != 2 {
		t.Errorf("there are %s", r.text)
	}
	b.want(t, 200, "PUT /things/green", `{"slug": "grey", "name": "Grey"}`).equal(t, map[string]string{"slug": "green", "name": "Grey"})
}

func TestPutMakesThings(t *testing.T) {
	b := benchOf(t, thingsOf("thing", slugs, "{type: string}", conflicts))
	b.want(t, 412, "PUT /things/blue", `{"slug": "blue", "name": "Blue"}`, `If-Match: "x"`)
	b.want(t, 201, "PUT /things/blue", `{"slug": "other", "name": "Blue"}`).equal(t, map[string]string{"slug": "blue"})
	b.want(t, 200, "PUT /things/blue", `{"slug": "blue", "name": "Bluer"}`)
	b.want(t, 412, "PUT /things/blue", `{"slug": "blue", "name": "Bluest"}`, `If-None-Match: *`)
	b.want(t, 200, "GET /things/blue", "").equal(t, map[string]string{"name": "Bluer"})
	b.want(t, 204, "DELETE /things/blue", "")
	b.want(t, 404, "GET /things/blue", "")
	b.want(t, 201, "PUT /things/blue", `{"slug": "blue", "name": "Again"}`)
}

func TestRepeats(t *testing.T) {
	b := benchOf(t, thingsOf("id", "{type: object, properties: {id: {type: integer, readOnly: true}, name: {type: string}}}", "{type: integer}", conflicts))
	const key = "Idempotency-Key: one"
	first := b.want(t, 201, "POST /things", `{"name": "a"}`, key)
	again := b.want(t, 201, "POST /things", `{"name": "a"}`, key)
	if again.text != first.text || again.header.Get("Idempotent-Replayed") != "true" || first.header["Idempotent-Replayed"] != nil {
		t.Errorf("answered with %s %v, and again with %s %v", first.text, first.header, again.text, again.header)
	}
	b.want(t, 422, "POST /things", `{"name": "b"}`, key)
	if r := b.want(t, 201, "POST /things", `{"name": "a"}`, "Idempotency-Key: two"); r.at("id") != "2" {
		t.Errorf("another key makes %s", r.text)
	}
	for i := range maxRepeats {
		b.want(t, 201, "POST /things", `{}`, fmt.Sprint("Idempotency-Key: ", i))
	}
	if len(b.requests.byKey) != maxRepeats || len(b.requests.order) != maxRepeats {
		t.Errorf("%d requests are remembered", len(b.requests.byKey))
	}
	if r := b.want(t, 201, "POST /things", `{"name": "b"}`, key); r.at("id") == "1" {
		t.Error("the oldest is remembered still")
	}
}

// TestWrapped makes a thing that answers have in a member, and bodies too.
func TestWrapped(t *testing.T) {
	b := benchOf(t, `
openapi: 3.0.3
info: {title: Keys, version: '1'}
paths:
  /keys:
    get: {responses: {'200': {description: '', content: {application/json: {schema: {type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Key'}}}}}}}}}
    post:
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {key: {$ref: '#/components/schemas/Key'}}}}}}
      responses:
        '201': {description: '', content: {application/json: {schema: {type: object, required: [key, token], properties: {key: {$ref: '#/components/schemas/Key'}, token: {type: string}}}}}}
  /keys/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {description: '', content: {application/json: {schema: {type: object, required: [data], properties: {data: {$ref: '#/components/schemas/Key'}}}}}}}}
    delete: {responses: {'204': {description: ''}}}
components:
  schemas:
    Key: {type: object, required: [id, name], properties: {id: {type: string, readOnly: true}, name: {type: string}}}
`)
	made := b.want(t, 201, "POST /keys", `{"key": {"name": "ci"}}`)
	made.equal(t, map[string]string{"key/name": "ci", "key/id": "1"})
	if made.at("token") == "" {
		t.Errorf("made %s", made.text)
	}
	b.want(t, 200, "GET /keys/1", "").equal(t, map[string]string{"data/name": "ci", "data/id": "1"})
	b.want(t, 200, "GET /keys", "").equal(t, map[string]string{"items/0/name": "ci", "items/1": ""})
	b.want(t, 204, "DELETE /keys/1", "")
	b.want(t, 200, "GET /keys", "").equal(t, map[string]string{"items/0": ""})
}

// TestSupposed reads, changes and deletes things that the document does not say
// how to make: they are all there.
func TestSupposed(t *testing.T) {
	b := benchOf(t, `
openapi: 3.0.3
info: {title: Users, version: '1'}
paths:
  /users/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}, '404': {description: ''}}}
    patch:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}}
    delete: {responses: {'204': {description: ''}}}
  /users/{id}/notes:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: '', content: {application/json: {schema: {type: array, items: {type: object, properties: {id: {type: integer}}}}}}}}}
    post: {responses: {'201': {description: '', content: {application/json: {schema: {type: object, properties: {id: {type: integer}}}}}}}}
  /users/{id}/notes/{note}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}, {name: note, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: '', content: {application/json: {schema: {type: object, properties: {id: {type: integer}}}}}}}}
components:
  schemas:
    User: {type: object, properties: {id: {type: integer, readOnly: true}, name: {type: string}, city: {type: string}}}
`)
	before := b.want(t, 200, "GET /users/7", "")
	if !before.usual || before.at("id") != "7" {
		t.Errorf("a supposed thing is %s", before.text)
	}
	b.want(t, 200, "PATCH /users/7", `{"name": "Ada"}`).equal(t, map[string]string{"id": "7", "name": "Ada", "city": before.at("city")})
	b.want(t, 200, "GET /users/7", "").equal(t, map[string]string{"name": "Ada", "city": before.at("city")})
	b.want(t, 201, "POST /users/8/notes", "").equal(t, map[string]string{"id": "1"})
	b.want(t, 200, "GET /users/8/notes/1", "")
	b.want(t, 404, "GET /users/7/notes/1", "")
	for _, id := range []string{"7", "8"} {
		b.want(t, 204, "DELETE /users/"+id, "")
		b.want(t, 404, "GET /users/"+id, "")
		b.want(t, 404, "GET /users/"+id+"/notes", "")
	}
	b.want(t, 200, "GET /users/9", "")
}

// TestAnswersAroundThings has the thing in a member that only what consumers say
// of it gives away, and bodies that the answers contradict.
func TestAnswersAroundThings(t *testing.T) {
	b := benchOf(t, `
openapi: 3.0.3
info: {title: Functions, version: '1'}
paths:
  /functions:
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Input'}}}}
      responses: {'201': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Configuration'}}}}}
  /functions/{Name}:
    parameters: [{name: Name, in: path, required: true, schema: {type: string}}]
    get:
      responses: {'200': {description: '', content: {application/json: {schema: {type: object, required: [Configuration], properties: {
        Tags: {type: object, additionalProperties: {type: string}}, Configuration: {$ref: '#/components/schemas/Configuration'}}}}}}}
    put:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Input'}}}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Configuration'}}}}}
    delete: {responses: {'200': {description: '', content: {application/json: {schema: {type: object, required: [done], properties: {done: {type: boolean}}}}}}}}
components:
  schemas:
    Input: {type: object, required: [Name], properties: {Name: {type: string}, Size: {type: integer}, Layers: {type: array, items: {type: string}}}}
    Configuration: {type: object, required: [Name, Layers], properties: {Name: {type: string}, Size: {type: integer}, Arn: {type: string},
      Layers: {type: array, items: {type: object, properties: {Arn: {type: string}}}}}}
`)
	b.want(t, 201, "POST /functions", `{"Name": "f", "Size": 128, "Layers": ["x"]}`).equal(t, map[string]string{"Name": "f", "Size": "128"})
	first := b.want(t, 200, "GET /functions/f", "")
	first.equal(t, map[string]string{"Configuration/Name": "f", "Configuration/Size": "128"})
	b.want(t, 200, "PUT /functions/f", `{"Name": "f", "Size": 256, "Layers": ["y"]}`).equal(t, map[string]string{"Size": "256", "Arn": first.at("Configuration", "Arn"), "Layers": first.at("Configuration", "Layers")})
	if r := b.want(t, 200, "DELETE /functions/f", ""); r.at("done") == "" {
		t.Errorf("deleted with %s", r.text)
	}
	b.want(t, 404, "GET /functions/f", "")
}

// TestAnswersWithOtherNames makes a thing whose name is called otherwise where it
// is made than where it is read.
func TestAnswersWithOtherNames(t *testing.T) {
	b := benchOf(t, `
openapi: 3.0.3
info: {title: Talks, version: '1'}
paths:
  /talks:
    post:
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {title: {type: string}}}}}}
      responses: {'200': {description: '', content: {application/json: {schema: {type: object, required: [id, href], properties: {id: {type: string}, href: {type: string}}}}}}}
  /talks/{talk_id}:
    parameters: [{name: talk_id, in: path, required: true, schema: {type: string}}]
    get:
      responses: {'200': {description: '', content: {application/json: {schema: {type: object, required: [uuid, title], properties: {uuid: {type: string}, title: {type: string}}}}}}}
`)
	made := b.want(t, 200, "POST /talks", `{"title": "Hello"}`)
	b.want(t, 200, "GET /talks/"+made.at("id"), "").equal(t, map[string]string{"uuid": made.at("id"), "title": "Hello"})
}
