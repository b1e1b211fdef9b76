package compare

import (
	"github.com/apisteward/steward/internal/contract"
)

func bodyRules() []Rule {
	return []Rule{
		byDirection("required-body-added", Breaking, Info, "A required request body was added.",
			"Requests without a body are refused.", "Make the body optional."),
		byDirection("optional-body-added", Info, Info, "An optional request body was added.", "Nobody needs to send it.", ""),
		byDirection("body-removed", Breaking, Breaking, "The request body was removed.",
			"What consumers send, or wait for in a webhook, has no meaning any more.", "Go on taking the body, or add another operation."),
		byDirection("body-became-required", Breaking, Info, "The request body became required.",
			"Requests without a body are refused.", "Keep the body optional."),
		byDirection("body-became-optional", Info, Breaking, "The request body became optional.",
			"Consumers may leave it out; where the API sends it, consumers must be ready for its absence.", "Go on sending it always."),
		byDirection("request-media-type-removed", Breaking, Info, "A media type of a request body was removed.",
			"Consumers that send it are refused; in a webhook they receive one of the others, for which they had to be ready.", "Go on taking it beside the new one."),
		byDirection("request-media-type-added", Info, Breaking, "A media type of a request body was added.",
			"Consumers need not use it; in a webhook they may receive what they cannot read.", "In a webhook, let consumers choose."),
		byDirection("response-media-type-removed", Breaking, Breaking, "A media type of a response was removed.",
			"Consumers that can read only it, or answer a webhook with it, are left without.", "Go on offering it beside the new one."),
		byDirection("response-media-range-narrowed", Breaking, Info, "A range of media types of a response became some types of it.",
			"Consumers receive nothing that they could not receive before; those that answer a webhook with another type of the range are refused.",
			"In a webhook, go on taking the range."),
		byDirection("response-media-type-added", Info, Info, "A media type of a response was added.",
			"Consumers receive what they ask for with Accept (RFC 9110, section 12.5.1).", ""),
		byDirection("parameter-media-type-removed", Breaking, Breaking, "A parameter is no longer written in a media type.",
			"The same value is written in another way than before.", "Add a parameter under another name."),
		byDirection("parameter-media-type-added", Info, Breaking, "A parameter may be written in another media type.",
			"Consumers need not use it; where the API sends it, they may not be able to read it.", "Add a parameter under another name."),
		always("media-encoding-changed", Warning, Minor, "How the parts of a body are written changed.",
			"Consumers may write or read a part in a way that is not understood any more.", "Check that the old way is still accepted."),
	}
}

// compareBodies compares request bodies.
func (d *differ) compareBodies(u *unit, o, n *contract.Operation) {
	p, q := o.Body, n.Body
	switch {
	case p == nil && q == nil:
	case p == nil && q.Required:
		d.tell(u, u.dir, "required-body-added", whole(fact{new: q.Node, text: "a required request body was added"}))
	case p == nil:
		d.tell(u, u.dir, "optional-body-added", whole(fact{new: q.Node, text: "an optional request body was added"}))
	case q == nil:
		d.tell(u, u.dir, "body-removed", whole(fact{old: p.Node, text: "the request body was removed"}))
	default:
		d.compareBody(u, p, q)
	}
}

func (d *differ) compareBody(u *unit, p, q *contract.Body) {
	at := fact{old: p.Node, new: q.Node, keyword: "required", whole: true}
	switch {
	case !p.Required && q.Required:
		d.tell(u, u.dir, "body-became-required", at.saying("required", "the request body became required"))
	case p.Required && !q.Required:
		d.tell(u, u.dir, "body-became-optional", at.saying("required", "the request body became optional"))
	}
	d.wording(u, "description", p.Description, q.Description, p.Node, q.Node)
	d.compareContent(u, u.dir, "request", p.Content, q.Content, p.Node, q.Node)
}

// compareContent matches contents by media type, then by ranges that hold the
// type: "application/*" holds "application/json". of is the stem of the rules:
// "request", "response" or "parameter".
func (d *differ) compareContent(u *unit, dir contract.Direction, of string, old, new []*contract.Media, oldAt, newAt *contract.Node) {
	used := make(map[*contract.Media]bool)
	before, after := contentsOf(old), contentsOf(new)
	for _, p := range old {
		q := after.find(p.Type)
		if q == nil {
			d.mediaGone(u, dir, of, p, after, oldAt)
			continue
		}
		used[q] = true
		if d.new.impossible(q.Schema) && !d.old.impossible(p.Schema) {
			d.tell(u, dir, of+"-media-type-removed", whole(fact{old: at(p, oldAt), new: at(q, newAt), about: normalMedia(p.Type), oldValue: p.Type,
				text: "nothing is let through any more in the media type " + clip(p.Type) + " of " + subjectOf(oldAt, of)}))
			continue
		}
		d.compareMedia(u, dir, p, q, oldAt, newAt)
	}
	for _, q := range new {
		p := before.find(q.Type)
		switch {
		case p == nil:
			d.tell(u, dir, of+"-media-type-added", whole(fact{new: at(q, newAt), about: normalMedia(q.Type), newValue: q.Type,
				text: "the media type " + clip(q.Type) + " of " + subjectOf(newAt, of) + " was added"}))
		case !used[q]:
			d.compareMedia(u, dir, p, q, oldAt, newAt)
		}
	}
}

// mediaGone tells that there is no content of a media type any more; of a range
// some types may be left.
func (d *differ) mediaGone(u *unit, dir contract.Direction, of string, p *contract.Media, left contents, oldAt *contract.Node) {
	f := whole(fact{old: at(p, oldAt), about: normalMedia(p.Type), oldValue: p.Type})
	have := normalMedia(p.Type)
	if of == "response" && left.within(have) {
		f.text = "of the media types " + clip(p.Type) + " of " + subjectOf(oldAt, of) + " only some are left"
		d.tell(u, dir, "response-media-range-narrowed", f)
		return
	}
	f.text = "the media type " + clip(p.Type) + " of " + subjectOf(oldAt, of) + " was removed"
	d.tell(u, dir, of+"-media-type-removed", f)
}

// impossible reports whether no value at all is let through by a schema.
func (s *side) impossible(n *contract.Node) bool { return n != nil && s.shapeOf(n).view().types == 0 }

func subjectOf(n *contract.Node, of string) string {
	if s := subject(n); s != "" {
		return s
	}
	return "the " + of
}

// at is the media type object, or what holds it in Swagger 2.0.
func at(m *contract.Media, holder *contract.Node) *contract.Node {
	if m.Node != nil {
		return m.Node
	}
	return holder
}

func (d *differ) compareMedia(u *unit, dir contract.Direction, p, q *contract.Media, oldAt, newAt *contract.Node) {
	d.compareContents(u, dir, p, q)
	d.compareExamples(u, examplesOf(p.Node), examplesOf(q.Node), at(p, oldAt), at(q, newAt))
	d.compareParts(u, dir, p, q)
}
