package runtime

import (
	"io"
	"iter"
	"time"
)

// StreamEvent is one server-sent event.
type StreamEvent[T any] struct {
	Type  string // "message" unless the API names another
	ID    string // of this event or the last one before it that had one
	Data  T
	Text  string        // Data as it came
	Retry time.Duration // how long the API asks to wait before connecting again; 0 when it does not
}

// EventStream is a reply of server-sent events. It must be read to its end, or
// closed.
type EventStream[T any] struct{ body io.ReadCloser }

func (s *EventStream[T]) start(got *reply) { s.body = got.stream }

// Close ends the stream.
func (s *EventStream[T]) Close() error { return s.body.Close() }

// All returns the events as they arrive, once, and closes the stream at the
// end. An error is the last thing it gives, except for one about the data of a
// single event, after which more may follow. Data that is "[DONE]" where JSON
// is expected ends the stream, as is the custom.
func (s *EventStream[T]) All() iter.Seq2[StreamEvent[T], error] {
	return func(yield func(StreamEvent[T], error) bool) {
		defer s.body.Close()
		events := newEventReader(s.body)
		for {
			raw, err := events.next()
			if err == io.EOF {
				return
			}
			event := StreamEvent[T]{Type: raw.kind, ID: raw.id, Text: raw.data, Retry: raw.retry}
			if err == nil {
				if err = decodeData(raw.data, &event.Data); err == io.EOF {
					return
				}
				if !yield(event, err) {
					return
				}
				continue
			}
			yield(event, err)
			return
		}
	}
}

// decodeData reads the data of an event: a string as it is, else JSON. It
// returns io.EOF at the customary mark of the end.
func decodeData(data string, into any) error {
	if text, ok := into.(*string); ok {
		*text = data
		return nil
	}
	if data == "[DONE]" {
		return io.EOF
	}
	return decodeJSON([]byte(data), into)
}
