package typescript

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// sentAs writes how a body is sent.
func (e *emitter) sentAs(m *module, o *operation) {
	encode := map[plan.MediaKind][2]string{
		plan.JSON: {"body", "jsonBody"}, plan.Form: {"form", "formBody"}, plan.Multipart: {"multipart", "multipartBody"},
		plan.Text: {"body", "textBody"}, plan.Binary: {"body", "binaryBody"}, plan.Lines: {"body", "linesBody"}, plan.Events: {"body", "linesBody"},
	}[o.Body.Kind]
	items := []string{"type: " + quote(ascii(o.Body.Type)), "encode: " + m.value("runtime/"+encode[0], encode[1])}
	if o.media != "" {
		items = append(items, "chosenBy: "+quote(o.media))
	}
	parts := e.bodyParts(m, o.Body)
	if len(parts) == 0 {
		m.Line("body: { %s },", strings.Join(items, ", "))
		return
	}
	m.Block("body: {", "},", func() {
		for _, item := range items {
			m.Line("%s,", item)
		}
		list(m.Writer, "parts", parts)
	})
}

// bodyParts writes the fields of a form that are not written by default.
func (e *emitter) bodyParts(m *module, b *plan.Body) []string {
	var out []string
	for _, p := range b.Parts {
		style, media := partStyle(m, b.Kind, p), ""
		if b.Kind == plan.Multipart && p.Type != "" {
			media = quote(ascii(p.Type))
		}
		if text := tuple(quote(p.Field.Key), style, media); style != "" || media != "" {
			out = append(out, text)
		}
	}
	return out
}
