package plan

import (
	"slices"
	"testing"
)

// Messages are what a list is of when nothing else is, and names that differ
// only in the sign behind them are told apart by it. Both are Twilio's.
func TestMessagesAndComparisons(t *testing.T) {
	doc := load(t, []byte(`{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{"/messages":{"get":{"operationId":"list","parameters":[
		{"name":"Sent","in":"query","schema":{"type":"string"}},{"name":"Sent<","in":"query","schema":{"type":"string"}},
		{"name":"Sent>","in":"query","schema":{"type":"string"}},{"name":"Sent>=","in":"query","schema":{"type":"string"}}],
		"responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"type":"object","properties":{
		"next_page_uri":{"type":"string","nullable":true},
		"messages":{"type":"array","items":{"type":"object","properties":{"sid":{"type":"string"}}}}}}}}}}},
		"post":{"operationId":"send","responses":{"200":{"description":"ok"}}}},
		"/other":{"get":{"operationId":"other","parameters":[{"name":"page","in":"query","schema":{"type":"integer"}}],
		"responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"type":"object","properties":{
		"messages":{"type":"array","items":{"type":"string"}}}}}}}}}}}}`))
	p, err := New(doc, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var list, other *Operation
	for _, g := range p.Groups {
		for _, op := range g.Operations {
			switch op.Source.ID {
			case "list":
				list = op
			case "other":
				other = op
			}
		}
	}
	if list.Pagination == nil || list.Pagination.Items[0].Key != "messages" {
		t.Errorf("messages are listed by %v", list.Pagination)
	}
	if other.Pagination != nil {
		t.Errorf("remarks are listed by %v", other.Pagination)
	}
	var names []string
	for _, p := range list.Parameters {
		names = append(names, p.Name.Snake())
	}
	if want := []string{"sent", "sent_less", "sent_greater", "sent_greater_equal"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}
