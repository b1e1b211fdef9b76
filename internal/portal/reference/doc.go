// Package reference reads one document as its readers see it: its outline, its
// operations and its schemas in words. Everything in it is pure.
package reference
