package state

import (
	"strings"
	"testing"
)

// TestThingsLackWhatOthersOfTheirKindHave makes things of which each is one of several kinds:
// all have the id of the base, and none what only the others have.
func TestThingsLackWhatOthersOfTheirKindHave(t *testing.T) {
	const animals = `
      oneOf:
        - {type: object, required: [id, kind], properties: {id: &id {type: integer, readOnly: true}, kind: {type: string, enum: [cat]}, indoor: {type: boolean}}}
        - {type: object, required: [id, kind], properties: {id: *id, kind: {type: string, enum: [bird]}, wings: {type: integer}}}`
	b := benchOf(t, thingsOf("id", animals, "{type: integer}", conflicts))
	for _, one := range []struct{ sent, id, has, lacks string }{
		{`{"kind": "cat", "indoor": true, "wings": 2}`, "1", "indoor", "wings"},
		{`{"kind": "bird", "indoor": true, "wings": 2}`, "2", "wings", "indoor"},
	} {
		r := b.want(t, 201, "POST /things", one.sent)
		read := b.want(t, 200, "GET /things/"+one.id, "")
		read.equal(t, map[string]string{"id": one.id})
		if read.text != r.text || !strings.Contains(r.text, one.has) || strings.Contains(r.text, one.lacks) {
			t.Errorf("%s made %s, and reads %s", one.sent, r.text, read.text)
		}
	}
	if n := b.want(t, 200, "GET /things", "").length(); n != 2 {
		t.Errorf("%d are listed", n)
	}
	changed := b.want(t, 200, "PUT /things/1", `{"kind": "cat", "wings": 4}`)
	if strings.Contains(changed.text, "wings") {
		t.Errorf("a cat was given wings: %s", changed.text)
	}
}
