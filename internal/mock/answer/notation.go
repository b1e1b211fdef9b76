package answer

import (
	"strings"

	"github.com/apisteward/steward/internal/wire"
)

const eventStream = "text/event-stream"

// notation is how bodies of a media type are written.
type notation uint8

const (
	inJSON    notation = iota
	inValues           // YAML, sequences of JSON, forms: what holds any value, or objects
	inXML              // elements and attributes
	inEvents           // server-sent events
	inText             // a text as it is
	inBytes            // a file of a known kind
	inUnknown          // who knows; a string is sent as it is
)

// notationOf returns how a media type without parameters is written.
func notationOf(essence string) notation {
	switch {
	case wire.IsJSON(essence):
		return inJSON
	case essence == eventStream:
		return inEvents
	case smallest(essence) != nil:
		return inBytes
	case wire.IsXML(essence):
		return inXML
	case strings.HasPrefix(essence, "text/"), essence == "application/javascript", essence == "application/graphql", essence == "application/sql":
		return inText
	case essence != "application/octet-stream" && wire.Writable(essence):
		return inValues
	}
	return inUnknown
}

// holdsText reports whether any text may stand in a body, so that an example
// that is a string is the body itself.
func (n notation) holdsText() bool { return n != inJSON && n != inBytes }
