// Package call is what verification sends and receives: a Case says what one
// request is meant to be, a Sender sends it, an Exchange is both with the
// answer, and a Sequence is several that belong together.
package call
