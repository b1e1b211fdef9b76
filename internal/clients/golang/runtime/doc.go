// Package runtime is what every generated Go client stands on: how a call is
// encoded, sent, repeated, decoded and reported. It is compiled and tested here
// and copied, file by file, into each generated package, of which it then is a
// part; so what generated code uses of it need not be exported, and what is
// exported here is exported by every client.
package runtime
