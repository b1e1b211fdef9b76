package plan

import "github.com/apisteward/steward/internal/contract"

// rawExtension marks a request body or response whose bytes matter and not the
// values in them: a document that keeps its order, its comments and its media
// type. Clients send and hand over such a body as a stream, of whichever of
// its media types it is.
const rawExtension = "x-steward-raw-body"

// raw reports whether a request body or response is marked as raw.
func raw(n *contract.Node) bool {
	marked, _ := n.Get(rawExtension).Bool()
	return marked
}

// isRaw reports whether a request body of the media type is raw. Forms, which
// hold more than one thing, never are.
func (b *builder) isRaw(body *contract.Body, m *contract.Media) bool {
	kind := b.kind(m)
	return raw(body.Node) && kind != Form && kind != Multipart
}

// rawMedia is a stream of the media type.
func rawMedia(m *contract.Media) Media {
	return Media{Kind: Binary, Type: m.Type, Use: Use{Type: &Type{Kind: String, Format: "binary"}}}
}
