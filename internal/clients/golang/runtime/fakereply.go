package runtime

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strconv"
)

// FakeDownload returns a Download to answer with.
func FakeDownload(contentType string, body []byte) *Download {
	return &Download{Header: http.Header{"Content-Type": {contentType}}, body: io.NopCloser(bytes.NewReader(body))}
}

// FakeEvents returns an EventStream to answer with. Of each event Type, ID and
// Text are sent, or Data when Text is empty.
func FakeEvents[T any](events ...StreamEvent[T]) *EventStream[T] {
	var b bytes.Buffer
	for _, event := range events {
		if event.Text == "" {
			data, err := encodeJSON(event.Data)
			if text, ok := any(event.Data).(string); ok {
				data, err = []byte(text), nil
			}
			if err != nil {
				continue
			}
			event.Text = string(data)
		}
		writeEvent(&b, event.Type, event.ID, event.Text)
	}
	return &EventStream[T]{body: io.NopCloser(&b)}
}

func writeEvent(b *bytes.Buffer, kind, id, text string) {
	if kind != "" {
		b.WriteString("event: " + kind + "\n")
	}
	if id != "" {
		b.WriteString("id: " + id + "\n")
	}
	for _, line := range bytes.Split([]byte(text), []byte("\n")) {
		b.WriteString("data: " + string(line) + "\n")
	}
	b.WriteString("\n")
}

// FakeLines returns a LineStream to answer with.
func FakeLines[T any](values ...T) (*LineStream[T], error) {
	data, err := encodeLines(values)
	return &LineStream[T]{body: io.NopCloser(bytes.NewReader(data))}, err
}

func (d *Download) content() (string, io.Reader)       { return d.ContentType(), d.body }
func (s *EventStream[T]) content() (string, io.Reader) { return "text/event-stream", s.body }
func (s *LineStream[T]) content() (string, io.Reader)  { return "application/jsonl", s.body }

// writeFake writes a result, or an error: a StatusError, one of the errors that
// the API documents, or else 500.
func writeFake(w http.ResponseWriter, op *operation, value any, err error) {
	if err != nil {
		writeFakeError(w, err)
		return
	}
	status, kind := op.firstResult()
	v := reflect.ValueOf(value)
	if op.split {
		status = int(v.FieldByName("Status").Int())
		field, found := fieldOfStatus(v, status)
		if !found {
			w.WriteHeader(status)
			return
		}
		kind, _ = op.kindOf(status)
		value = field.Interface()
	}
	if s, ok := value.(interface{ content() (string, io.Reader) }); ok && !reflect.ValueOf(value).IsNil() {
		media, body := s.content()
		w.Header().Set("Content-Type", media)
		w.WriteHeader(status)
		io.Copy(w, body)
		return
	}
	writeFakeValue(w, status, kind, value)
}

func writeFakeValue(w http.ResponseWriter, status int, kind mediaKind, value any) {
	switch text := value.(type) {
	case string:
		if kind != mediaJSON {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.WriteHeader(status)
			io.WriteString(w, text)
			return
		}
	case []byte:
		if kind != mediaJSON {
			w.WriteHeader(status)
			w.Write(text)
			return
		}
	}
	if kind == mediaNone || isNil(value) {
		w.WriteHeader(status)
		return
	}
	data, err := encodeJSON(value)
	if err != nil {
		writeFakeError(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(data)
}

// firstResult is the status and kind of the first documented success.
func (op *operation) firstResult() (int, mediaKind) {
	if len(op.results) == 0 {
		return http.StatusOK, mediaNone
	}
	first := op.results[0]
	status, err := strconv.Atoi(first.status)
	if err != nil {
		status = http.StatusOK
	}
	return status, first.kind
}

func writeFakeError(w http.ResponseWriter, err error) {
	var base *StatusError
	if !errors.As(err, &base) {
		base = &StatusError{Body: problemOf(err)}
	}
	if base == nil {
		base = &StatusError{} // of a documented error that was given none
	}
	for name, values := range base.Header {
		w.Header()[name] = values
	}
	body := base.Body
	var typed interface{ detail() any }
	if errors.As(err, &typed) && len(body) == 0 {
		if data, failed := encodeJSON(typed.detail()); failed == nil {
			body = data
		}
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.WriteHeader(cmp.Or(base.Status, http.StatusInternalServerError))
	w.Write(body)
}

func problemOf(err error) []byte {
	data, _ := encodeJSON(map[string]string{"title": err.Error()}) // a string can always be written
	return data
}
