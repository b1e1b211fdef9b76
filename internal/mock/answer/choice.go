package answer

import "time"

// Choice is what a caller wants to see, by a Prefer header (RFC 7240) or by
// query parameters: "code=404, example=empty, dynamic=true, delay=250".
type Choice struct {
	Code    int    // status; 0 for the usual one
	Example string // name of a documented example, or ""
	Dynamic bool   // a value made from the schema even where there are examples
	Delay   time.Duration
}
