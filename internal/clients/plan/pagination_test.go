package plan

import "testing"

// The next page is a URL, unless a parameter takes it as text.
func TestNextPage(t *testing.T) {
	const document = `openapi: 3.0.3
info: {title: Lists, version: 1.0.0}
paths:
  /found:
    get:
      operationId: search
      parameters: [{name: page, in: query, schema: {type: string}}]
      responses: {'200': &listed {description: x, content: {application/json: {schema: {type: object, properties: {
        data: {type: array, items: {type: string}}, next_page: {type: string, nullable: true}}}}}}}
  /linked:
    get:
      operationId: follow
      responses: {'200': *listed}
  /counted:
    get:
      operationId: count
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: {'200': *listed}
`
	p, err := New(load(t, []byte(document)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]PageStyle{"search": PageCursor, "follow": PageURL, "count": PageNumber}
	for _, g := range p.Groups {
		for _, op := range g.Operations {
			if op.Pagination == nil || op.Pagination.Style != want[op.Source.ID] {
				t.Errorf("%s is paged by %+v", op.Source.ID, op.Pagination)
			}
			delete(want, op.Source.ID)
		}
	}
	if len(want) > 0 {
		t.Errorf("%v are not there", want)
	}
}
