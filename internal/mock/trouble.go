package mock

import (
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
)

// wait takes the time that the answer is to take, and reports whether the
// caller is still there.
func (x *exchange) wait(chosen time.Duration) bool {
	d := chosen
	if l := x.options.Latency; l.To > 0 {
		d += l.From + time.Duration(x.chance()*float64(l.To-l.From))
	}
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-x.r.Context().Done():
		return false
	}
}

// failing is a server error in place of an answer, as often as was asked for;
// nil otherwise. Who chooses an answer gets it.
func (x *exchange) failing(op *contract.Operation, choice answer.Choice) *answer.Answer {
	if x.options.Fail == 0 || choice.Code != 0 || x.chance() >= x.options.Fail {
		return nil
	}
	status := http.StatusServiceUnavailable
	for _, r := range op.Responses {
		switch r.Status {
		case "500", "502", "503", "504":
			status = int(r.Status[2]-'0') + http.StatusInternalServerError
		}
	}
	if status == http.StatusServiceUnavailable {
		x.w.Header().Set("Retry-After", "1")
	}
	return x.answers.Refuse(op, x.r, status, fault.New(fault.Unavailable, "This failure is made by the mock; trying again helps."))
}

// chance is a number from 0 to below 1, another each time, the same for the
// same seed and the same requests before.
func (m *Mock) chance() float64 {
	return rand.New(rand.NewPCG(m.options.Seed, m.asked.Add(1))).Float64()
}
