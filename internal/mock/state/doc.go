// Package state remembers what consumers of a mock create: it can be listed,
// read, changed and deleted, and is gone afterwards.
package state
