package access

import (
	"sync"
	"time"
)

const (
	// knownFor is how long a key that was read is trusted. With the time that
	// reading takes it stays below the 5 seconds that New promises.
	knownFor  = 3 * time.Second
	knownMost = 4096 // keys
)

// known remembers keys for a moment, so that a busy client costs no query a
// request.
type known struct {
	now func() time.Time

	mu        sync.Mutex
	keys      map[[32]byte]knownKey
	forgotten uint64 // grows with each key that is forgotten
}

type knownKey struct {
	key   *Key
	until time.Time
}

func newKnown(now func() time.Time) *known {
	return &known{now: now, keys: make(map[[32]byte]knownKey)}
}

func (k *known) get(hash []byte) (*Key, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	known, ok := k.keys[[32]byte(hash)]
	if !ok || !k.now().Before(known.until) {
		return nil, false
	}
	return known.key, true
}

// reading is a point in time to hand to put.
type reading struct {
	forgotten uint64
	until     time.Time
}

// reading is called before a key is read from the store.
func (k *known) reading() reading {
	k.mu.Lock()
	defer k.mu.Unlock()
	return reading{forgotten: k.forgotten, until: k.now().Add(knownFor)}
}

// put remembers a key, unless one was forgotten since it was read: it may be
// this one, read just before it was revoked.
func (k *known) put(hash []byte, key *Key, r reading) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if r.forgotten != k.forgotten {
		return
	}
	if len(k.keys) >= knownMost {
		clear(k.keys)
	}
	k.keys[[32]byte(hash)] = knownKey{key: key, until: r.until}
}

// forget makes the next get of a key miss.
func (k *known) forget(hash []byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.forgotten++
	delete(k.keys, [32]byte(hash))
}
