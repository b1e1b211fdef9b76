package compare

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func responseRules() []Rule {
	return []Rule{
		byDirection("success-status-removed", Breaking, Breaking, "A successful status of a response was removed.",
			"Consumers that wait for it, or answer a webhook with it, are left without.", "Go on answering with it."),
		byDirection("success-status-added", Info, Warning, "A successful status of a response was added.",
			"Consumers that check for one status may take another for a failure.", "Answer with the new status only when asked for it."),
		byDirection("success-status-widened", Info, Warning, "A successful status became a range of statuses, or is left to \"default\".",
			"Consumers that check for the one status may take another of the range for a failure.", "Name every status that is answered with."),
		byDirection("error-status-widened", Info, Info, "An unsuccessful status became a range of statuses, or is left to \"default\".",
			"Consumers must be ready for any status of the 4xx and 5xx classes (RFC 9110, section 15).", ""),
		byDirection("status-range-narrowed", Breaking, Info, "A range of statuses became some statuses of it.",
			"The others do not happen any more; in a webhook, consumers may no longer answer with them.", "In a webhook, go on taking the range."),
		byDirection("error-status-removed", Breaking, Info, "An unsuccessful status of a response was removed.",
			"It does not happen any more; in a webhook, consumers may no longer answer with it.", "In a webhook, go on taking it."),
		byDirection("error-status-added", Info, Info, "An unsuccessful status of a response was added.",
			"Consumers must be ready for any status of the 4xx and 5xx classes (RFC 9110, section 15).", ""),
		byDirection("response-header-removed", Breaking, Breaking, "A header of a response was removed.",
			"Consumers that read it find nothing.", "Go on sending it."),
		byDirection("required-response-header-added", Breaking, Info, "A header was added that is always sent with a response.",
			"Consumers may ignore it; in a webhook they must send it.", "In a webhook, make it optional."),
		byDirection("optional-response-header-added", Info, Info, "A header was added to a response.", "Consumers may ignore it.", ""),
		byDirection("response-header-became-optional", Info, Breaking, "A header of a response is not always sent any more.",
			"Consumers that rely on it find nothing.", "Go on sending it always."),
		byDirection("response-header-became-required", Breaking, Info, "A header of a response is always sent.",
			"Consumers that did without still can; in a webhook they must send it.", "In a webhook, keep it optional."),
		always("response-link-removed", Warning, Minor, "A link of a response was removed.",
			"Consumers that follow it must find another way.", "Keep the link as long as the operation it leads to exists."),
		always("response-link-changed", Warning, Minor, "A link of a response leads elsewhere, or carries other values.",
			"Consumers that follow it arrive somewhere else.", "Add a link under another name."),
		always("response-link-added", Info, Minor, "A link was added to a response.", "Consumers may ignore it.", ""),
	}
}

// compareResponses matches responses by status, then by what holds a status:
// its range ("2XX"), then "default".
func (d *differ) compareResponses(u *unit, o, n *contract.Operation) {
	dir := u.dir.Opposite()
	used := make(map[*contract.Response]bool)
	for _, p := range o.Responses {
		q := findResponse(n.Responses, p.Status)
		switch {
		case q != nil && !unpromised(o, p, q):
			used[q] = true
			d.compareResponse(u, dir, p, q)
			d.statusWidened(u, dir, o, p, q)
		case holdsSome(p.Status, n.Responses):
			d.tell(u, dir, "status-range-narrowed", whole(fact{old: p.Node, about: o.Method + " " + p.Status, oldValue: p.Status,
				text: "of the responses " + p.Status + " only some are left"}))
		default:
			d.statusGone(u, dir, o, p)
		}
	}
	for _, q := range n.Responses {
		if used[q] {
			continue
		}
		p := findResponse(o.Responses, q.Status)
		if p != nil {
			d.compareResponse(u, dir, p, q)
		}
		if p == nil || p.Status == "default" {
			d.statusCame(u, dir, n, q)
		}
	}
}

// unpromised reports whether a success is left to a "default" that was there
// before for something else.
func unpromised(o *contract.Operation, p, q *contract.Response) bool {
	return q.Status == "default" && p.Status != "default" && successful(o, p.Status) &&
		slices.ContainsFunc(o.Responses, func(r *contract.Response) bool { return r.Status == "default" })
}

// statusWidened tells that a status is only held by a range, or by "default",
// which stands for any that is not named (OpenAPI 3.0.4, section 4.7.16.1).
func (d *differ) statusWidened(u *unit, dir contract.Direction, o *contract.Operation, p, q *contract.Response) {
	if p.Status == q.Status {
		return
	}
	id := "error-status-widened"
	if successful(o, p.Status) {
		id = "success-status-widened"
	}
	d.tell(u, dir, id, whole(fact{old: p.Node, new: q.Node, about: o.Method + " " + p.Status, oldValue: p.Status, newValue: q.Status,
		text: "the response " + clip(p.Status) + " became " + clip(q.Status)}))
}

// findResponse returns the response that a status belongs to.
func findResponse(responses []*contract.Response, status string) *contract.Response {
	want := [...]string{status, status[:min(1, len(status))] + "XX", "default"}
	for _, s := range want {
		for _, r := range responses {
			if r.Status == s {
				return r
			}
		}
	}
	return nil
}

// holdsSome reports whether a range holds the status of one of the responses.
func holdsSome(status string, responses []*contract.Response) bool {
	prefix, ok := strings.CutSuffix(status, "XX")
	if !ok {
		return false
	}
	for _, r := range responses {
		if strings.HasPrefix(r.Status, prefix) {
			return true
		}
	}
	return false
}

// successful reports whether a status means success: 2XX, or "default" where
// the operation has no other.
func successful(o *contract.Operation, status string) bool {
	if status != "default" {
		return strings.HasPrefix(status, "2")
	}
	for _, r := range o.Responses {
		if strings.HasPrefix(r.Status, "2") {
			return false
		}
	}
	return true
}

func (d *differ) statusGone(u *unit, dir contract.Direction, o *contract.Operation, p *contract.Response) {
	id := "error-status-removed"
	if successful(o, p.Status) {
		id = "success-status-removed"
	}
	d.tell(u, dir, id, whole(fact{old: p.Node, about: o.Method + " " + p.Status, oldValue: p.Status, text: "the response " + clip(p.Status) + " was removed"}))
}

func (d *differ) statusCame(u *unit, dir contract.Direction, n *contract.Operation, q *contract.Response) {
	id := "error-status-added"
	if successful(n, q.Status) {
		id = "success-status-added"
	}
	d.tell(u, dir, id, whole(fact{new: q.Node, about: n.Method + " " + q.Status, newValue: q.Status, text: "the response " + clip(q.Status) + " was added"}))
}

func (d *differ) compareResponse(u *unit, dir contract.Direction, p, q *contract.Response) {
	if p.Status == q.Status {
		d.wording(u, "description", p.Description, q.Description, p.Node, q.Node)
		d.wording(u, "summary", p.Node.Get("summary").Text(), q.Node.Get("summary").Text(), p.Node, q.Node)
	}
	d.compareHeaders(u, dir, p.Headers, q.Headers)
	d.compareContent(u, dir, "response", p.Content, q.Content, p.Node, q.Node)
	d.compareLinks(u, dir, p, q)
}

// compareHeaders matches headers by name, without case. Content-Type is said
// by the content (OpenAPI 3.0.4, section 4.8.17.1).
func (d *differ) compareHeaders(u *unit, dir contract.Direction, old, new []*contract.Parameter) {
	byKey := make(map[string]*contract.Parameter, len(new))
	for _, q := range new {
		byKey[q.Key()] = q
	}
	known := map[string]bool{"header content-type": true}
	for _, p := range old {
		q := byKey[p.Key()]
		switch {
		case known[p.Key()]:
		case q == nil:
			d.tell(u, dir, "response-header-removed", whole(fact{old: p.Node, about: p.Key(), text: "the response header " + quoted(p.Name) + " was removed"}))
		default:
			d.compareHeader(u, dir, p, q)
		}
		known[p.Key()] = true
	}
	for _, q := range new {
		if known[q.Key()] {
			continue
		}
		id := "optional-response-header-added"
		if q.Required {
			id = "required-response-header-added"
		}
		d.tell(u, dir, id, whole(fact{new: q.Node, about: q.Key(), text: "the response header " + quoted(q.Name) + " was added"}))
	}
}

func (d *differ) compareHeader(u *unit, dir contract.Direction, p, q *contract.Parameter) {
	at := whole(fact{old: p.Node, new: q.Node, about: q.Key()})
	switch {
	case p.Required && !q.Required:
		d.tell(u, dir, "response-header-became-optional", at.saying("required", "the response header "+quoted(q.Name)+" became optional"))
	case !p.Required && q.Required:
		d.tell(u, dir, "response-header-became-required", at.saying("required", "the response header "+quoted(q.Name)+" is always sent"))
	}
	at.whole = false
	d.compareStyle(u, dir, p, q, at)
	d.wording(u, "description", p.Description, q.Description, p.Node, q.Node)
	d.compareExamples(u, examplesOf(p.Node), examplesOf(q.Node), p.Node, q.Node)
	d.compareParameterValue(u, dir, p, q, at)
}

// compareLinks matches links by name.
func (d *differ) compareLinks(u *unit, dir contract.Direction, p, q *contract.Response) {
	for name, old := range p.Links.Fields() {
		written := q.Links.Get(name)
		new := d.new.doc.Resolve(written)
		old = d.old.doc.Resolve(old)
		switch {
		case written == nil:
			d.tell(u, dir, "response-link-removed", whole(fact{old: old, about: name, text: "the link " + quoted(name) + " was removed"}))
		case linkDiffers(old, new):
			d.tell(u, dir, "response-link-changed", whole(fact{old: old, new: new, about: name, text: "the link " + quoted(name) + " changed"}))
		}
	}
	for name, new := range q.Links.Fields() {
		if !p.Links.Has(name) {
			d.tell(u, dir, "response-link-added", whole(fact{new: d.new.doc.Resolve(new), about: name, text: "the link " + quoted(name) + " was added"}))
		}
	}
}

func linkDiffers(old, new *contract.Node) bool {
	for _, key := range [...]string{"operationId", "operationRef", "parameters", "requestBody", "server"} {
		if old.Get(key).Hash() != new.Get(key).Hash() {
			return true
		}
	}
	return false
}
