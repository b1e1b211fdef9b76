// Package export writes the pages about one document as a static site: a
// folder that any web server can serve below any address, and that a browser
// can open without one.
package export
