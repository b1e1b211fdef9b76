package state

import (
	"testing"

	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
)

// pets are things of several kinds, with toys below them that are listed in one
// place, and a documented HEAD.
const pets = `
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '201': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '406': {description: ''}
  /pets/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    get:
      responses: {'200': {description: '', headers: {ETag: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    head:
      responses: {'200': {description: '', headers: {ETag: {schema: {type: string}}}}, '404': {description: ''}}
    patch:
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{name}/toys:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    post:
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {colour: {type: string}}}}}}
      responses: {'201': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Toy'}}}}}
  /pets/{name}/toys/{id}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}, {name: id, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Toy'}}}}}}
  /toys:
    get: {responses: {'200': {description: '', content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Toy'}}}}}}}
components:
  schemas:
    Toy: {type: object, required: [id], properties: {id: {type: integer}, colour: {type: string}}}
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
    Cat:
      type: object
      additionalProperties: false
      required: [kind, name, lives]
      properties: {kind: {type: string, enum: [cat]}, name: {type: string}, lives: {type: integer, readOnly: true}}
    Dog:
      type: object
      additionalProperties: false
      required: [kind, name, bark]
      properties: {kind: {type: string, enum: [dog]}, name: {type: string}, bark: {type: string, readOnly: true}}
`

func TestThingsOfSeveralKinds(t *testing.T) {
	b := benchOf(t, pets)
	if r := b.want(t, 201, "POST /pets", `{"kind": "dog", "name": "rex"}`); r.at("bark") == "" || r.at("lives") != "" {
		t.Errorf("a dog is %s", r.text)
	}
	if r := b.want(t, 201, "POST /pets", `{"kind": "cat", "name": "tom"}`); r.at("lives") == "" || r.at("bark") != "" {
		t.Errorf("a cat is %s", r.text)
	}
	b.want(t, 200, "GET /pets/rex", "").equal(t, map[string]string{"kind": "dog", "name": "rex"})
}

func TestListsElsewhere(t *testing.T) {
	b := benchOf(t, pets)
	if r := b.want(t, 200, "GET /toys", ""); r.length() != 0 {
		t.Errorf("at the beginning there are %s", r.text)
	}
	for _, pet := range []string{"rex", "tom"} {
		b.want(t, 201, "POST /pets", `{"kind": "dog", "name": "`+pet+`"}`)
		b.want(t, 201, "POST /pets/"+pet+"/toys", `{"colour": "`+pet+`"}`)
	}
	b.want(t, 200, "GET /toys", "").equal(t, map[string]string{"0/colour": "rex", "1/colour": "tom", "2": ""})
}

func TestRenameTakesAllAlong(t *testing.T) {
	b := benchOf(t, pets)
	b.want(t, 201, "POST /pets", `{"kind": "dog", "name": "rex"}`)
	b.want(t, 201, "POST /pets/rex/toys", `{"colour": "red"}`)
	b.want(t, 200, "PATCH /pets/rex", `{"name": "max"}`)
	b.want(t, 404, "GET /pets/rex/toys/1", "")
	b.want(t, 200, "GET /pets/max/toys/1", "").equal(t, map[string]string{"colour": "red"})
	before := snapshot(b)
	if err := b.Load([]byte(before)); err != nil || snapshot(b) != before {
		t.Errorf("saved as %s, loaded (%v) as %s", before, err, snapshot(b))
	}
}

func TestHead(t *testing.T) {
	b := benchOf(t, pets)
	b.want(t, 201, "POST /pets", `{"kind": "dog", "name": "rex"}`)
	get, head := b.want(t, 200, "GET /pets/rex", ""), b.want(t, 200, "HEAD /pets/rex", "")
	if head.text != get.text || head.header.Get("ETag") != get.header.Get("ETag") || head.header.Get("Content-Type") != get.header.Get("Content-Type") {
		t.Errorf("HEAD is %s %v, GET %s %v", head.text, head.header, get.text, get.header)
	}
	b.want(t, 404, "HEAD /pets/max", "")
}

// TestWhatIsNotAcceptable refuses to make what the consumer does not want to see.
func TestWhatIsNotAcceptable(t *testing.T) {
	b := benchOf(t, pets)
	b.want(t, 406, "POST /pets", `{"kind": "dog", "name": "rex"}`, "Accept: image/png")
	b.want(t, 404, "GET /pets/rex", "")
	b.want(t, 201, "POST /pets", `{"kind": "dog", "name": "rex"}`)
	b.want(t, 406, "PATCH /pets/rex", `{"name": "max"}`, "Accept: image/png")
	b.want(t, 200, "GET /pets/rex", "")
}

// TestChosenAnswers leaves alone what callers choose.
func TestChosenAnswers(t *testing.T) {
	b := benchOf(t, pets)
	for _, op := range b.doc.Operations() {
		for _, c := range []answer.Choice{{Code: 200}, {Example: "x"}, {Dynamic: true}} {
			if a, handled := b.Answer(&intake.Request{Operation: op}, c); handled {
				t.Errorf("%s with %+v is answered with %d", op.Name(), c, a.Status)
			}
		}
	}
	if snapshot(b) != "{}" {
		t.Errorf("there is %s", snapshot(b))
	}
}
