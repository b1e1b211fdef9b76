package mock

import (
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// Record is one request that was answered, for a log.
type Record struct {
	Method, Target string              // as they were sent
	Operation      *contract.Operation // nil where none was found
	Status         int
	Began          time.Time
	Took           time.Duration
	Bytes          int          // of the body that was sent
	Refused        *fault.Error // what the document does not allow in the request, or nil; when lenient it was answered all the same
	Warnings       []string     // in what the answer is not what the document promises
}
