package verifytest

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"slices"
)

// input reads a body of JSON that has one of the media types and obeys a rule,
// or answers one that does not.
func (a *ask) input(check rule, media ...string) (object, *reply) {
	if refusal := a.demand(media...); refusal != nil {
		return nil, refusal
	}
	value, err := decode(a.body)
	if err != nil {
		rep := badRequest("The body is no JSON")
		return nil, &rep
	}
	if defects := check("", value); len(defects) > 0 {
		rep := unprocessable(defects)
		return nil, &rep
	}
	o, _ := value.(map[string]any)
	return o, nil
}

// demand answers a request without a body, or with one of another media type.
func (a *ask) demand(media ...string) *reply {
	if len(a.body) == 0 {
		rep := badRequest("The body is missing")
		return &rep
	}
	if !slices.Contains(media, a.media()) {
		rep := problem(http.StatusUnsupportedMediaType, "This media type is not taken here")
		return &rep
	}
	return nil
}

// media returns the media type of the body, in lower case and without
// parameters; empty where there is none.
func (a *ask) media() string {
	name, _, err := mime.ParseMediaType(a.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return name
}

// decode reads exactly one value of JSON.
func decode(body []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, io.ErrUnexpectedEOF
	}
	return v, nil
}

// only returns the named properties of a record, those that it has.
func (o object) only(names ...string) object {
	kept := object{}
	for _, name := range names {
		if v, has := o[name]; has {
			kept[name] = v
		}
	}
	return kept
}
