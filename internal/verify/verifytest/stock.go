package verifytest

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
)

func stockSwitches() []Switch {
	const op = "GET /stock"
	return []Switch{
		{ID: "stock-any-accept", Check: "not-acceptable", Operation: op, Text: "whoever accepts none of the media types is given JSON"},
		{ID: "stock-json-only", Check: "not-acceptable", Operation: op, Hard: true, Text: "whoever accepts CSV only is given JSON"},
		{ID: "stock-csv-html", Check: "undocumented-media-type", Operation: op, Hard: true, Text: "CSV is given as text/html"},
		{ID: "stock-sku", Check: "response-schema", Operation: op, Text: "skus are in lower case"},
	}
}

func (s *Server) getStock(a *ask) reply {
	deprecated := func(rep reply) reply { return rep.with("Deprecation", "@1735689600") }
	accept := strings.Join(a.Header.Values("Accept"), ",")
	switch {
	case accepts(accept, "application/json", "application/*", "*/*"):
		return deprecated(reply{status: http.StatusOK, body: s.stockLines(), weak: true})
	case accepts(accept, "text/csv", "text/*") && !s.on("stock-json-only"):
		media := "text/csv; header=present"
		if s.on("stock-csv-html") {
			media = "text/html"
		}
		return deprecated(reply{status: http.StatusOK, body: s.stockTable(), media: media})
	case s.on("stock-any-accept"), s.on("stock-json-only") && accepts(accept, "text/csv", "text/*"):
		return deprecated(reply{status: http.StatusOK, body: s.stockLines(), weak: true})
	}
	return problem(http.StatusNotAcceptable, "There is JSON and CSV")
}

func (s *Server) stockLines() []any {
	lines := []any{}
	for _, p := range s.parts {
		sku := fmt.Sprint(p.data["sku"])
		if s.on("stock-sku") {
			sku = strings.ToLower(sku)
		}
		lines = append(lines, object{"sku": sku, "stock": integer(p.data["stock"])})
	}
	return lines
}

func (s *Server) stockTable() []byte {
	var b bytes.Buffer
	b.WriteString("sku,stock\r\n")
	for _, p := range s.parts {
		fmt.Fprintf(&b, "%s,%d\r\n", p.data["sku"], integer(p.data["stock"]))
	}
	return b.Bytes()
}

// accepts tells whether Accept (RFC 9110, 12.5.1) lets one of the ranges pass.
// Whoever sends none accepts everything.
func accepts(field string, ranges ...string) bool {
	if strings.TrimSpace(field) == "" {
		return true
	}
	for part := range strings.SplitSeq(field, ",") {
		name, params, _ := strings.Cut(part, ";")
		if weight := strings.ReplaceAll(params, " ", ""); weight == "q=0" || weight == "q=0.0" {
			continue
		}
		for _, r := range ranges {
			if strings.EqualFold(strings.TrimSpace(name), r) {
				return true
			}
		}
	}
	return false
}
