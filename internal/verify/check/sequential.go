package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/wire"
)

const eventStream = "text/event-stream"

// sequential reports whether a media type is a sequence of values (OpenAPI
// 3.2.0, section 4.14.4).
func sequential(mediaType string) bool {
	essence, _ := parseMedia(mediaType)
	switch essence {
	case eventStream, "application/jsonl", "application/x-jsonlines", "application/ndjson", "application/x-ndjson", "application/json-seq":
		return true
	}
	return strings.HasSuffix(essence, "+json-seq") || strings.HasSuffix(essence, "+jsonl")
}

// records are the values of a body: one, or those of a sequence.
func records(x *call.Exchange) ([]any, error) {
	switch media := x.MediaType(); {
	case media == eventStream:
		return events(string(x.Answer)), nil
	case strings.HasSuffix(media, "json-seq"):
		return split(x.Answer, "\x1e") // RFC 7464, section 2
	case sequential(media):
		return split(x.Answer, "\n")
	case wire.IsJSON(media):
		v, err := jsonBody(x)
		return []any{v}, err
	}
	return nil, nil
}

// split reads the values between separators. Empty ones are passed over.
func split(text []byte, separator string) ([]any, error) {
	var list []any
	for part := range bytes.SplitSeq(text, []byte(separator)) {
		if len(bytes.TrimSpace(part)) == 0 {
			continue
		}
		v, err := decode(part)
		if err != nil {
			return nil, fmt.Errorf("value %d: %w", len(list)+1, err)
		}
		list = append(list, v)
	}
	return list, nil
}

// events reads a stream of events, each as an object of its fields (HTML
// Living Standard, section 9.2.6). An event that does not end is left out.
func events(text string) []any {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(text, "\ufeff"))
	var list []any
	event := map[string]any{}
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" {
			if _, has := event["data"]; has {
				list = append(list, event)
			}
			event = map[string]any{}
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		field(event, name, strings.TrimPrefix(value, " "))
	}
	return list
}

func field(event map[string]any, name, value string) {
	switch name {
	case "data":
		if before, has := event["data"].(string); has {
			value = before + "\n" + value
		}
		event["data"] = value
	case "event", "id":
		event[name] = value
	case "retry":
		if value != "" && strings.Trim(value, "0123456789") == "" {
			event[name] = json.Number(strings.TrimLeft(value[:len(value)-1], "0") + value[len(value)-1:])
		}
	}
}

// reading is an event as its schema means it: with its data as a text, with its
// data as the JSON in it or, where the schema has no data, as that JSON alone.
func (c *Context) reading(node *contract.Node, event map[string]any) any {
	text, _ := event["data"].(string)
	inner, err := decode([]byte(text))
	if err != nil || c.Judge.Valid(node, schema.Response, event) {
		return event
	}
	data := c.keyword(node, "properties").Get("data")
	if data == nil {
		return inner
	}
	if c.ofWrongType(data, text) {
		event = maps.Clone(event)
		event["data"] = inner
	}
	return event
}
