package coverage

import (
	"iter"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/wire"
)

// protocol are the variations of everything but values: methods, media types,
// and text that is no JSON.
func (p *plan) protocol() iter.Seq[*base.Variation] {
	list := p.wrongTypes()
	list = append(list, p.brokenJSON(), p.unacceptable())
	list = append(list, p.undocumentedMethods()...)
	list = append(list, p.acceptable()...)
	list = append(list, p.otherTypes()...)
	list = append(list, p.strangeQueries()...)
	return listed(list...)
}

// wrongTypes send the body as what the operation does not take.
func (p *plan) wrongTypes() []*base.Variation {
	op := p.operation()
	if !p.sendsJSON() {
		return nil
	}
	var list []*base.Variation
	for _, wrong := range []string{"text/plain", "application/xml"} {
		if slices.ContainsFunc(op.Body.Content, func(m *contract.Media) bool { return covers(m.Type, wrong) }) {
			continue
		}
		list = append(list, &base.Variation{
			Subject: call.Subject{Where: "body", Keyword: "contentType", Node: op.Body.Node, Text: "sent as " + wrong + ", which is not documented"},
			Intent:  call.Invalid,
			Apply: func(c *call.Case) bool {
				c.Body = &call.Payload{Type: wrong, Raw: sample.JSON(c.Body.Value), Value: c.Body.Value, From: c.Body.From}
				return true
			},
		})
	}
	return list
}

// sendsJSON reports whether the base has a body of JSON.
func (p *plan) sendsJSON() bool {
	b := p.base.Model().Body
	return b != nil && b.Raw == nil && b.Media != nil && wire.IsJSON(b.Type)
}

// covers reports whether a media type or range of a document takes in another.
func covers(documented, mediaType string) bool {
	documented, _, _ = strings.Cut(strings.ToLower(documented), ";")
	documented = strings.TrimSpace(documented)
	kind, _, _ := strings.Cut(mediaType, "/")
	return documented == mediaType || documented == "*/*" || documented == "*" || documented == kind+"/*"
}

// brokenJSON sends a body that ends too early.
func (p *plan) brokenJSON() *base.Variation {
	if !p.sendsJSON() {
		return nil
	}
	return &base.Variation{
		Subject: call.Subject{Where: "body", Keyword: "syntax", Node: p.operation().Body.Node, Text: "cut off before its end, so that it is no JSON"},
		Intent:  call.Invalid,
		Apply: func(c *call.Case) bool {
			text := sample.JSON(c.Body.Value)
			if !strings.ContainsAny(string(text[len(text)-1:]), `}]"`) {
				return false
			}
			c.Body.Raw = text[:len(text)-1]
			return true
		},
	}
}

// unacceptable asks for what the operation does not answer with, where it says
// what it answers then.
func (p *plan) unacceptable() *base.Variation {
	op := p.operation()
	i := slices.IndexFunc(op.Responses, func(r *contract.Response) bool { return r.Status == "406" })
	if i < 0 {
		return nil
	}
	return &base.Variation{
		Subject: call.Subject{Where: "header Accept", Keyword: "accept", Node: op.Responses[i].Node, Text: "a media type that is not documented"},
		Intent:  call.Invalid,
		Apply: func(c *call.Case) bool {
			c.Accept = "application/x-steward-unknown"
			return true
		},
	}
}

// acceptable ask for each of the media types that the operation answers with,
// where there are several.
func (p *plan) acceptable() []*base.Variation {
	var list []*base.Variation
	for _, r := range p.operation().Responses {
		if !strings.HasPrefix(r.Status, "2") || len(r.Content) < 2 {
			continue
		}
		for _, media := range r.Content {
			if strings.Contains(media.Type, "*") {
				continue
			}
			list = append(list, &base.Variation{
				Subject: call.Subject{Where: "header Accept", Keyword: "accept", Node: media.Node, Text: media.Type + " only"},
				Intent:  call.Valid,
				Opaque:  true,
				Apply:   func(c *call.Case) bool { c.Accept = media.Type; return true },
			})
		}
	}
	return list
}

// otherTypes send the body in each other media type that is documented.
func (p *plan) otherTypes() []*base.Variation {
	model := p.base.Model()
	var list []*base.Variation
	for _, media := range compose.Writable(p.operation()) {
		if model.Body != nil && model.Body.Media == media {
			continue
		}
		body := p.session.Composer.Payload(media, compose.Minimal, nil)
		if body == nil || !p.session.Composer.AllowsBody(media, body.Value) {
			continue
		}
		list = append(list, &base.Variation{
			Subject: call.Subject{Where: "body", Keyword: "contentType", Node: media.Node, Text: "sent as " + media.Type},
			Intent:  call.Valid,
			Opaque:  true,
			Apply: func(c *call.Case) bool {
				copied := *body
				c.Body = &copied
				return true
			},
		})
	}
	return list
}

// strangeQueries have parameters that no document speaks of, or twice: what an
// API makes of them is its own affair, as long as it answers as documented.
func (p *plan) strangeQueries() []*base.Variation {
	op := p.operation()
	i := slices.IndexFunc(op.Parameters, func(q *contract.Parameter) bool { return q.In == "query" })
	if i < 0 {
		return nil
	}
	raw := "stewardUnknown=1"
	list := []*base.Variation{{
		Subject: call.Subject{Where: "query", Text: "with a parameter that is not documented"},
		Apply: func(c *call.Case) bool {
			c.Set(call.Argument{In: "query", Name: "stewardUnknown", Raw: &raw})
			return true
		},
	}}
	return append(list, p.twice(op.Parameters[i]))
}

// twice gives a parameter twice, unless that is how it is written.
func (p *plan) twice(parameter *contract.Parameter) *base.Variation {
	pairs := wire.Query(parameter, p.usual(parameter))
	if len(pairs) != 1 {
		return nil
	}
	raw := pairs[0] + "&" + pairs[0]
	return &base.Variation{
		Subject: call.Subject{Where: base.WhereOf(parameter), Text: "given twice"},
		Apply: func(c *call.Case) bool {
			c.Set(call.Argument{Parameter: parameter, In: "query", Name: parameter.Name, Raw: &raw})
			return true
		},
	}
}
