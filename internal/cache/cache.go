// Package cache keeps values that take long to compute.
package cache

import (
	"container/list"
	"errors"
	"sync"
)

// Cache keeps the values used last, up to a total cost, and computes each
// value once even when many ask for it at the same time. The value computed
// last is kept whatever its cost. A Cache is safe for concurrent use.
type Cache[K comparable, V any] struct {
	mu      sync.Mutex
	room    int64 // total cost that may still be kept; negative while over it
	entries map[K]*list.Element
	order   *list.List // of *entry[K, V], used last first
}

type entry[K comparable, V any] struct {
	key   K
	cost  int64 // 0 until the value is there
	once  sync.Once
	value V
	err   error
}

var errUnfinished = errors.New("computing the value did not finish")

// New returns a cache for values of the given total cost.
func New[K comparable, V any](cost int64) *Cache[K, V] {
	return &Cache[K, V]{room: cost, entries: make(map[K]*list.Element), order: list.New()}
}

// Get returns the value of a key, computing it with its cost when it is not
// kept. Errors are returned to all who wait for the value, and not kept.
func (c *Cache[K, V]) Get(key K, compute func() (value V, cost int64, err error)) (V, error) {
	e := c.entry(key)
	e.once.Do(func() {
		e.err = errUnfinished // what others see if compute panics
		defer func() {
			if e.err != nil {
				c.drop(e)
			}
		}()
		var cost int64
		e.value, cost, e.err = compute()
		c.charge(e, cost)
	})
	return e.value, e.err
}

// Put keeps a value that is already computed.
func (c *Cache[K, V]) Put(key K, cost int64, value V) {
	e := c.entry(key)
	e.once.Do(func() {
		e.value = value
		c.charge(e, cost)
	})
}

// entry returns the entry of a key, made if need be and moved to the front.
func (c *Cache[K, V]) entry(key K) *entry[K, V] {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at, ok := c.entries[key]; ok {
		c.order.MoveToFront(at)
		return at.Value.(*entry[K, V])
	}
	e := &entry[K, V]{key: key}
	c.entries[key] = c.order.PushFront(e)
	return e
}

// charge notes what an entry costs, and makes room for it.
func (c *Cache[K, V]) charge(e *entry[K, V], cost int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.entries[e.key]
	if !ok || at.Value != any(e) {
		return // forgotten meanwhile
	}
	e.cost = cost
	c.room -= cost
	c.order.MoveToFront(at)
	for c.room < 0 && c.order.Len() > 1 {
		c.remove(c.order.Back())
	}
}

// drop forgets one entry, unless its key has another by now.
func (c *Cache[K, V]) drop(e *entry[K, V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at, ok := c.entries[e.key]; ok && at.Value == any(e) {
		c.remove(at)
	}
}

func (c *Cache[K, V]) remove(at *list.Element) {
	e := c.order.Remove(at).(*entry[K, V])
	delete(c.entries, e.key)
	c.room += e.cost
}
