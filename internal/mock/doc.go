// Package mock answers HTTP requests as a document says, for an API that is not
// there yet.
package mock
