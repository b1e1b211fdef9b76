package check

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

// FuzzExchange throws answers of any kind at every check: none panics, each
// failure is complete, and the same exchange always yields the same.
func FuzzExchange(f *testing.F) {
	f.Add(0, 200, "application/json", "X-Total", "1", []byte(thing), uint8(1), "")
	f.Add(1, 400, "application/problem+json; charset=x", "Allow", "", []byte("{"), uint8(2), "")
	f.Add(3, 301, ";;", "Location", "%zz", []byte("\x1e1\x1e"), uint8(0), "PUT")
	f.Add(2, 200, "text/event-stream", "Content-Encoding", "br", []byte("data: 1\n\n"), uint8(7), "TRACE")
	b := newBench(f, editions["3.1"].Replace(document))
	operations := b.Doc.Operations()
	f.Fuzz(func(t *testing.T, index, status int, typed, name, value string, body []byte, kind uint8, method string) {
		op := operations[int(uint(index)%uint(len(operations)))]
		x := b.exchange(t, answer{to: op.Name(), status: status, typed: typed, body: string(body), about: call.Case{
			Intent: call.Intent(kind % 3), Access: call.Access(kind / 3 % 5), Method: method, Known: kind%2 == 0, Accept: typed,
			Subject: call.Subject{Keyword: value, Where: name},
		}})
		x.Header.Set(name, value)
		x.URL = "http://api.example/" + value
		if kind > 200 {
			x.Case.Base = &call.Exchange{Status: 200, Case: &call.Case{}}
		}
		found := b.Exchange(x)
		again := b.Exchange(x)
		same(t, summaries(again), summaries(found))
		for _, one := range found {
			if one.ID == "" || one.Text == "" || one.Expected == "" || one.Arrived == "" || len(one.Sequence.Steps) == 0 {
				t.Errorf("incomplete: %+v", one)
			}
			if _, ok := Explain(one.Check); !ok {
				t.Errorf("%s is not explained", one.Check)
			}
		}
		b.Refused(op, []*call.Exchange{x, x, x})
	})
}
