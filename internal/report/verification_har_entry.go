package report

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/verify/call"
)

// The objects of an HTTP Archive, version 1.2. Sizes are bytes and times are
// milliseconds; -1 is for what is not known.
type (
	harCreator struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	harEntry struct {
		Started  string      `json:"startedDateTime"` // RFC 3339
		Time     float64     `json:"time"`
		Request  harRequest  `json:"request"`
		Response harResponse `json:"response"`
		Cache    struct{}    `json:"cache"`
		Timings  harTimings  `json:"timings"`
		Comment  string      `json:"comment,omitempty"`
	}
	harRequest struct {
		Method      string    `json:"method"`
		URL         string    `json:"url"`
		Version     string    `json:"httpVersion"`
		Cookies     []harPair `json:"cookies"`
		Headers     []harPair `json:"headers"`
		Query       []harPair `json:"queryString"`
		Data        *harData  `json:"postData,omitempty"`
		HeadersSize int       `json:"headersSize"`
		BodySize    int       `json:"bodySize"`
	}
	harData struct {
		MimeType string    `json:"mimeType"`
		Params   []harPair `json:"params"`
		Text     string    `json:"text"`
		Encoding string    `json:"_encoding,omitempty"` // "base64"
		Comment  string    `json:"comment,omitempty"`
	}
	harResponse struct {
		Status      int        `json:"status"` // 0 for no answer
		StatusText  string     `json:"statusText"`
		Version     string     `json:"httpVersion"`
		Cookies     []harPair  `json:"cookies"`
		Headers     []harPair  `json:"headers"`
		Content     harContent `json:"content"`
		Redirect    string     `json:"redirectURL"`
		HeadersSize int        `json:"headersSize"`
		BodySize    int        `json:"bodySize"`
		Comment     string     `json:"comment,omitempty"`
	}
	harContent struct {
		Size     int    `json:"size"`
		MimeType string `json:"mimeType"`
		Text     string `json:"text,omitempty"`
		Encoding string `json:"encoding,omitempty"` // "base64"
		Comment  string `json:"comment,omitempty"`
	}
	harPair struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	harTimings struct {
		Send    float64 `json:"send"`
		Wait    float64 `json:"wait"`
		Receive float64 `json:"receive"`
	}
)

func (h *HARWriter) entry(x *call.Exchange) harEntry {
	e := harEntry{
		Started: x.Began.Format(time.RFC3339Nano), Time: milliseconds(x.Duration),
		Request: h.request(x), Response: h.response(x),
		Timings: harTimings{0, milliseconds(x.Duration), 0},
		Comment: h.show.Mask(purpose(x.Case)),
	}
	if x.Began.IsZero() {
		e.Started = time.Unix(0, 0).UTC().Format(time.RFC3339)
	}
	return e
}

// purpose says what a request was for: "coverage: invalid, one longer than its
// maximum of 40".
func purpose(c *call.Case) string {
	text := strings.TrimPrefix(string(c.Phase)+": "+c.Intent.String(), ": ")
	if c.Subject.Text != "" {
		text += ", " + c.Subject.Text
	}
	return text
}

func (h *HARWriter) request(x *call.Exchange) harRequest {
	r := harRequest{
		Method: x.Method, URL: h.show.Mask(x.URL), Version: protocol(x), Cookies: []harPair{}, Headers: h.headers(x.Sent),
		Query: h.query(x.URL), HeadersSize: -1, BodySize: len(x.Body),
	}
	cookies := (&http.Request{Header: x.Sent}).Cookies()
	for _, c := range cookies {
		r.Cookies = append(r.Cookies, harPair{c.Name, h.show.Mask(c.Value)})
	}
	if x.Body != nil {
		text, encoding, comment := h.text(x.Body)
		r.Data = &harData{h.show.Mask(x.Sent.Get("Content-Type")), []harPair{}, text, encoding, comment}
	}
	return r
}

func protocol(x *call.Exchange) string {
	if x.Proto == "" {
		return "HTTP/1.1"
	}
	return x.Proto
}

func (h *HARWriter) headers(header http.Header) []harPair {
	list := []harPair{}
	for _, f := range fields(header, h.show) {
		list = append(list, harPair(f))
	}
	return list
}

// query is the query of a URL in the order in which it was sent.
func (h *HARWriter) query(address string) []harPair {
	list := []harPair{}
	_, query, _ := strings.Cut(address, "?")
	for part := range strings.SplitSeq(query, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		list = append(list, harPair{h.decoded(name), h.decoded(value)})
	}
	return list
}

func (h *HARWriter) decoded(text string) string {
	if decoded, err := url.QueryUnescape(text); err == nil {
		text = decoded
	}
	return h.show.Mask(text)
}

func (h *HARWriter) response(x *call.Exchange) harResponse {
	r := harResponse{
		Status: x.Status, StatusText: http.StatusText(x.Status), Version: protocol(x), Cookies: []harPair{}, Headers: h.headers(x.Header),
		Redirect: h.show.Mask(x.Header.Get("Location")), HeadersSize: -1, BodySize: len(x.Answer),
	}
	for _, c := range (&http.Response{Header: x.Header}).Cookies() {
		r.Cookies = append(r.Cookies, harPair{c.Name, h.show.Mask(c.Value)})
	}
	text, encoding, comment := h.text(x.Answer)
	r.Content = harContent{len(x.Answer), h.show.Mask(mimeType(x)), text, encoding, comment}
	if x.Err != nil {
		r.Comment = h.show.Mask(x.Err.Error())
	}
	return r
}

// mimeType is the Content-Type of an answer, or what is usual without one (RFC
// 9110, section 8.3).
func mimeType(x *call.Exchange) string {
	if t := x.Header.Get("Content-Type"); t != "" {
		return t
	}
	return "application/octet-stream"
}

// maxArchived bounds what an archive holds of a body, in bytes.
const maxArchived = 64 << 10

// text is a body: masked before it is cut, so that no secret is cut in two, and
// in base64 when it is no text.
func (h *HARWriter) text(body []byte) (text, encoding, comment string) {
	text = h.show.Mask(string(body))
	if len(text) > maxArchived {
		text, comment = whole(text[:maxArchived]), "cut short"
	}
	if !utf8.ValidString(text) {
		return base64.StdEncoding.EncodeToString([]byte(text)), "base64", comment
	}
	return text, "", comment
}
