package catalog

import (
	"container/list"
	"errors"
	"sync"
)

// cache keeps the values used last, up to a total cost, and computes each
// value once even when many ask for it at the same time. It is safe for
// concurrent use.
type cache[K comparable, V any] struct {
	mu      sync.Mutex
	room    int64 // total cost that may be kept; negative while over it
	entries map[K]*list.Element
	order   *list.List // of *entry[K, V], used last first
}

type entry[K comparable, V any] struct {
	key   K
	cost  int64
	once  sync.Once
	value V
	err   error
}

var errUnfinished = errors.New("computing the value did not finish")

func newCache[K comparable, V any](cost int64) *cache[K, V] {
	return &cache[K, V]{room: cost, entries: make(map[K]*list.Element), order: list.New()}
}

// get returns the value of a key, computing it when it is not kept. Errors are
// not kept.
func (c *cache[K, V]) get(key K, cost int64, compute func() (V, error)) (V, error) {
	e := c.entry(key, cost)
	e.once.Do(func() {
		e.err = errUnfinished // what others see if compute panics
		defer func() {
			if e.err != nil {
				c.drop(e)
			}
		}()
		e.value, e.err = compute()
	})
	return e.value, e.err
}

// put keeps a value that is already computed.
func (c *cache[K, V]) put(key K, cost int64, value V) {
	e := c.entry(key, cost)
	e.once.Do(func() { e.value = value })
}

// entry returns the entry of a key, made if need be and moved to the front.
func (c *cache[K, V]) entry(key K, cost int64) *entry[K, V] {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at, ok := c.entries[key]; ok {
		c.order.MoveToFront(at)
		return at.Value.(*entry[K, V])
	}
	e := &entry[K, V]{key: key, cost: cost}
	c.entries[key] = c.order.PushFront(e)
	c.room -= cost
	for c.room < 0 && c.order.Len() > 1 {
		c.remove(c.order.Back())
	}
	return e
}

// drop forgets one entry, unless its key has another by now.
func (c *cache[K, V]) drop(e *entry[K, V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at, ok := c.entries[e.key]; ok && at.Value == any(e) {
		c.remove(at)
	}
}

func (c *cache[K, V]) remove(at *list.Element) {
	e := c.order.Remove(at).(*entry[K, V])
	delete(c.entries, e.key)
	c.room += e.cost
}
