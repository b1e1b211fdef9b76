package intake

import (
	"net/http"
	"sync"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/route"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/wire"
)

// Reader reads the requests to the operations of one document. It is safe for
// concurrent use. What it needs of an operation is found out at its first
// request.
type Reader struct {
	doc    *contract.Document
	judge  *schema.Judge
	values *wire.Reader
	plans  sync.Map // *contract.Operation to *plan
}

// New returns a Reader for a document, whose judge says what is allowed.
func New(doc *contract.Document, judge *schema.Judge) *Reader {
	accepts := func(node *contract.Node, v any) bool {
		return node == nil || judge.Valid(node, schema.Request, sample.Plain(v))
	}
	return &Reader{doc: doc, judge: judge, values: wire.NewReader(doc, accepts)}
}

// Read reads a request to the operation that was found for it, its body
// included. The error names everything in the request that the document does
// not allow, up to some fifty places: "query limit", "header If-Match", "path
// id", "cookie sid", "credentials", or a pointer into the body as
// "#/items/0/price"; what is inside of a parameter follows its name as in
// "query filter/price". Its kind is Unauthenticated without the credentials
// that the operation needs, else what is wrong with the body (Unsupported,
// TooLarge, Malformed), and else Invalid. The request is there in any case, as
// far as it could be read.
//
// Parameters that are not documented mean nothing, and neither do those that the
// specification leaves to other parts of the document: Accept, Content-Type
// and Authorization in headers.
func (r *Reader) Read(req *http.Request, m route.Match) (*Request, *fault.Error) {
	p := r.plan(m.Operation)
	read := &Request{Request: req, Operation: m.Operation, Arguments: make([]Argument, 0, len(p.parameters))}
	x := &reading{Reader: r, plan: p, request: read, match: m}
	x.pairs = x.room[:0]
	if p.readsQuery {
		x.pairs = wire.AppendQuery(x.pairs, req.URL.RawQuery)
	}
	if p.readsCookies {
		x.cookies = wire.AppendCookies(nil, req.Header["Cookie"])
	}
	x.credentials()
	for i := range p.parameters {
		x.parameter(&p.parameters[i])
	}
	return read, x.sum(r.body(read))
}
