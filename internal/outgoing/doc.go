// Package outgoing sends HTTP requests to addresses that somebody else chose,
// such as those in a document or in a request, without letting them reach what
// only this machine or its network can.
package outgoing
