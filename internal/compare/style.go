package compare

import "github.com/apisteward/steward/internal/contract"

// compareStyle compares how a value is written.
func (d *differ) compareStyle(u *unit, dir contract.Direction, p, q *contract.Parameter, at fact) {
	if len(p.Content)+len(q.Content) > 0 {
		return
	}
	d.compareReserved(u, dir, p, q, at)
	types := d.old.structured(p.Schema) | d.new.structured(q.Schema)
	f := at.saying("style", "")
	f.oldValue, f.newValue = d.old.writing(p, types), d.new.writing(q, types)
	if f.oldValue == f.newValue {
		return
	}
	f.text = went("the style", f)
	d.tell(u, dir, "parameter-style-changed", f)
}

// compareReserved compares whether reserved characters may stand as they are,
// which is said of queries only (OpenAPI 3.1.1, section 4.8.12.2.2).
func (d *differ) compareReserved(u *unit, dir contract.Direction, p, q *contract.Parameter, at fact) {
	if p.AllowReserved == q.AllowReserved || p.In != "query" {
		return
	}
	id, text := "parameter-reserved-allowed", "reserved characters may stand as they are"
	if p.AllowReserved {
		id, text = "parameter-reserved-refused", "reserved characters must be percent-encoded now"
	}
	d.tell(u, dir, id, at.saying("allowReserved", text))
}

// writing names how a parameter of the types given is written: "" where all the
// ways are one. For a plain value only styles that begin with a sign of their
// own make a difference; "simple" explodes nothing but objects, and what
// "deepObject" is without explode is not defined (OpenAPI 3.1.1, section
// 4.8.12.3).
func (s *side) writing(p *contract.Parameter, types contract.Types) string {
	if types == 0 {
		if p.Style == "label" || p.Style == "matrix" {
			return p.Style
		}
		return ""
	}
	explode := p.Explode && p.Style != "deepObject" && (p.Style != "simple" || types&contract.TypeObject != 0)
	text := p.Style
	if explode {
		text += " exploded"
	}
	return text + s.nested(p)
}

// nested names how arrays within an array are written, which only Swagger 2.0
// can say (Swagger 2.0, Items Object).
func (s *side) nested(p *contract.Parameter) string {
	if s.doc.Edition != contract.Swagger20 {
		return ""
	}
	text, told := "", false
	for n := p.Node.Get("items"); n.Get("type").Text() == "array"; n = n.Get("items") {
		format := n.Get("collectionFormat").Text()
		if format == "" {
			format = "csv"
		}
		told = told || format != "csv"
		text += " of " + format
	}
	if !told {
		return ""
	}
	return text
}

// structured returns which of arrays and objects a schema lets through by name.
func (s *side) structured(n *contract.Node) contract.Types {
	if n == nil {
		return 0
	}
	types := s.shapeOf(n).view().types
	if types == contract.AnyType {
		return 0
	}
	return types & (contract.TypeArray | contract.TypeObject)
}
