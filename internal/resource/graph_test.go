package resource

import (
	"reflect"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

const library = `
openapi: 3.0.3
info: {title: Library, version: '1'}
paths:
  /authors:
    get: {responses: {'200': {$ref: '#/components/responses/Authors'}}}
    post: {responses: {'201': {$ref: '#/components/responses/Author'}}}
  /authors/{authorId}:
    get: {responses: {'200': {$ref: '#/components/responses/Author'}}}
    delete: {responses: {'204': {description: gone}}}
  /authors/{author}/books/:
    get: {responses: {'200': {description: some}}}
    post: {responses: {'201': {description: made}}}
  /authors/{id}/books/{bookId}/:
    get: {responses: {'200': {description: one}}}
    patch: {responses: {'200': {description: one}}}
  /authors/{id}/books/{bookId}/lend:
    post: {responses: {'200': {description: lent}}}
  /shelves/{code}:
    get: {responses: {'200': {description: one}}}
    put: {responses: {'201': {description: made}}}
  /repos/{owner}/{repo}:
    get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Repo'}}}}}}
  /user/repos:
    post: {responses: {'201': {content: {application/json: {schema: {$ref: '#/components/schemas/Repo'}}}}}}
    get: {responses: {'200': {content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Repo'}}}}}}}
  /export/{format}/books:
    get: {parameters: [{name: format, in: path, required: true, schema: {type: string, enum: [csv, xml]}}], responses: {'200': {description: all}}}
  /settings:
    get: {responses: {'200': {content: {application/json: {schema: {type: object}}}}}}
    put: {responses: {'200': {description: kept}}}
  /authors/{id}/avatar:
    get: {responses: {'200': {content: {application/json: {schema: {type: object}}}}}}
    put: {responses: {'200': {description: kept}}}
  /checkout:
    post:
      responses:
        '201':
          description: done
          links:
            order: {operationId: getOrder, parameters: {path.order: '$response.body#/order_no'}}
  /orders/{order}:
    get: {operationId: getOrder, parameters: [{name: order, in: path, required: true, schema: {type: string}}], responses: {'200': {description: one}}}
components:
  responses:
    Author: {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Author'}}}}
    Authors: {description: all, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Author'}}}}}
  schemas:
    Author: {type: object, properties: {id: {type: string}}}
    Repo: {type: object, properties: {name: {type: string}}}
`

func TestGraph(t *testing.T) {
	g := NewGraph(load(t, library))
	name := func(op *contract.Operation) string {
		if op == nil {
			return ""
		}
		return op.Name()
	}
	type seen struct {
		Name, Path                 string
		Own                        int
		Parent, Create, List, Read string
		Replace, Update, Delete    string
		Upsert, Listed, Single     bool
	}
	var got []seen
	for _, r := range g.Resources {
		s := seen{
			r.Name, r.Path, r.Own, "", name(r.Create), name(r.List), name(r.Read),
			name(r.Replace), name(r.Update), name(r.Delete), r.Upsert, r.Listed, r.IsSingle(),
		}
		if r.Parent != nil {
			s.Parent = r.Parent.Name
		}
		got = append(got, s)
	}
	want := []seen{
		{
			Name: "author", Path: "/authors/{authorId}", Own: 1, Create: "POST /authors", List: "GET /authors", Listed: true,
			Read: "GET /authors/{authorId}", Delete: "DELETE /authors/{authorId}",
		},
		{
			Name: "book", Path: "/authors/{id}/books/{bookId}", Own: 1, Parent: "author", Listed: true,
			Create: "POST /authors/{author}/books/", List: "GET /authors/{author}/books/",
			Read: "GET /authors/{id}/books/{bookId}/", Update: "PATCH /authors/{id}/books/{bookId}/",
		},
		{Name: "shelf", Path: "/shelves/{code}", Own: 1, Read: "GET /shelves/{code}", Replace: "PUT /shelves/{code}", Upsert: true},
		{Name: "repo", Path: "/repos/{owner}/{repo}", Own: 2, Create: "POST /user/repos", List: "GET /user/repos", Read: "GET /repos/{owner}/{repo}"},
		{Name: "setting", Path: "/settings", Read: "GET /settings", Replace: "PUT /settings", Single: true},
		{Name: "avatar", Path: "/authors/{id}/avatar", Parent: "author", Read: "GET /authors/{id}/avatar", Replace: "PUT /authors/{id}/avatar", Single: true},
		{Name: "order", Path: "/orders/{order}", Own: 1, Create: "POST /checkout", Read: "GET /orders/{order}"},
	}
	if !reflect.DeepEqual(got, want) {
		for i := range max(len(got), len(want)) {
			if i < len(got) && i < len(want) && !reflect.DeepEqual(got[i], want[i]) {
				t.Errorf("got  %+v\nwant %+v", got[i], want[i])
			}
		}
		t.Fatalf("%d resources, want %d", len(got), len(want))
	}
}

func TestGraphKnowsWhatAnOperationIsAbout(t *testing.T) {
	doc := load(t, library)
	g := NewGraph(doc)
	for _, op := range doc.Operations() {
		want := map[string]string{
			"POST /authors/{id}/books/{bookId}/lend": "book", "GET /authors": "", "PUT /authors/{id}/avatar": "author",
			"GET /export/{format}/books": "", "PUT /shelves/{code}": "shelf",
		}
		if name, listed := want[op.Name()]; listed {
			got := ""
			if r := g.Of(op); r != nil {
				got = r.Name
			}
			if got != name {
				t.Errorf("%s is about %q, want %q", op.Name(), got, name)
			}
		}
	}
}

func TestReferred(t *testing.T) {
	g := NewGraph(load(t, library))
	for name, want := range map[string]struct {
		thing string
		whole bool
	}{
		"author_id": {"author", true}, "authorId": {"author", true}, "author-uuid": {"author", true}, "authorIDs": {"author", true},
		"main_author_id": {"author", false}, "id": {}, "author": {}, "owner_id": {}, "orderId": {"order", true},
	} {
		r, whole := g.Referred(name)
		thing := ""
		if r != nil {
			thing = r.Name
		}
		if thing != want.thing || whole != want.whole {
			t.Errorf("%s refers to %q (%v), want %q (%v)", name, thing, whole, want.thing, want.whole)
		}
	}
}
