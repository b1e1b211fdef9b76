package reference

import "github.com/apisteward/steward/internal/portal/sample"

// Spans is the example in its colours.
func (a Answer) Spans() []sample.Span { return sample.Highlight(a.Language, a.Text) }
