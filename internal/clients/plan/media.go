package plan

import (
	"cmp"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// mediaType returns a media type in small letters without parameters.
func mediaType(written string) string {
	base, _, _ := strings.Cut(written, ";")
	return strings.ToLower(strings.TrimSpace(base))
}

// kindOf gives the kind of a media type.
func kindOf(written string) MediaKind {
	t := mediaType(written)
	_, sub, _ := strings.Cut(t, "/")
	switch {
	case t == "application/x-www-form-urlencoded":
		return Form
	case strings.HasPrefix(t, "multipart/"):
		return Multipart
	case t == "text/event-stream":
		return Events
	case sub == "jsonl", sub == "x-jsonl", sub == "x-jsonlines", sub == "jsonlines", sub == "x-ndjson", sub == "ndjson", sub == "json-seq",
		sub == "stream+json", strings.HasSuffix(sub, "+json-seq"), strings.HasSuffix(sub, "+jsonl"):
		return Lines
	case sub == "json", sub == "x-json", strings.HasSuffix(sub, "+json"):
		return JSON
	case strings.HasPrefix(t, "text/"), sub == "xml", strings.HasSuffix(sub, "+xml"), sub == "yaml", sub == "x-yaml", strings.HasSuffix(sub, "+yaml"),
		sub == "javascript", sub == "graphql", sub == "sql", sub == "toml":
		return Text
	}
	return Binary
}

// kind gives the kind of a body. A range of types is JSON when its schema is
// not that of a string.
func (b *builder) kind(m *contract.Media) MediaKind {
	kind := kindOf(m.Type)
	if kind != Binary || !strings.HasSuffix(mediaType(m.Type), "*") || strings.HasPrefix(m.Type, "image/") || m.Schema == nil {
		return kind
	}
	s := b.merge(b.conjuncts([]*contract.Node{m.Schema}, true))
	if s.typeGiven && s.types&^contract.TypeNull == contract.TypeString {
		return Binary
	}
	return JSON
}

// rank orders kinds by how well a client can treat them.
var rank = map[MediaKind]int{JSON: 1, Multipart: 2, Form: 3, Lines: 4, Events: 5, Text: 6, Binary: 7}

// best returns the media type that a client treats best, the first of several.
func (b *builder) best(content []*contract.Media) *contract.Media {
	var best *contract.Media
	for _, m := range content {
		if best == nil || rank[b.kind(m)] < rank[b.kind(best)] {
			best = m
		}
	}
	return best
}

// media reads one body.
func (b *builder) media(at place, m *contract.Media) Media {
	made := Media{Kind: b.kind(m), Type: m.Type}
	switch made.Kind {
	case Text:
		made.Use = Use{Type: &Type{Kind: String}}
	case Binary:
		made.Use = Use{Type: &Type{Kind: String, Format: "binary"}}
	case Lines, Events:
		made.Use = b.use(at, element(b.doc, m)...)
	default:
		made.Use = b.use(at, given(m.Schema)...)
	}
	if made.Kind == JSON && strings.HasSuffix(mediaType(m.Type), "*") {
		made.Type = "application/json"
	}
	if made.Kind == Form || made.Kind == Multipart {
		made.Parts = b.parts(m, made)
	}
	return made
}

func given(n *contract.Node) []*contract.Node {
	if n == nil {
		return nil
	}
	return []*contract.Node{n}
}

// element gives the schema of an element of sequential media: itemSchema
// (OpenAPI 3.2), the items of an array, or what is given. Of an event it is the
// schema of what the field "data" holds.
func element(doc *contract.Document, m *contract.Media) []*contract.Node {
	switch {
	case m.ItemSchema != nil && kindOf(m.Type) == Events:
		return []*contract.Node{data(doc, m.ItemSchema)}
	case m.ItemSchema != nil:
		return []*contract.Node{m.ItemSchema}
	}
	s := doc.Schema(doc.Resolve(m.Schema))
	if s != nil && s.Items != nil {
		return []*contract.Node{s.Items}
	}
	return given(m.Schema)
}

// data gives the schema of what the data of an event holds, when a schema
// describes events with their fields (OpenAPI 3.2, section 4.14.4), else the
// schema itself.
func data(doc *contract.Document, event *contract.Node) *contract.Node {
	s := doc.Schema(doc.Resolve(event))
	if s == nil {
		return event
	}
	for _, p := range s.Properties {
		if p.Key != "data" {
			continue
		}
		inner := doc.Schema(doc.Resolve(p.Value))
		switch {
		case inner != nil && inner.ContentSchema != nil:
			return inner.ContentSchema
		case inner != nil && inner.Types&^contract.TypeNull == contract.TypeString:
			return p.Value
		}
	}
	return event
}

// parts tells how the fields of a form are written, as its encoding says
// (OpenAPI 3.1.1, section 4.8.15).
func (b *builder) parts(m *contract.Media, made Media) []Part {
	var parts []Part
	for _, f := range fieldsOf(made.Use.Type) {
		encoding := m.Node.At("encoding", f.Key)
		p := Part{Field: f, Type: oneLine(encoding.Get("contentType").Text()), Style: cmp.Or(encoding.Get("style").Text(), "form")}
		p.Explode = p.Style == "form"
		if explode, given := encoding.Get("explode").Bool(); given {
			p.Explode = explode
		}
		if b.doc.Edition == contract.Swagger20 {
			p.Style, p.Explode = contract.CollectionStyle(m.Schema.Get("properties").Get(f.Key).Get("collectionFormat").Text(), "form")
		}
		one := resolved(f.Use.Type)
		if one.Kind == Array && made.Kind == Multipart {
			p.Many = true
			one = resolved(one.Elem.Type)
		}
		switch {
		case kindOf(p.Type) == JSON && p.Type != "":
			p.JSON = true
		case made.Kind == Multipart && (one.Kind == String && one.Format == "binary" || one.Kind == Any):
			p.File = true
		case one.Kind == Object, one.Kind == Map, one.Kind == Union, one.Kind == Any, made.Kind == Multipart && one.Kind == Array:
			p.JSON = !encoding.Has("style") && !encoding.Has("explode")
		}
		if p.JSON && p.Type == "" && made.Kind == Multipart {
			p.Type = "application/json"
		}
		parts = append(parts, p)
	}
	return parts
}

// resolved returns what a type is, through aliases.
func resolved(t *Type) *Type {
	for range maxDepth {
		if t.Kind != Alias || t.Elem.Type == nil {
			break
		}
		t = t.Elem.Type
	}
	return t
}

// mediaName gives the words that tell a method for a media type apart:
// [yaml] of "application/vnd.oai.openapi+yaml".
func mediaName(written string) Name {
	t := mediaType(written)
	_, sub, _ := strings.Cut(t, "/")
	if i := strings.LastIndexByte(sub, '+'); i >= 0 {
		sub = sub[i+1:]
	}
	switch {
	case kindOf(t) == Form:
		return Name{"form"}
	case kindOf(t) == Multipart:
		return Name{"multipart"}
	case sub == "octet-stream":
		return Name{"binary"}
	case sub == "plain":
		return Name{"text"}
	case sub == "event-stream":
		return Name{"events"}
	}
	name := NameOf(strings.TrimPrefix(strings.TrimPrefix(sub, "x-"), "vnd."))
	if len(name) == 0 || sub == "*" {
		return Name{"raw"}
	}
	return name
}
