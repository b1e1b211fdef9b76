package answer

import (
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// plan is what an operation answers, prepared when it is first asked for.
type plan struct {
	*contract.Operation
	responses []*response // the most usual one first
	item      string      // name of the path parameter by which one of what stands at the path is reached, or ""
	life      http.Header // what is said of its end
}

// response is one documented response.
type response struct {
	*contract.Response
	media   []*media // those that are sent sooner first
	headers []*header
	located bool // some of the headers follow from where the request went
}

// plan returns the plan of an operation.
func (m *Maker) plan(op *contract.Operation) *plan {
	if known, ok := m.plans.Load(op); ok {
		return known.(*plan)
	}
	known, _ := m.plans.LoadOrStore(op, m.newPlan(op))
	return known.(*plan)
}

func (m *Maker) newPlan(op *contract.Operation) *plan {
	p := &plan{Operation: op, item: m.items()[op.Path], life: lifeOf(op)}
	for _, documented := range inOrderOfUse(op.Responses) {
		r := &response{Response: documented, media: m.mediaOf(documented)}
		r.headers, r.located = headersOf(documented)
		p.responses = append(p.responses, r)
	}
	return p
}

// itemsOf returns, of paths that others continue by a single parameter, the
// name of that: "book_id" of "/books" where there is "/books/{book_id}".
func itemsOf(doc *contract.Document) map[string]string {
	items := map[string]string{}
	for _, op := range doc.Operations() {
		list, last, ok := cutLast(strings.TrimSuffix(op.Path, "/"))
		if !ok {
			continue
		}
		if _, again := items[list]; !again {
			items[list], items[list+"/"] = last, last
		}
	}
	return items
}

// cutLast takes a parameter off the end of a path.
func cutLast(path string) (list, parameter string, ok bool) {
	i := strings.LastIndexByte(path, '/')
	if i < 0 || !strings.HasPrefix(path[i+1:], "{") || !strings.HasSuffix(path, "}") {
		return "", "", false
	}
	parameter = path[i+2 : len(path)-1]
	return path[:i], parameter, !strings.ContainsAny(parameter, "{}")
}

// response returns what documents a status, the exact one before its range and
// "default"; nil for nothing.
func (p *plan) response(code int) *response {
	var best *response
	closest := 0
	for _, r := range p.responses {
		if near := covers(r.Status, code); near > closest {
			best, closest = r, near
		}
	}
	return best
}

// usual is the response that is sent unless something else is asked for, and
// its status; nil where none can be sent.
func (p *plan) usual() (*response, int) {
	if len(p.responses) == 0 || sent(p.responses[0].Status) == 0 {
		return nil, http.StatusOK
	}
	return p.responses[0], sent(p.responses[0].Status)
}

// documented lists the statuses of an operation.
func (p *plan) documented() string {
	list := make([]string, len(p.responses))
	for i, r := range p.responses {
		list[i] = r.Status
	}
	return enumerated(list)
}

// enumerated joins words to "a, b and c".
func enumerated(list []string) string {
	switch n := len(list); n {
	case 0:
		return "none"
	case 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}

// mediaTypes lists what a response can be sent as.
func (r *response) mediaTypes() string {
	var list []string
	for _, md := range r.media {
		if text := wire.Field(md.Type); !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return enumerated(list)
}
