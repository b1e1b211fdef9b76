package answer

import (
	"net/http"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/intake"
)

// Refusal is why a request gets none of the answers that it could: the status
// that says so, and the reason.
type Refusal struct {
	Status int // 406 where nothing that is documented is acceptable, else 422
	Fault  *fault.Error
}

// ChoiceOf reads what a caller prefers.
func ChoiceOf(r *http.Request) (Choice, *fault.Error) { return Choice{}, nil }

// Usual returns what the document says is answered to a request.
func (m *Maker) Usual(req *intake.Request, c Choice) (*Answer, *Refusal) {
	return &Answer{Status: http.StatusOK, Header: http.Header{}}, nil
}

// With returns an answer of a status whose body is a value, with the
// documented headers.
func (m *Maker) With(req *intake.Request, status int, v any) (*Answer, *Refusal) {
	return &Answer{Status: status, Header: http.Header{}}, nil
}

// Value returns the value that Usual sends with a status; ok is false where
// the response has no content, or none can be made.
func (m *Maker) Value(req *intake.Request, status int) (v any, ok bool) { return nil, false }
