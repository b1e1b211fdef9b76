// Package casefile keeps failures in files: each with the requests that show
// it, from nothing on, so that it can be replayed; and those that are known, as
// a baseline.
package casefile
