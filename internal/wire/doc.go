// Package wire writes values into requests, and reads them back: parameters in
// the styles of OpenAPI (RFC 6570), and bodies by their media types. It knows
// nothing of connections.
package wire
