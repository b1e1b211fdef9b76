// Package oracle proves package compare against another comparator, oasdiff,
// as its oracle: every breaking change that oasdiff reports, over the fixtures
// of its own checker and over real documents, is found by compare too, or
// stands in the list of disagreements with the reason.
//
// It is a module of its own, so that nothing else comes to depend on oasdiff.
package oracle
