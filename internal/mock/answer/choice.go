package answer

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/wire"
)

// MaxDelay is the longest time for which a caller may have an answer held back.
const MaxDelay = time.Minute

// Choice is what a caller wants to see, by a Prefer header (RFC 7240) or by
// query parameters: "code=404, example=empty, dynamic=true, delay=250".
type Choice struct {
	Code    int    // status; 0 for the usual one
	Example string // name of a documented example, or ""
	Dynamic bool   // a value made from the schema even where there are examples
	Delay   time.Duration

	// Applied is what a Preference-Applied header says of these (RFC 7240,
	// section 3): those of the Prefer header; "" for none.
	Applied string
}

// words are the preferences that a mock knows.
var words = [...]string{"code", "example", "dynamic", "delay"}

// ChoiceOf reads what a caller prefers: from Prefer headers, and from the query
// parameters __code, __example, __dynamic and __delay (milliseconds), which
// win. Preferences of other names are not about the mock, and are left alone
// (RFC 7240, section 2). It returns an Invalid error that names those whose
// value means nothing; the others are in the Choice.
func ChoiceOf(r *http.Request) (Choice, *fault.Error) {
	headers, asked := r.Header["Prefer"], strings.Contains(r.URL.RawQuery, "__")
	if len(headers) == 0 && !asked {
		return Choice{}, nil
	}
	c := chooser{}
	preferred := preferences(headers)
	var query url.Values
	if asked {
		query = r.URL.Query()
	}
	for _, word := range words {
		if values := query["__"+word]; len(values) > 0 {
			c.take(word, values[0], "query __"+word)
		} else if value, ok := preferred[word]; ok && c.take(word, value, "header Prefer") {
			c.applied(word, value)
		}
	}
	return c.Choice, c.fault()
}

// chooser reads preferences into a Choice.
type chooser struct {
	Choice
	faults []fault.Field
}

// take reads one preference; it is false when its value means nothing.
func (c *chooser) take(word, value, place string) bool {
	var why string
	switch word {
	case "code":
		c.Code, why = codeIn(value)
	case "example":
		if c.Example = value; value == "" {
			why = "example is the name of a documented example"
		}
	case "dynamic":
		c.Dynamic, why = truthIn(value)
	case "delay":
		c.Delay, why = delayIn(value)
	}
	if why != "" {
		c.faults = append(c.faults, fault.Field{Place: place, Detail: why})
	}
	return why == ""
}

// applied notes a preference that is said to be followed, unless a header cannot
// say it.
func (c *chooser) applied(word, value string) {
	if wire.Field(value) != value {
		return
	}
	if c.Applied != "" {
		c.Applied += ", "
	}
	c.Applied += word
	if value != "" {
		c.Applied += "=" + preferenceValue(value)
	}
}

func (c *chooser) fault() *fault.Error {
	if len(c.faults) == 0 {
		return nil
	}
	e := fault.New(fault.Invalid, "The request prefers what no mock can do.")
	e.Fields = c.faults
	return e
}

// codeIn reads a status. Those below 200 are no answers yet (RFC 9110, section
// 15.2).
func codeIn(value string) (code int, why string) {
	code, err := strconv.Atoi(value)
	if err != nil || code < 200 || code > 599 {
		return 0, "code is a status from 200 to 599"
	}
	return code, ""
}

// truthIn reads a boolean. A preference without a value is meant.
func truthIn(value string) (truth bool, why string) {
	switch strings.ToLower(value) {
	case "", "true", "1":
		return true, ""
	case "false", "0":
		return false, ""
	}
	return false, "dynamic is true or false"
}

// delayIn reads whole milliseconds.
func delayIn(value string) (delay time.Duration, why string) {
	ms, err := strconv.Atoi(value)
	if err != nil || ms < 0 || ms > int(MaxDelay/time.Millisecond) {
		return 0, "delay is in milliseconds, from 0 to " + strconv.Itoa(int(MaxDelay/time.Millisecond))
	}
	return time.Duration(ms) * time.Millisecond, ""
}
