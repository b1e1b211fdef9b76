package wire

import "github.com/apisteward/steward/internal/contract"

// QueryString reads the whole query, without its question mark, as one value
// (OpenAPI 3.2.0, section 4.12.2, "querystring"). Its errors are those of
// Body where it is a form, and Unreadable otherwise.
func (r *Reader) QueryString(p *contract.Parameter, raw string) (any, error) {
	if len(p.Content) == 0 {
		return nil, nil
	}
	media := p.Content[0]
	if essence(media.Type) == FormType {
		return r.Body(media, FormType, []byte(raw))
	}
	return r.content(media, leaf{raw, query})
}
