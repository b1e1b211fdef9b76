package webhook

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// mostFields is how many places at fault an answer lists.
const mostFields = 100

// faults says what a schema refuses in a value that the API sends.
func (s *Sender) faults(n *contract.Node, v any) []fault.Field {
	if n == nil {
		return nil
	}
	found, judged := s.Judge.Faults(n, schema.Response, sample.Plain(v))
	if !judged {
		return []fault.Field{{Place: "#", Detail: "takes too much work to judge"}}
	}
	var fields []fault.Field
	for _, f := range found {
		if f.Soft {
			continue
		}
		if len(fields) == mostFields {
			break
		}
		place := "#"
		for _, key := range f.Place {
			place += "/" + contract.EscapePointer(key)
		}
		fields = append(fields, fault.Field{Place: place, Detail: f.Text})
	}
	return fields
}
