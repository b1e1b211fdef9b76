package check

import (
	"context"
	"errors"
	"net"
	"strings"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/wire"
)

// noResponse finds requests without an answer, and answers that break off.
func (c *Context) noResponse(x *call.Exchange) []failure.Failure {
	if x.Status != 0 && x.Err == nil || mayHangUp(x) {
		return nil
	}
	f := failure.New("no-response", x, x.Case.Operation.Node)
	late := isTimeout(x.Err)
	switch {
	case x.Status == 0 && late:
		return one(f, "No answer came in time.", documented(x.Case.Operation), reason(x.Err))
	case x.Status == 0 && strings.Contains(reason(x.Err), "malformed"):
		return one(f, "What came back is no HTTP.", documented(x.Case.Operation), reason(x.Err))
	case x.Status == 0:
		return one(f, "The connection ended without an answer.", documented(x.Case.Operation), reason(x.Err))
	case late && streamed(x):
		return nil // it may never end
	case late:
		return one(f, "The answer did not end in time.", "the whole body", reason(x.Err))
	}
	return one(f, "The answer breaks off.", "the whole body", reason(x.Err))
}

func reason(err error) string {
	if err == nil {
		return "nothing"
	}
	return short(err.Error())
}

func isTimeout(err error) bool {
	var timed net.Error
	return errors.As(err, &timed) && timed.Timeout() || errors.Is(err, context.DeadlineExceeded)
}

// largest is how many bytes every server is expected to take as a target, as
// header fields or as a body (RFC 9110, section 4.1, for targets).
const (
	largestTarget = 8000
	largestBody   = 64 << 10
)

// mayHangUp reports whether an API may end the connection without an answer
// that arrives: the request is larger than what all servers take, or of a
// method that the document does not have.
func mayHangUp(x *call.Exchange) bool {
	size := 0
	for name, values := range x.Sent {
		size += len(name) + len(strings.Join(values, ""))
	}
	return len(x.URL) > largestTarget || size > largestTarget || len(x.Body) > largestBody ||
		x.Case.SentMethod() != x.Case.Operation.Method
}

// streamed reports whether an answer is of a media type that need not end.
func streamed(x *call.Exchange) bool {
	media := x.MediaType()
	return sequential(media) || strings.HasPrefix(media, "multipart/") || !wire.IsJSON(media) && !strings.HasSuffix(media, "xml")
}
