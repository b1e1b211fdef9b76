package casefile

import (
	"encoding/json"
	"net/http"
)

// version is the version of the form of case files and of baselines.
const version = 1

// Bounds of a case file: requests, and bytes.
const (
	maxSteps = 500
	maxBytes = 32 << 20
)

// File is one failure with all requests that show it, in the order of sending.
// It holds no secrets: what was one is masked.
type File struct {
	Version  int      `json:"version"`
	Failure  Failure  `json:"failure"`
	Seed     uint64   `json:"seed"`
	URL      string   `json:"url"` // where the API ran
	Document Document `json:"document"`
	Steps    []Step   `json:"steps"`
	Judged   []int    `json:"judged"` // steps that the check judges, in its order; the others prepare them
}

// Failure is what a file is about.
type Failure struct {
	ID        string `json:"id"`
	Check     string `json:"check"`
	Level     string `json:"level"` // "failure" or "warning"
	Operation string `json:"operation"`
	Class     string `json:"response_class"`
	Text      string `json:"text"`
	Expected  string `json:"expected,omitempty"`
	Arrived   string `json:"arrived,omitempty"`
}

// Document is the document that the API was held against.
type Document struct {
	Name    string `json:"name"` // as the user gave it: "openapi.yaml", "payments@1.4.0"
	Title   string `json:"title"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

// Step is one request, what it means and the status that came.
type Step struct {
	Operation  string               `json:"operation"` // "GET /books/{id}"
	Method     string               `json:"method,omitempty"`
	Arguments  []Argument           `json:"arguments,omitempty"`
	Body       *Body                `json:"body,omitempty"`
	Header     http.Header          `json:"header,omitempty"`
	HeaderFrom map[string]Reference `json:"header_from,omitempty"` // by name, of those that an earlier answer gave
	Access     string               `json:"access"`
	Accept     string               `json:"accept,omitempty"`
	Target     string               `json:"target,omitempty"`
	TargetFrom *Reference           `json:"target_from,omitempty"`
	Phase      string               `json:"phase,omitempty"`
	Intent     string               `json:"intent"`
	Subject    *Subject             `json:"subject,omitempty"`
	Expected   string               `json:"expected_status,omitempty"`
	Base       *int                 `json:"base,omitempty"` // accepted step that this one differs from in one place
	Known      bool                 `json:"known,omitempty"`
	Optional   bool                 `json:"optional,omitempty"` // the others can be sent without it, and mean something
	Page       bool                 `json:"page,omitempty"`     // it reads the page after the judged step before it
	Status     int                  `json:"status"`             // that came; 0 for no answer
	Masked     bool                 `json:"masked,omitempty"`   // a secret stood in it, and does not any more
}

// Argument is one parameter of a request.
type Argument struct {
	In    string          `json:"in"`
	Name  string          `json:"name"`
	Value json.RawMessage `json:"value,omitempty"`
	Raw   *string         `json:"raw,omitempty"` // stands in the request instead of the value
	From  *Reference      `json:"from,omitempty"`
}

// Body is the body of a request: a value, a text or bytes.
type Body struct {
	Media  string          `json:"media,omitempty"` // media type as documented; "" when it is not
	Type   string          `json:"type,omitempty"`  // of the Content-Type
	Value  json.RawMessage `json:"value,omitempty"`
	Text   *string         `json:"text,omitempty"`
	Base64 []byte          `json:"base64,omitempty"`
	Empty  bool            `json:"empty,omitempty"` // there is a body of no bytes
	From   []Member        `json:"from,omitempty"`
}

// Member is a member of a body that an answer gave.
type Member struct {
	At string `json:"at"` // JSON pointer into the body (RFC 6901)
	Reference
}

// Reference is where in the answer to an earlier step a value stands.
type Reference struct {
	Step     int    `json:"step"`
	Pointer  string `json:"pointer,omitempty"` // JSON pointer into the body
	Header   string `json:"header,omitempty"`
	Rel      string `json:"rel,omitempty"`      // relation of a Link header
	Template string `json:"template,omitempty"` // path template of the URL that stands there
	Name     string `json:"name,omitempty"`     // parameter of the template
}

// Subject is what a request is about.
type Subject struct {
	Where   string `json:"where,omitempty"`
	Keyword string `json:"keyword,omitempty"`
	Pointer string `json:"pointer,omitempty"` // of the word of the document
	Text    string `json:"text,omitempty"`
	Soft    bool   `json:"soft,omitempty"`
}
