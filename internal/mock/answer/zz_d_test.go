package answer

import (
	"net/http/httptest"
	"testing"
	"time"
)

func TestZZStripe(t *testing.T) {
	for _, f := range []string{"stripe/0.203.0.json", "github/23.0.2.json"} {
		doc := corpusDocument(t, f)
		m := New(doc, Options{})
		for i, op := range doc.Operations()[:20] {
			began := time.Now()
			a := m.Refuse(op, httptest.NewRequest("POST", "/x", nil), 422, twoFaults())
			t.Log(f, i, op.Name(), time.Since(began), len(a.Body))
		}
	}
}
