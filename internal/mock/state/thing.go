package state

import (
	"sync"

	"github.com/apisteward/steward/internal/etag"
	"github.com/apisteward/steward/internal/sample"
)

// thing is one thing that is remembered. It is immutable: a change makes
// another.
type thing struct {
	kind  *kind
	keys  []string      // its whole name as texts, as Resource.Keys; without its own for what is there once
	value sample.Object // everything that is known of it, also what is never shown
	tag   string        // entity tag of the value
	bytes int           // about how much memory it takes

	shown sync.Map // *contract.Node to sample.Object: value as schemas have it
}

func newThing(k *kind, keys []string, value sample.Object) *thing {
	text := sample.JSON(value)
	bytes := len(text) + thingBytes
	for _, key := range keys {
		bytes += len(key)
	}
	return &thing{kind: k, keys: keys, value: value, tag: etag.Of(text), bytes: bytes}
}

// thingBytes is what a thing takes besides its value.
const thingBytes = 256
