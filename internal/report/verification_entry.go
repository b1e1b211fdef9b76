package report

import (
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// Entry is one failure as reports show it.
type Entry struct {
	ID        string // 16 hexadecimal digits, the same in every run
	Check     string
	Level     string // "failure" or "warning"
	Operation string // "GET /books/{id}"
	Class     string // of the answer: "2xx"
	Text      string // what is wrong
	Expected  string
	Arrived   string
	Place     failure.Place // in the document, of what was expected
	Phase     string
	Seen      int         // requests that showed it
	First     int64       // number of the first of them, in the order of sending, from 1
	CaseFile  string      // name of the file to replay, or ""
	Steps     []Exchanged // that showed it, in the order of sending
	Since     string      // when a baseline accepted it, or ""
	Reason    string      // why it did, or ""
}

// Exchanged is a request and its answer as reports show them.
type Exchanged struct {
	Curl        string
	Method, URL string
	Sent        []Field
	Body        string
	Status      int // 0 without an answer
	Received    []Field
	Answer      string
	Took        time.Duration
	Fault       string // why there was no answer, or not all of it
}

// Field is a line of a header.
type Field struct{ Name, Value string }

// Shower shows exchanges without their secrets; *call.Sender is one.
type Shower interface {
	Mask(text string) string
	Curl(x *call.Exchange) string
}

// NewEntry returns a failure as it may be shown. The caller adds the case file.
func NewEntry(f failure.Failure, show Shower) Entry {
	e := Entry{
		ID: f.ID, Check: f.Check, Level: f.Level.String(), Operation: f.Operation, Class: f.Class,
		Text: show.Mask(f.Text), Expected: show.Mask(f.Expected), Arrived: show.Mask(f.Arrived),
		Place: f.Place, Phase: string(f.Phase), Seen: f.Seen, First: f.First,
	}
	for _, x := range f.Sequence.Steps {
		e.Steps = append(e.Steps, exchanged(x, show))
	}
	return e
}

func exchanged(x *call.Exchange, show Shower) Exchanged {
	shown := Exchanged{
		Curl: show.Curl(x), Method: x.Method, URL: show.Mask(x.URL), Sent: fields(x.Sent, show), Body: content(x.Body, show),
		Status: x.Status, Received: fields(x.Header, show), Answer: content(x.Answer, show), Took: x.Duration,
	}
	if x.Err != nil {
		shown.Fault = show.Mask(x.Err.Error())
	}
	return shown
}

// fields are the lines of a header by name.
func fields(header http.Header, show Shower) []Field {
	var list []Field
	for name, values := range header {
		for _, value := range values {
			list = append(list, Field{name, show.Mask(value)})
		}
	}
	slices.SortStableFunc(list, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// maxContent bounds what is shown of a body, in bytes.
const maxContent = 16 << 10

// content is a body as text: masked before it is cut, so that no secret is cut
// in two. What is no text is written in base64.
func content(body []byte, show Shower) string {
	text := show.Mask(string(body))
	cut := len(text) > maxContent
	if cut {
		text = whole(text[:maxContent])
	}
	if !utf8.ValidString(text) {
		text = "base64: " + base64.StdEncoding.EncodeToString([]byte(text))
	}
	if cut {
		text += "\n... (cut short)"
	}
	return text
}

// whole takes the part of a character from the end of a text.
func whole(text string) string {
	for i := 1; i < utf8.UTFMax && i <= len(text); i++ {
		if last := text[len(text)-i:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRuneInString(last) {
				return text[:len(text)-i]
			}
			break
		}
	}
	return text
}

// curl is the request that showed a failure, the last of several.
func (e Entry) curl() string {
	if len(e.Steps) == 0 {
		return ""
	}
	return e.Steps[len(e.Steps)-1].Curl
}

// sequence is all requests of a failure that takes more than one, else nil.
func (e Entry) sequence() []string {
	if len(e.Steps) < 2 {
		return nil
	}
	return e.curls()
}

func (e Entry) curls() []string {
	var list []string
	for _, step := range e.Steps {
		list = append(list, step.Curl)
	}
	return list
}
